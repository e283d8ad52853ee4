#include "libs/log/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>

namespace vigie::log {

bool set_up(std::string_view level) {
    auto logger = spdlog::stderr_logger_mt("vigie");
    logger->set_pattern("time=%Y-%m-%dT%H:%M:%S.%eZ level=%l %v", spdlog::pattern_time_type::utc);
    logger->flush_on(spdlog::level::trace);
    for (auto known : {spdlog::level::debug, spdlog::level::info, spdlog::level::warn, spdlog::level::err}) {
        const std::string_view name = known == spdlog::level::err    ? "error"
                                      : known == spdlog::level::warn ? "warn"
                                      : known == spdlog::level::info ? "info"
                                                                     : "debug";
        if (level == name) {
            logger->set_level(known);
            spdlog::set_default_logger(std::move(logger));
            return true;
        }
    }
    return false;
}

}  // namespace vigie::log
