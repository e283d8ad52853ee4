#include "libs/http/tls_context.hpp"

#include "libs/http/client_certificate.hpp"
#include "libs/http/whole_file.hpp"

#include <boost/asio/buffer.hpp>

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <ctime>
#include <string_view>

namespace vigie::http {
namespace {

namespace asio = boost::asio;

class reading {
public:
    reading(tls_context& to, yaml::fault_list& faults)
        : to_(to), of_(to.context.native_handle()), faults_(faults) {}

    bool all() {
        certificate();
        client_authorities();
        return good_;
    }

private:
    void wrong(std::string_view key, const named_file& file, std::string_view what) {
        good_ = false;
        faults_.add(file.at, fmt::format("{}: {} {}", key, file.path.native(), what));
    }

    /// Nothing when the file has no name, as after a fault of the configuration, or cannot be read.
    std::optional<std::string> content(std::string_view key, const named_file& file) {
        if (file.path.empty()) {
            good_ = false;
            return std::nullopt;
        }
        std::string text;
        const auto fault = read_whole_file(file.path, text);
        if (fault.empty()) return text;
        wrong(key, file, "cannot be read: " + fault);
        return std::nullopt;
    }

    void certificate() {
        boost::system::error_code error;
        const auto certificates = content("cert_file", to_.about.certificate);
        const auto key = content("key_file", to_.about.key);
        bool both = certificates && key;
        if (certificates) to_.context.use_certificate_chain(asio::buffer(*certificates), error);
        if (error)
            wrong("cert_file", to_.about.certificate, "holds no certificate in PEM: " + error.message());
        both = both && !error;
        // Without a certificate before it any key is taken.
        if (key) to_.context.use_private_key(asio::buffer(*key), asio::ssl::context::pem, error);
        if (!key || !error) return;
        const bool other = ERR_GET_REASON(static_cast<unsigned>(error.value())) == X509_R_KEY_VALUES_MISMATCH;
        wrong("key_file", to_.about.key,
              both && other ? fmt::format("is not the key of the certificate in {}",
                                          to_.about.certificate.path.native())
                            : "holds no key in PEM without a pass phrase: " + error.message());
    }

    void client_authorities() {
        const auto& file = to_.about.client_ca;
        if (to_.about.clients == client_auth::none) return;
        if (file.path.empty()) {
            SSL_CTX_set_default_verify_paths(of_);
            return;
        }
        const auto text = content("client_ca_file", file);
        if (!text) return;
        const std::unique_ptr<BIO, decltype(&BIO_free)> from{
            BIO_new_mem_buf(text->data(), static_cast<int>(text->size())), BIO_free};
        int found = 0;
        while (auto* one = PEM_read_bio_X509(from.get(), nullptr, nullptr, nullptr)) {
            X509_STORE_add_cert(SSL_CTX_get_cert_store(of_), one);
            SSL_CTX_add_client_CA(of_, one);  // clients are told whose certificates are wanted
            X509_free(one);
            ++found;
        }
        ERR_clear_error();  // the end of the file is one to OpenSSL
        if (found == 0) wrong("client_ca_file", file, "holds no certificate in PEM");
    }

    tls_context& to_;
    SSL_CTX* of_;
    yaml::fault_list& faults_;
    bool good_ = true;
};

/// Of the certificate that clients are shown. What is no time counts as over.
std::int64_t not_after_of(SSL_CTX* context) {
    std::tm when{};
    const auto* certificate = SSL_CTX_get0_certificate(context);
    if (ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &when) != 1) return 0;
    return timegm(&when);
}

int version_of(tls_version which) {
    return which == tls_version::tls13 ? TLS1_3_VERSION : TLS1_2_VERSION;
}

void set_up(SSL_CTX* context, const tls_settings& about) {
    SSL_CTX_set_min_proto_version(context, version_of(about.least));
    SSL_CTX_set_max_proto_version(context, version_of(about.most));
    if (!about.ciphers.empty()) SSL_CTX_set_cipher_list(context, about.ciphers.c_str());
    if (!about.groups.empty()) SSL_CTX_set1_groups_list(context, about.groups.c_str());
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    if (about.own_order) SSL_CTX_set_options(context, SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);  // an idle connection holds none
    // Clients keep their sessions themselves, in tickets. Without a name for ours, those that had shown a
    // certificate could not come back with one.
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    static constexpr unsigned char name[] = "vigie";
    SSL_CTX_set_session_id_context(context, name, sizeof name);
}

}  // namespace

std::shared_ptr<const tls_context> make_tls_context(const tls_settings& about, yaml::fault_list& faults) {
    auto made = std::make_shared<tls_context>();
    made->about = about;
    // Otherwise OpenSSL asks for a key's pass phrase on the terminal.
    made->context.set_password_callback([](auto, auto) { return std::string{}; });
    set_up(made->context.native_handle(), made->about);
    ask_for_client_certificates(made->context.native_handle(), made->about);
    if (!reading{*made, faults}.all()) return nullptr;
    made->not_after = not_after_of(made->context.native_handle());
    return made;
}

}  // namespace vigie::http
