#include "agent/ingest/subscriber.hpp"

#include "libs/log/log.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>

namespace vigie::ingest {
namespace {

using namespace std::chrono_literals;
namespace asio = boost::asio;

constexpr std::chrono::milliseconds shortest_wait = 250ms;
constexpr std::chrono::milliseconds longest_wait = 10s;
constexpr int refused_from = 0x80;  // reason codes from here on are errors (MQTT 5.0, 2.4)

timestamp wall_now() {
    return std::chrono::time_point_cast<duration>(std::chrono::system_clock::now());
}

/// mqtt://host:port → tcp://host:port, as Paho wants it.
std::string paho_address(std::string_view url) {
    constexpr std::string_view plain = "mqtt://", tls = "mqtts://";
    if (url.starts_with(tls)) return "ssl://" + std::string{url.substr(tls.size())};
    return "tcp://" + std::string{url.substr(plain.size())};
}

/// The reason code of MQTT 5; Paho C++ 1.2 gives that of a refused connection as the return code.
int reason_code(const mqtt::token& tok) {
    return std::max(static_cast<int>(tok.get_reason_code()), tok.get_return_code());
}

/// MQTT 5 says 0x84 (unsupported protocol version), 3.1.1 says 1 (unacceptable protocol version).
bool refuses_version(const mqtt::token& tok) {
    return reason_code(tok) == 0x84 || tok.get_return_code() == 1;
}

/// In words that lead to the mend.
std::string why(const mqtt::token& tok, bool tls) {
    const auto code = reason_code(tok);
    if (code >= refused_from)
        if (const auto* text = MQTTReasonCode_toString(static_cast<MQTTReasonCodes>(code))) return text;
    switch (tok.get_return_code()) {  // CONNACK of MQTT 3.1.1, 3.2.2.3
        case MQTTASYNC_FAILURE:
            return tls ? "nobody answers there, or ca_file does not vouch for it" : "nobody answers there";
        case 2:
            return "client identifier rejected";
        case 3:
            return "server unavailable";
        case 4:
            return "bad user name or password";
        case 5:
            return "not authorized";
        default:
            break;
    }
    const auto* text = MQTTAsync_strerror(tok.get_return_code());
    return text != nullptr ? text : "return code " + std::to_string(tok.get_return_code());
}

std::string asked_for(const mqtt::token& tok) {
    const auto names = tok.get_topics();
    return names && !names->empty() ? (*names)[0] : std::string{};
}

}  // namespace

/// Hands the outcome of one request from Paho's thread to the reactor.
class subscriber::listener : public virtual mqtt::iaction_listener {
public:
    listener(subscriber& whose, void (*success)(subscriber&, const mqtt::token&),
             void (*failure)(subscriber&, const mqtt::token&))
        : whose_(whose), success_(success), failure_(failure) {}
    void on_success(const mqtt::token& tok) override { success_(whose_, tok); }
    void on_failure(const mqtt::token& tok) override { failure_(whose_, tok); }

private:
    subscriber& whose_;
    void (*success_)(subscriber&, const mqtt::token&);
    void (*failure_)(subscriber&, const mqtt::token&);
};

subscriber::subscriber(asio::io_context& reactor, asio::thread_pool& worker, config::broker about,
                       std::string password, std::vector<subscription> filters, inbox::bounds most)
    : reactor_(reactor),
      worker_(worker),
      timer_(reactor_),
      about_(std::move(about)),
      password_(std::move(password)),
      filters_(std::move(filters)),
      inbox_(most, {[this] { asio::post(reactor_, [this] { wake_(); }); }, [this] { pause(); }}),
      wait_(shortest_wait) {
    connecting_ = std::make_unique<listener>(
        *this, [](subscriber& s, const mqtt::token&) { asio::post(s.reactor_, [&s] { s.on_connected(); }); },
        [](subscriber& s, const mqtt::token& tok) {
            asio::post(s.reactor_, [&s, cause = why(tok, s.about_.url.starts_with("mqtts://")),
                                    version = refuses_version(tok)] { s.on_failed(cause, version); });
        });
    subscribing_ = std::make_unique<listener>(
        *this,
        [](subscriber& s, const mqtt::token& tok) {
            const auto codes = tok.get_subscribe_response().get_reason_codes();
            const auto code = codes.empty() ? 0 : static_cast<int>(codes.front());
            asio::post(s.reactor_, [&s, filter = asked_for(tok), code] { s.on_subscribed(filter, code); });
        },
        [](subscriber& s, const mqtt::token& tok) {
            const auto code = std::max(static_cast<int>(tok.get_reason_code()), refused_from);
            asio::post(s.reactor_, [&s, filter = asked_for(tok), code] { s.on_subscribed(filter, code); });
        });
}

subscriber::~subscriber() {
    stop();
}

void subscriber::make_client() {
    // OpenSSL 3 makes itself ready when a connection first needs it; Paho would do it for mqtt:// too, and
    // have two megabytes of it resident for nothing.
    MQTTAsync_init_options paho = MQTTAsync_init_options_initializer;
    paho.do_openssl_init = 0;
    MQTTAsync_global_init(&paho);
    const auto created = mqtt::create_options_builder().mqtt_version(version_).finalize();
    client_ = std::make_unique<mqtt::async_client>(paho_address(about_.url), about_.client_id, created);
    client_->set_message_callback(
        [this](mqtt::const_message_ptr packet) { inbox_.push(std::move(packet), wall_now()); });
    const auto lost = [this](const std::string& cause) {
        asio::post(reactor_, [this, cause] { on_lost(cause); });
    };
    client_->set_connection_lost_handler(lost);
    // Newer Paho C calls only this one when the broker says goodbye, as to a session that another has taken
    // over.
    client_->set_disconnected_handler([lost](const mqtt::properties&, mqtt::ReasonCode code) {
        const auto* text = MQTTReasonCode_toString(static_cast<MQTTReasonCodes>(code));
        lost(text != nullptr ? text : "the broker disconnected");
    });
}

void subscriber::start() {
    make_client();
    connect();
}

void subscriber::fill(mqtt::connect_options& to) const {
    to.set_mqtt_version(version_);
    to.set_keep_alive_interval(about_.keep_alive);
    to.set_connect_timeout(5s);
    if (version_ == MQTTVERSION_5) {
        to.set_clean_start(false);
        mqtt::properties session;
        session.add(
            {mqtt::property::SESSION_EXPIRY_INTERVAL, static_cast<int32_t>(about_.session_expiry.count())});
        to.set_properties(session);
    } else {
        to.set_clean_session(false);
    }
    if (!about_.username.empty()) to.set_user_name(about_.username);
    if (!password_.empty()) to.set_password(password_);
    if (!about_.url.starts_with("mqtts://")) return;
    mqtt::ssl_options tls;
    if (!about_.ca_file.empty()) tls.set_trust_store(about_.ca_file);
    if (!about_.certificate_file.empty()) tls.set_key_store(about_.certificate_file);
    if (!about_.key_file.empty()) tls.set_private_key(about_.key_file);
    tls.set_verify(true);
    to.set_ssl(tls);
}

void subscriber::connect() try {
    // Filled in place: in Paho C++ 1.2 a copy's properties are those of the original, which must outlive the
    // call.
    mqtt::connect_options options;
    fill(options);
    client_->connect(options, nullptr, *connecting_);
} catch (const mqtt::exception& failed) {
    on_failed(failed.what(), false);
}

void subscriber::retry() {
    timer_.expires_after(wait_);
    wait_ = std::min(wait_ * 2, longest_wait);
    timer_.async_wait([this](boost::system::error_code cancelled) {
        if (!cancelled && !stopped_ && !paused_ && !connected_) connect();
    });
}

void subscriber::on_failed(const std::string& cause, bool wrong_version) {
    if (stopped_) return;
    if (wrong_version && version_ == MQTTVERSION_5) {
        spdlog::info("msg=\"the broker does not speak MQTT 5, going on with 3.1.1\" broker={}", about_.url);
        version_ = MQTTVERSION_3_1_1;
        make_client();
        return connect();
    }
    spdlog::warn("msg=\"cannot connect to the broker\" broker={} error=\"{}\" again_in_ms={}", about_.url,
                 cause, wait_.count());
    retry();
}

void subscriber::on_connected() {
    if (stopped_) return;
    connected_ = true;
    wait_ = shortest_wait;
    ++count_.connects;
    spdlog::info("msg=\"connected to the broker\" broker={} mqtt={}", about_.url,
                 version_ == MQTTVERSION_5 ? 5 : 4);
    // Retained messages come once a session, not once a connect: they would count as fresh. One request a
    // filter, for Paho C++ 1.2 loses the options of a request for many.
    const mqtt::subscribe_options how{false, false, mqtt::subscribe_options::SEND_RETAINED_ON_NEW};
    try {
        for (const auto& filter : filters_)
            client_->subscribe(filter.filter, filter.qos, nullptr, *subscribing_,
                               version_ == MQTTVERSION_5 ? how : mqtt::subscribe_options{});
    } catch (const mqtt::exception& failed) {
        on_lost(failed.what());
    }
}

void subscriber::on_subscribed(const std::string& filter, int code) {
    if (code < refused_from) return;
    ++count_.subscriptions_refused;
    spdlog::error("msg=\"the broker refused a subscription\" filter=\"{}\" code={}", filter, code);
}

void subscriber::on_lost(const std::string& cause) {
    if (!connected_ || stopped_) return;
    connected_ = false;
    if (paused_) return;
    spdlog::warn("msg=\"the connection to the broker is lost\" broker={} error=\"{}\"", about_.url, cause);
    retry();
}

void subscriber::pause() {
    // On Paho's thread: the worker tells the broker, which holds QoS 1 messages from then on.
    asio::post(worker_, [this] {
        try {
            client_->disconnect()->wait_for(5s);
        } catch (const mqtt::exception&) {  // no longer connected: as wanted
        }
        asio::post(reactor_, [this] {
            connected_ = false;
            paused_ = true;
            ++count_.pauses;
            spdlog::warn("msg=\"the queue is three quarters full: disconnected until it is worked off\"");
            drained();
        });
    });
}

void subscriber::drained() {
    if (!paused_ || stopped_ || inbox_.over_quarter()) return;
    paused_ = false;
    connect();
}

bool subscriber::publish(std::string_view topic, std::string_view payload) {
    if (!connected_) return false;
    try {
        client_->publish(std::string{topic}, payload.data(), payload.size(), 0, false);
        return true;
    } catch (const mqtt::exception&) {
        return false;
    }
}

void subscriber::stop() {
    if (stopped_) return;
    stopped_ = true;
    timer_.cancel();
    if (!client_) return;
    try {
        if (client_->is_connected()) client_->disconnect()->wait_for(1s);
    } catch (const mqtt::exception&) {  // gone already
    }
    client_.reset();
}

}  // namespace vigie::ingest
