#include "sensor-sim/publish/broker.hpp"

#include <boost/url.hpp>

namespace vigie::sim {

std::optional<std::string> paho_address(std::string_view url) {
    const auto parsed = boost::urls::parse_uri(boost::core::string_view{url.data(), url.size()});
    if (!parsed || parsed->host().empty() || parsed->has_userinfo() || parsed->has_query()) return {};
    if (!parsed->path().empty() && parsed->path() != "/") return {};
    const bool secure = parsed->scheme() == "mqtts";
    if (!secure && parsed->scheme() != "mqtt") return {};
    if (parsed->has_port() && parsed->port_number() == 0) return {};
    const std::string port = parsed->has_port() ? std::string{parsed->port()} : secure ? "8883" : "1883";
    return (secure ? "ssl://" : "tcp://") + std::string{parsed->encoded_host()} + ':' + port;
}

}  // namespace vigie::sim
