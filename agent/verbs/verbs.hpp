// What the command line can ask for, a function and a file each. They return the exit code: 0 nothing to
// complain of, 1 could not do its work or found faults. The rooms' work is theirs; these read and print.
#pragma once

#include "agent/options.hpp"

namespace vigie::verbs {

int run(const options&);
int check(const options&);
int explain(const options&);
int mappings(const options&);
int schema(const options&);
int suggest(const options&);

}  // namespace vigie::verbs
