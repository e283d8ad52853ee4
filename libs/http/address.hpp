// What --web.listen-address may say, read into an end point. Pure: no look-up of names, nothing is bound.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/system/result.hpp>

#include <string>
#include <string_view>

namespace vigie::http {

struct listen_address {
    boost::asio::ip::tcp::endpoint end_point;
    bool everywhere = false;  ///< no host was named: IPv6 and IPv4, all interfaces
};

/// "127.0.0.1:9469", "localhost:9469", "[::1]:0", ":9469". The error names the address and the mend.
boost::system::result<listen_address, std::string> parse_listen_address(std::string_view);

}  // namespace vigie::http
