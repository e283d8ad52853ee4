#include "agent/config/sections.hpp"

#include <fmt/format.h>

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <charconv>
#include <cstdint>

namespace vigie::config {

namespace {

constexpr std::string_view expected = "expected mqtt://host:port or mqtts://host:port";

bool is_port(std::string_view text) {
    std::uint16_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() && number != 0;
}

/// Fills in the usual port. Returns what is wrong.
std::string normalize(std::string& url) {
    const auto parsed = boost::urls::parse_uri(url);
    if (!parsed) return fmt::format("{}, found '{}'", expected, url);
    const std::string scheme{parsed->scheme()}, port{parsed->port()};
    if (scheme != "mqtt" && scheme != "mqtts") return fmt::format("{}, found '{}'", expected, url);
    if (parsed->has_userinfo())
        return "a user name and password do not stand in it: use username and password_file";
    if (parsed->encoded_host().empty()) return fmt::format("{}: the host is missing", expected);
    const bool more = parsed->has_query() || parsed->has_fragment() ||
                      !(parsed->encoded_path().empty() || parsed->encoded_path() == "/");
    if (more) return fmt::format("{}, and nothing behind it", expected);
    if (parsed->has_port() && !is_port(port)) return fmt::format("'{}' is no port", port);
    const std::string host{parsed->encoded_host()};
    url = fmt::format("{}://{}:{}", scheme, host,
                      parsed->has_port()  ? port
                      : scheme == "mqtts" ? "8883"
                                          : "1883");
    return {};
}

void check_tls(const mapping& section, const broker& found) {
    if (!found.url.starts_with("mqtts://"))
        for (const std::string_view key : {"ca_file", "certificate_file", "key_file"})
            if (section.has(key)) section.fault(key, fmt::format("{}: only mqtts:// uses it", key));
    if (section.has("certificate_file") != section.has("key_file"))
        section.fault(section.has("key_file") ? "key_file" : "certificate_file",
                      "certificate_file and key_file go together");
}

void whole_seconds(const mapping& section, std::string_view key, std::chrono::seconds& to,
                   std::chrono::seconds least, std::chrono::seconds most) {
    duration value = to;
    if (!section.time_span(key, value, least, most)) return;
    if (value % 1s != 0ms)
        section.fault(key, fmt::format("{}: MQTT counts it in whole seconds", key));
    else
        to = std::chrono::duration_cast<std::chrono::seconds>(value);
}

}  // namespace

void load_broker(const YAML::Node& node, fault_list& faults, broker& to) {
    const mapping section(node, "broker", keys::broker, faults);
    section.filled_text("url", to.url);
    if (auto wrong = normalize(to.url); !wrong.empty()) section.fault("url", "url: " + wrong);
    section.filled_text("client_id", to.client_id);
    section.text("username", to.username);
    for (const auto& [key, path] :
         {std::pair{"password_file", &to.password_file}, std::pair{"ca_file", &to.ca_file},
          std::pair{"certificate_file", &to.certificate_file}, std::pair{"key_file", &to.key_file}})
        section.filled_text(key, *path);
    whole_seconds(section, "keep_alive", to.keep_alive, 1s, 18h);  // MQTT 5, 3.1.2.10: 16 bits
    whole_seconds(section, "session_expiry", to.session_expiry, 0s, 30 * 24h);

    if (section.has("password_file") && to.username.empty())
        section.fault("password_file", "password_file: needs a username");
    check_tls(section, to);
}

}  // namespace vigie::config
