#include "libs/http/guard_counters.hpp"

namespace vigie::http {

std::string_view name_of(handshake_failure why) {
    static constexpr std::array<std::string_view, handshake_failure_count> names{
        "not_tls", "timeout", "closed", "protocol", "client_certificate", "refused_by_client", "other"};
    return names[static_cast<std::size_t>(why)];
}

std::string_view name_of(refused_request why) {
    static constexpr std::array<std::string_view, refused_request_count> names{"no_credentials",
                                                                               "wrong_credentials", "busy"};
    return names[static_cast<std::size_t>(why)];
}

}  // namespace vigie::http
