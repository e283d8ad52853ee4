// What --web.config.file comes to: who may ask, by which protocol, and what is added to answers. Immutable
// once read, of one moment: whoever wants to know whether the files have changed since compares their stamps.
#pragma once

#include "libs/http/tls_context.hpp"
#include "libs/http/web_config.hpp"
#include "libs/http/whole_file.hpp"

#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace vigie::http {

using file_stamps = std::vector<std::pair<std::filesystem::path, file_stamp>>;

struct protection {
    std::string file;
    web_config about;
    std::shared_ptr<const tls_context> tls;  ///< null: plain HTTP
    std::string stranger;                    ///< the hash that passwords of unknown users are compared with
    file_stamps seen;                        ///< the file and those that it names
};

/// All that is wrong with it, and with the files that it names, at once. `seen` has their stamps in both
/// cases.
std::variant<protection, std::vector<yaml::fault>> read_protection(const std::string& file,
                                                                   file_stamps* seen = nullptr);

/// "TLS, client certificates, 2 users", for people.
std::string summary(const protection&);

}  // namespace vigie::http
