// The files that the gateway serves as they are, built into the program (cmake/embed_files.cmake).
#pragma once

#include "libs/http/server.hpp"

#include <span>
#include <string_view>

namespace vigie::services {

struct static_file {
    std::string_view path, content_type, text;
};

std::span<const static_file> static_files();

/// Answers with the file and an ETag, or with 304 to whoever has it already.
http::handler serve_file(const static_file&);

}  // namespace vigie::services
