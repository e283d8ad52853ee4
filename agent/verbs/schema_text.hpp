// The configuration as JSON Schema (draft 7, which editors know best), made from the tables of
// agent/config/keys.hpp, so that an editor completes and explains keys and marks unknown ones. It knows less
// than the loader: `vigie-agent check` has the last word. Pure.
#pragma once

#include <string>

namespace vigie::verbs {

std::string schema_text();

}  // namespace vigie::verbs
