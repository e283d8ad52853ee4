#include "agent/state_file.hpp"

#include "libs/log/log.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

namespace vigie {
namespace {

namespace fs = std::filesystem;

/// Closes what it holds.
class descriptor {
public:
    descriptor(const fs::path& file, int flags) : number_(::open(file.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    descriptor(const descriptor&) = delete;
    descriptor& operator=(const descriptor&) = delete;
    int get() const noexcept { return number_; }

private:
    int number_;
};

state_file::failure failure_of(int error, std::string_view doing) {
    auto why = save_failure::other;
    if (error == ENOSPC || error == EDQUOT || error == EFBIG) why = save_failure::no_space;
    if (error == EACCES || error == EPERM || error == EROFS) why = save_failure::no_permission;
    if (error == ENOENT || error == ENOTDIR) why = save_failure::no_directory;
    return {why, std::string{doing} + ": " + std::generic_category().message(error)};
}

/// 0, or the error.
int write_all(int to, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(to, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return written < 0 ? errno : ENOSPC;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(to) == 0 ? 0 : errno;
}

std::string whole(const fs::path& file) {
    std::error_code unknown;
    if (fs::file_size(file, unknown) > state_file::most_bytes) return "too large for a state";
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

restored result_of(condition::snapshot found) {
    switch (found) {
        case condition::snapshot::damaged:
            return restored::damaged;
        case condition::snapshot::foreign:
            return restored::foreign;
        case condition::snapshot::newer:
            return restored::newer;
        case condition::snapshot::whole:
            break;
    }
    return restored::restored;
}

}  // namespace

std::string_view name_of(restored which) noexcept {
    constexpr std::array<std::string_view, restored_count> names{"fresh", "restored", "damaged", "foreign",
                                                                 "newer"};
    return names[static_cast<std::size_t>(which)];
}

std::string_view name_of(save_failure which) noexcept {
    constexpr std::array<std::string_view, save_failure_count> names{"no_space", "no_permission",
                                                                     "no_directory", "other"};
    return names[static_cast<std::size_t>(which)];
}

restored state_file::read(condition::memory& to) const {
    std::error_code wrong;
    if (!fs::exists(path_, wrong)) return restored::fresh;
    const auto result = result_of(condition::unpack(whole(path_), to));
    if (result == restored::restored) {
        spdlog::info("msg=\"going on from what was known\" file={} machines={} sensors={}", path_.string(),
                     to.machines.size(), to.sensors.size());
        return result;
    }
    auto aside = path_;
    aside += '.' + std::string{name_of(result)};
    fs::rename(path_, aside, wrong);
    spdlog::error(
        "msg=\"the state cannot be used and is set aside: machines are learned afresh\" file={} is={} "
        "now={}",
        path_.string(), name_of(result), wrong ? wrong.message() : aside.string());
    return result;
}

std::optional<state_file::failure> state_file::write(std::string_view bytes) const {
    std::error_code ignored;
    fs::create_directories(path_.parent_path(), ignored);
    auto beside = path_;
    beside += ".new";
    {
        const descriptor file{beside, O_WRONLY | O_CREAT | O_TRUNC};
        if (file.get() < 0) return failure_of(errno, "cannot create " + beside.string());
        if (const int error = write_all(file.get(), bytes); error != 0) {
            auto failed = failure_of(error, "cannot write " + beside.string());
            fs::remove(beside, ignored);
            return failed;
        }
    }
    if (::rename(beside.c_str(), path_.c_str()) != 0)
        return failure_of(errno, "cannot rename " + beside.string());
    const descriptor directory{path_.parent_path(), O_RDONLY | O_DIRECTORY};
    if (directory.get() < 0 || ::fsync(directory.get()) != 0)
        return failure_of(errno, "cannot make durable " + path_.parent_path().string());
    return std::nullopt;
}

}  // namespace vigie
