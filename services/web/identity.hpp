// Who a request is: the X-Request-Id and the W3C trace context (https://www.w3.org/TR/trace-context/, level
// 1) that logs of several services are joined by. What a client sends is kept where it is well formed, and
// made anew where it is not. Not for two threads.
#pragma once

#include "libs/http/server.hpp"

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>

namespace vigie::services {

struct trace_context {
    std::string_view trace_id;  ///< 32 hex digits
    std::string_view flags;     ///< 2 hex digits
};

/// Nothing: not a traceparent.
std::optional<trace_context> parse_traceparent(std::string_view);

/// 1 to 64 letters, digits, '.', '_' and '-', so that it may stand in any log.
bool is_request_id(std::string_view);

class identities {
public:
    explicit identities(std::uint64_t seed) : random_(seed) {}

    /// Gives the request an id, and a traceparent of its own in the trace that it belongs to, which whoever
    /// this service asks gets as parent. A tracestate stays only with a valid traceparent and up to 512
    /// bytes.
    void give(http::request&);

private:
    std::string hex(int digits);

    std::mt19937_64 random_;
};

}  // namespace vigie::services
