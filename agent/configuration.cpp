#include "agent/configuration.hpp"

#include "agent/config/broker_rules.hpp"
#include "agent/config/fingerprint.hpp"
#include "agent/config/load.hpp"
#include "agent/node/rules.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>

namespace vigie {
namespace {

std::string host_name() {
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "localhost";
}

/// False: `text` says why.
bool read(const std::string& file, std::string& text) {
    std::ifstream in{file, std::ios::binary};
    text.assign(std::istreambuf_iterator<char>{in}, {});
    if (!in.bad() && in.is_open() && !in.fail()) return true;
    text = file + ": cannot be read: " + std::generic_category().message(errno);
    return false;
}

/// Folded to what a double holds exactly.
std::uint64_t hash_of(std::string_view text) {
    const auto hash = config::fingerprint{}.add_bytes(text).value();
    return (hash >> 48U) ^ (hash & 0xffff'ffff'ffff);
}

std::variant<config::agent, faults> parse(const std::string& text, const std::string& file,
                                          const std::string& host, faults* warnings = nullptr) {
    std::vector<config::fault> looks;
    auto loaded = config::load(text, file, host.empty() ? host_name() : host, &looks);
    if (warnings != nullptr)
        for (auto& each : looks) {
            each.what = "warning: " + each.what;
            warnings->push_back(to_string(each));
        }
    if (auto* good = std::get_if<config::agent>(&loaded)) return std::move(*good);
    faults lines;
    for (const auto& each : std::get<std::vector<config::fault>>(loaded)) lines.push_back(to_string(each));
    return lines;
}

}  // namespace

std::variant<config::agent, faults> load_configuration(const std::string& file, faults* warnings) {
    std::string text;
    if (!read(file, text)) return faults{text};
    return parse(text, file, {}, warnings);
}

void add_own_rules(config::agent& to) {
    for (const auto& own : {node::rules(to.host.host), config::broker_rules(to.brokers)})
        to.rules.insert(to.rules.end(), own.begin(), own.end());
}

std::variant<std::shared_ptr<const configuration>, faults> read_configuration(const std::string& file,
                                                                              const std::string& host) {
    std::string text;
    std::vector<seen_file> files{{file, http::stamp_of(file)}};
    if (!read(file, text)) return faults{text};
    auto loaded = parse(text, file, host);
    if (auto* wrong = std::get_if<faults>(&loaded)) return std::move(*wrong);

    auto made = std::make_shared<configuration>();
    made->about = std::get<config::agent>(std::move(loaded));
    made->hash = hash_of(text);
    add_own_rules(made->about);
    faults unreadable;
    for (const auto& broker : made->about.brokers) {
        std::string password;
        const auto& from = broker.password_file;
        if (!from.empty()) files.push_back({from, http::stamp_of(from)});
        if (!from.empty() && !read(from, password)) unreadable.push_back(std::exchange(password, {}));
        made->passwords.push_back(password.substr(0, password.find_first_of("\r\n")));
    }
    if (!unreadable.empty()) return unreadable;
    made->files = std::move(files);
    return made;
}

std::vector<seen_file> look_again(std::vector<seen_file> files) {
    for (auto& each : files) each.look = http::stamp_of(each.path);
    return files;
}

}  // namespace vigie
