#include "libs/http/handshake.hpp"

#include <boost/asio/error.hpp>
#include <boost/asio/ssl/error.hpp>

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace vigie::http {
namespace {

namespace asio = boost::asio;

handshake_failure reason_of(int reason) {
    if (reason > SSL_AD_REASON_OFFSET)
        return handshake_failure::refused_by_client;  // an alert that the client sent
    switch (reason) {
        case SSL_R_UNSUPPORTED_PROTOCOL:
        case SSL_R_VERSION_TOO_LOW:
        case SSL_R_VERSION_TOO_HIGH:
        case SSL_R_WRONG_VERSION_NUMBER:
        case SSL_R_NO_PROTOCOLS_AVAILABLE:
        case SSL_R_NO_SHARED_CIPHER:
        case SSL_R_NO_SHARED_SIGNATURE_ALGORITHMS:
        case SSL_R_NO_SUITABLE_KEY_SHARE:
        case SSL_R_NO_SUITABLE_SIGNATURE_ALGORITHM:
            return handshake_failure::protocol;
        case SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE:
        case SSL_R_CERTIFICATE_VERIFY_FAILED:
            return handshake_failure::client_certificate;
        default:
            return handshake_failure::other;
    }
}

}  // namespace

handshake_failure reason_of(const boost::system::error_code& error, bool too_late) {
    if (too_late) return handshake_failure::timeout;
    if (error.category() == asio::error::get_ssl_category())
        return reason_of(ERR_GET_REASON(static_cast<unsigned>(error.value())));
    if (error == asio::error::eof || error == asio::ssl::error::stream_truncated ||
        error == asio::error::connection_reset || error == asio::error::broken_pipe ||
        error == asio::error::operation_aborted)
        return handshake_failure::closed;
    return handshake_failure::other;
}

}  // namespace vigie::http
