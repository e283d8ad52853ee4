#include "agent/config/names.hpp"
#include "agent/config/sections.hpp"
#include "libs/mqtt/url.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vigie::config {

namespace {

constexpr std::size_t most_brokers = 32;

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

void load_url(const mapping& section, broker& to) {
    section.filled_text("url", to.url);
    if (const auto parsed = mqtt_client::parse_url(to.url))
        to.url = parsed->text();
    else
        section.fault("url", "url: " + parsed.error());
}

void load_settings(const mapping& section, broker& to) {
    load_url(section, to);
    section.filled_text("client_id", to.client_id);
    section.text("username", to.username);
    for (const auto& [key, path] :
         {std::pair{"password_file", &to.password_file}, std::pair{"ca_file", &to.ca_file},
          std::pair{"certificate_file", &to.certificate_file}, std::pair{"key_file", &to.key_file}})
        section.filled_text(key, *path);
    whole_seconds(section, "keep_alive", to.keep_alive, 1s, 18h);  // MQTT 5, 3.1.2.10: 16 bits
    whole_seconds(section, "session_expiry", to.session_expiry, 0s, 30 * 24h);

    section.boolean("figures", to.figures);

    if (section.has("password_file") && to.username.empty())
        section.fault("password_file", "password_file: needs a username");
    check_tls(section, to);
}

/// `main` keeps the session that the agent had when it knew no other broker.
std::string client_id(std::string_view host_name, const broker& of) {
    return of.name == main_broker ? fmt::format("vigie-{}", host_name)
                                  : fmt::format("vigie-{}-{}", host_name, of.name);
}

void check_name(const mapping& section, const std::vector<broker>& before, const broker& to) {
    if (auto wrong = fault_of_plain_name(to.name); !wrong.empty())
        section.fault("name", "name: " + wrong);
    else if (std::ranges::find(before, to.name, &broker::name) != before.end())
        section.fault("name", fmt::format("name: there is a broker '{}' already", to.name));
}

/// Two sessions of one client identifier put each other out for ever.
void check_session(const mapping& section, const std::vector<broker>& before, const broker& to) {
    for (const auto& other : before)
        if (other.url == to.url && other.client_id == to.client_id)
            section.fault("url",
                          fmt::format("url: broker '{}' is the same, with the same client_id: one of the "
                                      "two would put the other out",
                                      other.name));
}

}  // namespace

void load_brokers(const mapping& file, std::string_view host_name, std::vector<broker>& to) {
    to.clear();
    if (const auto* several = file.find("brokers"); several != nullptr) {
        if (file.has("broker")) file.fault("brokers", "brokers: broker stands there as well: one of the two");
        for (const auto& node : file.sequence("brokers")) {
            if (to.size() == most_brokers) {
                file.faults().add(node.Mark(), fmt::format("more than {} brokers", most_brokers));
                break;
            }
            broker one;
            const mapping section(node, "brokers", keys::broker, file.faults());
            if (section.required_text("name", one.name)) check_name(section, to, one);
            load_settings(section, one);
            if (one.client_id.empty()) one.client_id = client_id(host_name, one);
            check_session(section, to, one);
            to.push_back(std::move(one));
        }
        if (to.empty() && several->IsSequence()) file.fault("brokers", "brokers: at least one");
    }
    if (!to.empty()) return;
    auto& one = to.emplace_back();
    const auto* node = file.find("broker");
    const mapping section(node == nullptr ? YAML::Node{} : *node, "broker", keys::broker, file.faults());
    if (section.filled_text("name", one.name)) check_name(section, {}, one);
    load_settings(section, one);
    if (one.client_id.empty()) one.client_id = client_id(host_name, one);
}

}  // namespace vigie::config
