#include "libs/http/client_certificate.hpp"

#include <boost/asio/ip/address.hpp>

#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <memory>

namespace vigie::http {
namespace {

std::string text_of(const ASN1_STRING* of) {
    return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(of)),
            static_cast<std::size_t>(ASN1_STRING_length(of))};
}

std::string address_of(const ASN1_OCTET_STRING* of) {
    const auto bytes = text_of(of);
    boost::asio::ip::address_v4::bytes_type four{};
    boost::asio::ip::address_v6::bytes_type sixteen{};
    if (bytes.size() == four.size()) {
        std::ranges::copy(bytes, four.begin());
        return boost::asio::ip::address_v4{four}.to_string();
    }
    if (bytes.size() != sixteen.size()) return {};
    std::ranges::copy(bytes, sixteen.begin());
    return boost::asio::ip::address_v6{sixteen}.to_string();
}

std::string text_of(const GENERAL_NAME& name) {
    switch (name.type) {
        case GEN_DNS:
            return text_of(name.d.dNSName);
        case GEN_EMAIL:
            return text_of(name.d.rfc822Name);
        case GEN_URI:
            return text_of(name.d.uniformResourceIdentifier);
        case GEN_IPADD:
            return address_of(name.d.iPAddress);
        default:
            return {};
    }
}

bool verifies(client_auth how) {
    return how == client_auth::verify_if_given || how == client_auth::require_and_verify;
}

/// 1: the certificate is taken.
int take(X509_STORE_CTX* asked, void* settings) {
    const auto& about = *static_cast<const tls_settings*>(settings);
    if (verifies(about.clients) && X509_verify_cert(asked) != 1) return 0;
    const X509* certificate = X509_STORE_CTX_get0_cert(asked);
    if (about.allowed_sans.empty() || has_one_of(certificate, about.allowed_sans)) return 1;
    X509_STORE_CTX_set_error(asked, X509_V_ERR_APPLICATION_VERIFICATION);
    return 0;
}

}  // namespace

bool has_one_of(const X509* certificate, const std::vector<std::string>& allowed_sans) {
    const std::unique_ptr<GENERAL_NAMES, decltype(&GENERAL_NAMES_free)> names{
        static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)),
        GENERAL_NAMES_free};
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
        const auto name = text_of(*sk_GENERAL_NAME_value(names.get(), i));
        if (!name.empty() && std::ranges::find(allowed_sans, name) != allowed_sans.end()) return true;
    }
    return false;
}

void ask_for_client_certificates(SSL_CTX* context, const tls_settings& about) {
    const bool required =
        about.clients == client_auth::require_any || about.clients == client_auth::require_and_verify;
    const int mode = about.clients == client_auth::none ? SSL_VERIFY_NONE : SSL_VERIFY_PEER;
    SSL_CTX_set_verify(context, required ? mode | SSL_VERIFY_FAIL_IF_NO_PEER_CERT : mode, nullptr);
    SSL_CTX_set_cert_verify_callback(context, take, const_cast<tls_settings*>(&about));
}

}  // namespace vigie::http
