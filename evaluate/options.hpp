// The command line of vigie-evaluate.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace vigie::evaluate {

struct options {
    std::filesystem::path data;
    std::optional<std::filesystem::path> json, fit_turbofan;
    bool guards = false;
};

/// Exactly one of the two is there: what to do, or what to print before ending with `code`.
struct parsed {
    std::optional<options> wanted;
    std::string text;
    int code = 0;
};

parsed parse_options(int argc, const char* const* argv);

}  // namespace vigie::evaluate
