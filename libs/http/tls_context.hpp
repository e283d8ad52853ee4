// What TLS connections are made from: certificate, key and settings, as they were when the files were read.
// Immutable once made; any thread. Connections hold it while they live.
#pragma once

#include "libs/http/web_config.hpp"

#include <boost/asio/ssl/context.hpp>

#include <cstdint>
#include <memory>

namespace vigie::http {

struct tls_context {
    tls_settings about;
    std::int64_t not_after = 0;  ///< of the program's own certificate, seconds since 1970
    /// Shared by all connections; what OpenSSL changes in it has locks of its own.
    mutable boost::asio::ssl::context context{boost::asio::ssl::context::tls_server};
};

/// Reads the files, of 1 MiB at most. Null: they can not be used, and the faults say why.
std::shared_ptr<const tls_context> make_tls_context(const tls_settings&, yaml::fault_list&);

}  // namespace vigie::http
