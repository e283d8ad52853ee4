#include "agent/ingest/reach.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <memory>

namespace vigie::ingest {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using mqtt_client::failure;
using mqtt_client::refusal;
using namespace std::chrono_literals;

constexpr auto patience = 5s;
constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

/// Shared with the timer that closes what takes too long, which may outlive the coroutine.
struct attempt {
    explicit attempt(const asio::any_io_executor& on) : socket(on), deadline(on, patience) {}

    tcp::socket socket;
    asio::steady_timer deadline;
    bool late = false;

    static void watch(const std::shared_ptr<attempt>& one) {
        one->deadline.async_wait([one](boost::system::error_code cancelled) {
            if (cancelled) return;
            one->late = true;
            one->close();
        });
    }
    void close() {
        boost::system::error_code ignored;
        socket.close(ignored);
    }
};

std::string whom_to_trust(asio::ssl::context& to, const mqtt_client::credentials& who) {
    boost::system::error_code wrong;
    if (who.ca_file.empty())
        to.set_default_verify_paths(wrong);
    else
        to.load_verify_file(who.ca_file, wrong);
    if (wrong) return "ca_file " + who.ca_file + " cannot be used: " + wrong.message();
    if (!who.certificate_file.empty()) to.use_certificate_chain_file(who.certificate_file, wrong);
    if (wrong) return "certificate_file " + who.certificate_file + " cannot be used: " + wrong.message();
    if (!who.key_file.empty()) to.use_private_key_file(who.key_file, asio::ssl::context::pem, wrong);
    if (wrong) return "key_file " + who.key_file + " cannot be used: " + wrong.message();
    return {};
}

/// As Paho does it: the given authorities or the system's, and the host's name. Returns what is wrong.
asio::awaitable<std::string> shake_hands(tcp::socket& over, std::string host,
                                         const mqtt_client::credentials& who) {
    asio::ssl::context context{asio::ssl::context::tls_client};
    if (auto wrong = whom_to_trust(context, who); !wrong.empty()) co_return wrong;
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);

    asio::ssl::stream<tcp::socket&> secured{over, context};
    secured.set_verify_mode(asio::ssl::verify_peer);
    bool named_otherwise = false;
    secured.set_verify_callback([&](bool good, asio::ssl::verify_context& seen) {
        if (!good) return false;
        named_otherwise = !asio::ssl::host_name_verification{host}(good, seen);
        return !named_otherwise;
    });
    SSL_set_tlsext_host_name(secured.native_handle(), host.c_str());
    const auto [failed] = co_await secured.async_handshake(asio::ssl::stream_base::client, as_result);
    if (!failed) co_return std::string{};
    if (named_otherwise) co_return "its certificate is not for host '" + host + "'";
    const auto verdict = SSL_get_verify_result(secured.native_handle());
    if (verdict == X509_V_OK) co_return "the TLS handshake fails: " + failed.message();
    co_return std::string{"ca_file does not vouch for it: "} + X509_verify_cert_error_string(verdict);
}

}  // namespace

asio::awaitable<failure> knock(found_host where, mqtt_client::url to, mqtt_client::credentials who) {
    const auto once = std::make_shared<attempt>(co_await asio::this_coro::executor);
    attempt::watch(once);
    boost::system::error_code failed = asio::error::host_not_found;
    for (const auto& at : where.at) {
        once->close();
        const auto [outcome] = co_await once->socket.async_connect(at, as_result);
        failed = outcome;
        if (!failed || once->late) break;
    }
    failure why{refusal::protocol, "the connection is taken and CONNECT gets no answer"};
    if (to.tls && who.certificate_file.empty())
        why.words += ": perhaps the broker wants a certificate of the agent's (certificate_file)";
    if (failed) {
        why = {refusal::unreachable,
               "nobody answers there: " + (once->late ? std::string{"timed out"} : failed.message())};
    } else if (to.tls) {
        auto wrong = co_await shake_hands(once->socket, to.host, who);
        if (once->late) wrong = "the TLS handshake takes too long";
        if (!wrong.empty()) why = {refusal::tls, std::move(wrong)};
    }
    once->deadline.cancel();
    once->close();
    co_return why;
}

}  // namespace vigie::ingest
