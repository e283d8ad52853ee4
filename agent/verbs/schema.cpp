#include "agent/verbs/schema_text.hpp"
#include "agent/verbs/verbs.hpp"

#include <fmt/format.h>

namespace vigie::verbs {

int schema(const options& /*asked*/) {
    fmt::print("{}", schema_text());
    return 0;
}

}  // namespace vigie::verbs
