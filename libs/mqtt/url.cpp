#include "libs/mqtt/url.hpp"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include <charconv>
#include <cstdint>

namespace vigie::mqtt_client {
namespace {

const std::string expected = "expected mqtt://host:port or mqtts://host:port";

bool is_port(std::string_view text) {
    std::uint16_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() && number != 0;
}

}  // namespace

std::string url::text() const {
    return (tls ? "mqtts://" : "mqtt://") + host + ':' + port;
}

std::string url::paho() const {
    return (tls ? "ssl://" : "tcp://") + host + ':' + port;
}

boost::system::result<url, std::string> parse_url(std::string_view text) {
    const auto parsed = boost::urls::parse_uri(boost::core::string_view{text.data(), text.size()});
    const auto found = ", found '" + std::string{text} + "'";
    if (!parsed) return expected + found;
    const std::string scheme{parsed->scheme()}, port{parsed->port()};
    if (scheme != "mqtt" && scheme != "mqtts") return expected + found;
    if (parsed->has_userinfo())
        return std::string{"a user name and password do not stand in it: use username and password_file"};
    if (parsed->encoded_host().empty()) return expected + ": the host is missing";
    if (parsed->has_query() || parsed->has_fragment() ||
        !(parsed->encoded_path().empty() || parsed->encoded_path() == "/"))
        return expected + ", and nothing behind it";
    if (parsed->has_port() && !is_port(port)) return "'" + port + "' is no port";
    url made{scheme == "mqtts", std::string{parsed->encoded_host()}, port};
    if (!parsed->has_port()) made.port = made.tls ? "8883" : "1883";
    return made;
}

}  // namespace vigie::mqtt_client
