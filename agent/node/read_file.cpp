#include "agent/node/read_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>

namespace vigie::node {
namespace {

boost::system::error_code last_error() {
    return {errno, boost::system::system_category()};
}

struct descriptor {
    int number;
    explicit descriptor(int opened) : number(opened) {}
    descriptor(const descriptor&) = delete;
    descriptor& operator=(const descriptor&) = delete;
    ~descriptor() {
        if (number >= 0) ::close(number);
    }
};

}  // namespace

boost::system::result<std::string> read_file(const std::string& path) {
    const descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    if (file.number < 0) return last_error();

    // The kernel's files say that they are empty, and come whole only when read in large pieces.
    constexpr std::size_t piece = 65'536;
    std::string text;
    std::size_t filled = 0;
    for (;;) {
        text.resize(filled + piece);
        const auto got = ::read(file.number, text.data() + filled, text.size() - filled);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return last_error();
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
        if (filled > max_file_bytes) return make_error_code(boost::system::errc::file_too_large);
    }
    text.resize(filled);
    return text;
}

std::string cannot_read(std::string_view path, boost::system::error_code why) {
    return fmt::format("cannot read {}: {}", path, why.message());
}

}  // namespace vigie::node
