// One thing that is wrong in a YAML file, with its place and its mend.
#pragma once

#include <string>

namespace vigie::yaml {

/// `line` and `column` count from 1; 0 when the fault has no place.
struct fault {
    std::string file;
    int line = 0;
    int column = 0;
    std::string what;  ///< names the key, what is wrong, and the mend: "unknown key 'formatt': did you mean
                       ///< 'format'?"

    bool operator==(const fault&) const = default;
};

/// "vigie.yaml:12:5: unknown key …"
std::string to_string(const fault&);

}  // namespace vigie::yaml
