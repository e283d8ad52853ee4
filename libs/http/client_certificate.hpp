// What OpenSSL asks about a client's certificate while hands are shaken. Any thread.
#pragma once

#include "libs/http/web_config.hpp"

#include <openssl/ssl.h>

namespace vigie::http {

/// Makes the context ask clients as it is written. The settings outlive the context and its connections.
void ask_for_client_certificates(SSL_CTX*, const tls_settings&);

/// Whether one of the certificate's alternative names (DNS, e-mail, address, URI; RFC 5280, 4.2.1.6) is among
/// these, letter by letter.
bool has_one_of(const X509*, const std::vector<std::string>& allowed_sans);

}  // namespace vigie::http
