#include "agent/node/collector.hpp"

#include "agent/node/collectors.hpp"

#include <array>

namespace vigie::node {

std::span<const collector> collectors() noexcept {
    static constexpr std::array table{
        collector{"cpu", collect_cpu},           collector{"memory", collect_memory},
        collector{"load", collect_load},         collector{"filesystem", collect_filesystem},
        collector{"network", collect_network},   collector{"temperature", collect_temperature},
        collector{"pressure", collect_pressure},
    };
    return table;
}

}  // namespace vigie::node
