#include "libs/http/whole_file.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <fstream>
#include <system_error>

namespace vigie::http {
namespace {

constexpr std::size_t largest = std::size_t{1} << 20;

}  // namespace

std::string read_whole_file(const std::filesystem::path& path, std::string& to) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) return "is a directory";
    std::ifstream in{path, std::ios::binary};
    if (!in) return std::generic_category().message(errno);
    to.resize(largest + 1);
    in.read(to.data(), static_cast<std::streamsize>(to.size()));
    if (in.bad()) return std::generic_category().message(errno);
    to.resize(static_cast<std::size_t>(in.gcount()));
    to.shrink_to_fit();
    return to.size() > largest ? "is over 1 MiB" : "";
}

file_stamp stamp_of(const std::filesystem::path& path) {
    struct stat now {};
    if (::stat(path.c_str(), &now) != 0) return {};
    return {static_cast<std::int64_t>(now.st_dev), static_cast<std::int64_t>(now.st_ino), now.st_size,
            now.st_ctim.tv_sec, now.st_ctim.tv_nsec};
}

}  // namespace vigie::http
