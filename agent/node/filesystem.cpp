// Room on disks: what is mounted, seen by process 1 (the host, from a container that sees its /proc), and
// statvfs(3) below rootfs.
#include "agent/node/collectors.hpp"
#include "agent/node/item.hpp"
#include "agent/node/read_file.hpp"

#include <fmt/format.h>
#include <sys/statvfs.h>

#include <cerrno>

namespace vigie::node {
namespace {

/// Empty, or why the mount could not be looked at.
std::string publish_room(const roots& from, const mount& each, const publish& out) {
    const auto path = (from.rootfs == "/" ? "" : from.rootfs) + each.mountpoint;
    struct statvfs room {};
    if (::statvfs(path.c_str(), &room) != 0)
        return cannot_read(path, {errno, boost::system::system_category()});
    const auto bytes = [&](auto blocks) {
        return static_cast<double>(blocks) * static_cast<double>(room.f_frsize);
    };
    object values;
    values.text("mountpoint", each.mountpoint)
        .text("device", each.device)
        .text("fstype", each.fstype)
        .number("size_bytes", bytes(room.f_blocks))
        .number("free_bytes", bytes(room.f_bfree))
        .number("available_bytes", bytes(room.f_bavail))
        .number("files", static_cast<double>(room.f_files))
        .number("files_free", static_cast<double>(room.f_ffree))
        .number("readonly", each.read_only ? 1 : 0);
    out(fmt::format("filesystem/{}", segment(each.mountpoint)), std::move(values).str());
    return {};
}

}  // namespace

std::string collect_filesystem(const roots& from, const publish& out) {
    const auto path = from.procfs + "/1/mountinfo";
    auto text = read_file(path);
    if (!text) text = read_file(from.procfs + "/self/mountinfo");
    if (!text) return cannot_read(path, text.error());
    const auto mounts = parse_mounts(*text);
    std::string fault;
    if (mounts.size() > max_items) fault = fmt::format("more than {} file systems", max_items);
    for (std::size_t each = 0; each < mounts.size() && each < max_items; ++each) {
        auto own = publish_room(from, mounts[each], out);
        if (fault.empty()) fault = std::move(own);
    }
    return fault;
}

}  // namespace vigie::node
