// Logging for all programs: one line an event on standard error, logfmt, level by flag.
#pragma once

#include <spdlog/spdlog.h>

#include <string_view>

namespace vigie::log {

/// Sets up spdlog's default logger. Levels: debug, info, warn, error. False: not a level.
bool set_up(std::string_view level);

}  // namespace vigie::log
