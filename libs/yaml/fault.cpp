#include "libs/yaml/fault.hpp"

#include <fmt/format.h>

namespace vigie::yaml {

std::string to_string(const fault& each) {
    return each.line == 0 ? fmt::format("{}: {}", each.file, each.what)
                          : fmt::format("{}:{}:{}: {}", each.file, each.line, each.column, each.what);
}

}  // namespace vigie::yaml
