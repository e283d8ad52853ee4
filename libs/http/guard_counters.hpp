// What --web.config.file has kept out, by reason, what became of its changes, and how long its certificate is
// good.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vigie::http {

enum class handshake_failure : std::uint8_t {
    not_tls,             ///< what came first is no TLS: a client that speaks plain HTTP
    timeout,             ///< hands were not shaken within the time for a request's head
    closed,              ///< the client left before
    protocol,            ///< no version, cipher or curve that both have
    client_certificate,  ///< none, or not one that is allowed
    refused_by_client,   ///< as by one that does not know who signed our certificate
    other
};
inline constexpr std::size_t handshake_failure_count = 7;

enum class refused_request : std::uint8_t {
    no_credentials,     ///< none, or not Basic's
    wrong_credentials,  ///< name or password
    busy                ///< too many passwords are being looked at
};
inline constexpr std::size_t refused_request_count = 3;

/// As the label `reason` has it.
std::string_view name_of(handshake_failure);
std::string_view name_of(refused_request);

struct guard_counters {
    bool guarded = false;  ///< there is a file; all else is 0 without one
    std::uint64_t handshakes = 0;
    std::array<std::uint64_t, handshake_failure_count> handshake_failures{};
    std::array<std::uint64_t, refused_request_count> refused{};
    std::uint64_t reload_failures = 0;
    bool last_reload_good = true;
    std::optional<std::int64_t> not_after;  ///< of the certificate in use, seconds since 1970; with TLS

    void count(handshake_failure why) { ++handshake_failures[static_cast<std::size_t>(why)]; }
    void count(refused_request why) { ++refused[static_cast<std::size_t>(why)]; }
};

}  // namespace vigie::http
