// What the command line asks of a service. Pure.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vigie::services {

struct flag {
    const char* name;
    const char* fallback;
    const char* help;
};

/// The value of every flag, with those that all services have among them; empty: not given, and there is no
/// default.
using options = std::map<std::string, std::string, std::less<>>;

/// Printed in place of running. `status`: 0 what was asked for, 2 wrong usage.
struct said {
    std::string text;
    int status;
};

std::variant<options, said> parse_options(std::string_view program, const char* listen_address,
                                          const std::vector<flag>& own,
                                          const std::vector<std::string>& arguments);

}  // namespace vigie::services
