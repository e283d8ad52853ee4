#include "libs/http/address.hpp"

#include <boost/asio/ip/address.hpp>

#include <charconv>

namespace vigie::http {
namespace {

std::string fault(std::string_view address, std::string_view what) {
    return "cannot listen on \"" + std::string{address} + "\": " + std::string{what};
}

bool parse_port(std::string_view text, std::uint16_t& port) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

boost::system::result<listen_address, std::string> parse_listen_address(std::string_view address) {
    const auto colon = address.rfind(':');
    const auto bracket = address.rfind(']');
    if (colon == address.npos || (bracket != address.npos && colon < bracket))
        return fault(address, "it has no port; write host:port or :port, for example :9469");
    std::uint16_t port = 0;
    if (!parse_port(address.substr(colon + 1), port))
        return fault(address, "the port must be a number from 0 to 65535");

    std::string_view host = address.substr(0, colon);
    const bool bracketed = host.starts_with('[') && host.ends_with(']');
    if (bracketed) host = host.substr(1, host.size() - 2);
    if (host.empty() && !bracketed) return listen_address{{boost::asio::ip::address_v6::any(), port}, true};
    if (host == "localhost") host = "127.0.0.1";
    boost::system::error_code error;
    const auto ip = boost::asio::ip::make_address(host, error);
    if (error)
        return fault(address, "the host is not an IP address; write one, or none (\":" +
                                  std::to_string(port) + "\") for all interfaces");
    if (ip.is_v6() != bracketed)
        return fault(address, bracketed ? "brackets are for IPv6 only; leave them out"
                                        : "an IPv6 address goes into brackets, as in [::1]:9469");
    return listen_address{{ip, port}, false};
}

}  // namespace vigie::http
