#include "libs/http/web_config.hpp"

#include "libs/http/passwords.hpp"
#include "libs/http/tls_words.hpp"
#include "libs/yaml/mapping.hpp"
#include "libs/yaml/nearest.hpp"
#include "libs/yaml/parse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace vigie::http {
namespace {

constexpr std::array<std::string_view, 3> sections{"tls_server_config", "http_server_config",
                                                   "basic_auth_users"};
constexpr std::array<std::string_view, 10> tls_keys{
    "cert_file",   "key_file",    "client_auth_type", "client_ca_file",    "client_allowed_sans",
    "min_version", "max_version", "cipher_suites",    "curve_preferences", "prefer_server_cipher_suites"};
constexpr std::array<std::string_view, 2> http_keys{"http2", "headers"};
constexpr std::array<std::string_view, 5> header_names{"Content-Security-Policy", "X-Frame-Options",
                                                       "X-Content-Type-Options", "X-XSS-Protection",
                                                       "Strict-Transport-Security"};

YAML::Node at(const yaml::mapping& section, std::string_view key) {
    const auto* found = section.find(key);
    return found == nullptr ? YAML::Node{} : *found;
}

void load_file(const yaml::mapping& section, std::string_view key, const std::filesystem::path& directory,
               named_file& to) {
    std::string path;
    if (!section.filled_text(key, path)) return;
    to.path = directory / path;  // an absolute one stays as it is
    to.at = section.mark_of(key);
}

void load_version(const yaml::mapping& section, std::string_view key, tls_version& to) {
    std::string said;
    if (section.has(key) && at(section, key).IsScalar()) said = at(section, key).Scalar();
    if (said == "TLS10" || said == "TLS11")
        section.fault(key, fmt::format("{}: {} is deprecated (RFC 8996) and not spoken: write TLS12 or TLS13",
                                       key, said));
    else
        section.choice(key, to, tls_words::versions);
}

/// OpenSSL's names of the list's words, with ':' between. Nothing: one of them is unknown.
std::optional<std::string> load_words(const yaml::mapping& section, std::string_view key,
                                      std::span<const tls_words::word> known) {
    std::vector<std::string_view> names;
    for (const auto& each : known) names.push_back(each.first);
    std::string all;
    bool good = true;
    for (const auto& node : section.sequence(key)) {
        const std::string said = node.IsScalar() ? node.Scalar() : std::string{};
        const auto found = std::ranges::find(known, said, &tls_words::word::first);
        good = good && found != known.end();
        if (found == known.end())
            section.faults().add(node.Mark(), fmt::format("{}: unknown '{}': {}", key, said.substr(0, 60),
                                                          yaml::suggestion(said, names)));
        else if (!found->second.empty())
            all.append(all.empty() ? "" : ":").append(found->second);
    }
    return good ? std::optional{all} : std::nullopt;
}

void load_clients(const yaml::mapping& section, const std::filesystem::path& directory, tls_settings& to) {
    // The toolkit's older word for the same.
    if (at(section, "client_auth_type").IsScalar() &&
        at(section, "client_auth_type").Scalar() == "RequireClientCert")
        to.clients = client_auth::require_any;
    else
        section.choice("client_auth_type", to.clients, tls_words::client_auths);
    load_file(section, "client_ca_file", directory, to.client_ca);
    to.allowed_sans = section.texts("client_allowed_sans");
    if (section.has("client_ca_file") && to.clients == client_auth::none)
        section.fault("client_ca_file",
                      "client_ca_file: nobody is asked for a certificate: add client_auth_type, for example "
                      "RequireAndVerifyClientCert");
    const bool required =
        to.clients == client_auth::require_any || to.clients == client_auth::require_and_verify;
    if (section.has("client_allowed_sans") && !required)
        section.fault("client_allowed_sans",
                      "client_allowed_sans: needs client_auth_type: RequireAndVerifyClientCert or "
                      "RequireAnyClientCert, for others may come without a certificate");
    const auto sans = at(section, "client_allowed_sans");
    if (section.has("client_allowed_sans") && !sans.IsScalar() && sans.size() == 0)
        section.fault("client_allowed_sans",
                      "client_allowed_sans: is empty, so nobody could come: leave it out");
}

void load_tls(const YAML::Node& node, const std::filesystem::path& directory, yaml::fault_list& faults,
              std::optional<tls_settings>& to) {
    const yaml::mapping section(node, "tls_server_config", "tls_server_config", tls_keys, faults);
    if (!node.IsMap() || node.size() == 0) return;
    auto& tls = to.emplace();
    for (const auto& [key, file] :
         {std::pair{"cert_file", &tls.certificate}, std::pair{"key_file", &tls.key}}) {
        load_file(section, key, directory, *file);
        if (!section.has(key))
            faults.add(section.mark(), fmt::format("tls_server_config: '{}' is missing", key));
    }
    load_clients(section, directory, tls);
    load_version(section, "min_version", tls.least);
    load_version(section, "max_version", tls.most);
    if (tls.least > tls.most) section.fault("max_version", "max_version: is below min_version");
    const auto ciphers = load_words(section, "cipher_suites", tls_words::cipher_suites);
    tls.ciphers = ciphers.value_or("");
    const auto listed = at(section, "cipher_suites");
    if (ciphers == "" && listed.IsSequence() && listed.size() > 0 && tls.least == tls_version::tls12)
        section.fault("cipher_suites",
                      "cipher_suites: has none for TLS 1.2: add some, or write min_version: TLS13");
    tls.groups = load_words(section, "curve_preferences", tls_words::curves).value_or("");
    section.boolean("prefer_server_cipher_suites", tls.own_order);
}

/// "" when the field may have this value.
std::string expected_of(std::string_view name, std::string_view value) {
    if (name == "X-Frame-Options" && value != "deny" && value != "sameorigin") return "deny or sameorigin";
    if (name == "X-Content-Type-Options" && value != "nosniff") return "nosniff";
    const auto ends_a_line = [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == 0x7f; };
    return std::ranges::any_of(value, ends_a_line) ? "one line" : "";
}

void load_http(const YAML::Node& node, yaml::fault_list& faults, web_config& to) {
    const yaml::mapping section(node, "http_server_config", "http_server_config", http_keys, faults);
    bool http2 = false;
    section.boolean("http2", http2);
    if (http2) section.fault("http2", "http2: only HTTP/1.1 is spoken: write false, or leave it out");
    const yaml::mapping headers(at(section, "headers"), "headers", "headers", header_names, faults);
    for (const auto name : header_names) {
        std::string value;
        if (!headers.text(name, value) || value.empty()) continue;
        const auto expected = expected_of(name, value);
        if (expected.empty())
            to.fields.emplace_back(name, value);
        else
            headers.fault(name, fmt::format("{}: expected {}", name, expected));
    }
}

void load_users(const yaml::mapping& file, web_config& to) {
    for (const auto& [name, hash, name_at, hash_at] : file.pairs("basic_auth_users")) {
        // The hash is not repeated: faults go to logs.
        if (name.empty() || name.find(':') != name.npos)
            file.faults().add(name_at, "basic_auth_users: a name is not empty and has no ':' (RFC 7617)");
        else if (auto wrong = fault_of_bcrypt(hash); !wrong.empty())
            file.faults().add(hash_at, fmt::format("basic_auth_users: {}: {}", name.substr(0, 60), wrong));
        else
            to.users.emplace(name, hash);
    }
}

}  // namespace

web_config parse_web_config(std::string_view text, const std::filesystem::path& directory,
                            yaml::fault_list& faults) {
    web_config to;
    const auto root = yaml::parse(text, faults);
    if (!faults.empty()) return to;
    const yaml::mapping file(root, "the file", "the file", sections, faults);
    load_tls(at(file, "tls_server_config"), directory, faults, to.tls);
    load_http(at(file, "http_server_config"), faults, to);
    load_users(file, to);
    return to;
}

}  // namespace vigie::http
