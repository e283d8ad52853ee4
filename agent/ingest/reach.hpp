// What Paho does not tell or must not be asked: where a host is, and why nobody answers there. Coroutines of
// the reactor, which they never hold up.
//
// Paho looks names up while it holds the lock of all its connections, so that a name server that is silent
// would silence every broker: it only gets names that have just been found. A look-up that hangs is left to
// the C library, which ends it by its own time limits; at most 16 of them are under way.
#pragma once

#include "libs/mqtt/connect.hpp"
#include "libs/mqtt/url.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <string>
#include <vector>

namespace vigie::ingest {

struct found_host {
    std::vector<boost::asio::ip::tcp::endpoint> at;  ///< empty: not found
    std::string fault;                               ///< why not
};

/// Waits for 5 s at most.
boost::asio::awaitable<found_host> find_host(mqtt_client::url);

/// After a connection has failed and Paho only says that it did: connects once itself, as far as to a TLS
/// handshake, and closes again. The reason is `protocol` when nothing is wrong so far. Waits for 5 s at most.
boost::asio::awaitable<mqtt_client::failure> knock(found_host, mqtt_client::url, mqtt_client::credentials);

}  // namespace vigie::ingest
