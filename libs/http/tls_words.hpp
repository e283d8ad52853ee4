// The words of the web configuration about TLS, which are Go's (https://pkg.go.dev/crypto/tls), with what
// OpenSSL calls the same. Immutable.
#pragma once

#include "libs/http/web_config.hpp"

namespace vigie::http::tls_words {

using word = std::pair<std::string_view, std::string_view>;

inline constexpr std::pair<std::string_view, client_auth> client_auths[] = {
    {"NoClientCert", client_auth::none},
    {"RequestClientCert", client_auth::request},
    {"RequireAnyClientCert", client_auth::require_any},
    {"VerifyClientCertIfGiven", client_auth::verify_if_given},
    {"RequireAndVerifyClientCert", client_auth::require_and_verify},
};

inline constexpr std::pair<std::string_view, tls_version> versions[] = {{"TLS12", tls_version::tls12},
                                                                        {"TLS13", tls_version::tls13}};

/// Go's tls.CipherSuites(). Those of TLS 1.3, with nothing behind them, are always offered, as Go does it.
inline constexpr word cipher_suites[] = {
    {"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "ECDHE-ECDSA-AES128-GCM-SHA256"},
    {"TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "ECDHE-ECDSA-AES256-GCM-SHA384"},
    {"TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "ECDHE-ECDSA-CHACHA20-POLY1305"},
    {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "ECDHE-RSA-AES128-GCM-SHA256"},
    {"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "ECDHE-RSA-AES256-GCM-SHA384"},
    {"TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", "ECDHE-RSA-CHACHA20-POLY1305"},
    {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", "ECDHE-ECDSA-AES128-SHA"},
    {"TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA", "ECDHE-ECDSA-AES256-SHA"},
    {"TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", "ECDHE-RSA-AES128-SHA"},
    {"TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA", "ECDHE-RSA-AES256-SHA"},
    {"TLS_AES_128_GCM_SHA256", ""},
    {"TLS_AES_256_GCM_SHA384", ""},
    {"TLS_CHACHA20_POLY1305_SHA256", ""},
};

inline constexpr word curves[] = {
    {"CurveP256", "P-256"}, {"CurveP384", "P-384"}, {"CurveP521", "P-521"}, {"X25519", "X25519"}};

}  // namespace vigie::http::tls_words
