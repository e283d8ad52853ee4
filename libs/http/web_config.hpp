// What --web.config.file says, in the format of Prometheus' exporter-toolkit
// (https://github.com/prometheus/exporter-toolkit/blob/master/docs/web-configuration.md), read into plain
// values. Pure: the files that it names are read by whoever uses it. Bounds: 64 users, 64 entries a list.
#pragma once

#include "libs/yaml/fault_list.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie::http {

/// What is asked of clients (https://pkg.go.dev/crypto/tls#ClientAuthType).
enum class client_auth : std::uint8_t { none, request, require_any, verify_if_given, require_and_verify };

enum class tls_version : std::uint8_t { tls12, tls13 };

/// With where it stands in the configuration, so that whoever reads it can say what is wrong there.
struct named_file {
    std::filesystem::path path;
    YAML::Mark at = YAML::Mark::null_mark();
};

struct tls_settings {
    named_file certificate, key;
    client_auth clients = client_auth::none;
    named_file client_ca;                   ///< empty path: the system's authorities
    std::vector<std::string> allowed_sans;  ///< a client's certificate has one of these; empty: any
    tls_version least = tls_version::tls12, most = tls_version::tls13;
    std::string ciphers;    ///< for TLS 1.2, OpenSSL's names with ':' between; empty: OpenSSL's choice
    std::string groups;     ///< the same for key exchange
    bool own_order = true;  ///< of ciphers: the server's before the client's
};

struct web_config {
    std::optional<tls_settings> tls;
    std::vector<std::pair<std::string, std::string>> fields;  ///< of all answers
    std::map<std::string, std::string, std::less<>> users;    ///< name → bcrypt hash; empty: anybody
};

/// What is wrong is added to the faults, all of it. `directory`: what relative paths begin at.
web_config parse_web_config(std::string_view text, const std::filesystem::path& directory, yaml::fault_list&);

}  // namespace vigie::http
