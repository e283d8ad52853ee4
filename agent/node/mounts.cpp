// /proc/<pid>/mountinfo, proc(5): "36 35 98:0 /root /mnt/point rw,noatime master:1 … - ext3 /dev/root rw,…".
// Blanks in names stand as \040.
#include "agent/node/collectors.hpp"
#include "agent/node/lines.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace vigie::node {
namespace {

/// Nothing that fills up, or memory, which is shown as such.
constexpr std::array<std::string_view, 30> pseudo{
    "autofs",   "binfmt_misc", "bpf",     "cgroup",     "cgroup2",    "configfs",  "debugfs",  "devpts",
    "devtmpfs", "efivarfs",    "fusectl", "hugetlbfs",  "iso9660",    "mqueue",    "nsfs",     "overlay",
    "proc",     "pstore",      "ramfs",   "rpc_pipefs", "securityfs", "selinuxfs", "squashfs", "sysfs",
    "tmpfs",    "tracefs",     "erofs",   "rootfs",     "aufs",       "shm",
};

/// A server that does not answer would stop the agent in statvfs.
constexpr std::array<std::string_view, 9> remote{"nfs",  "nfs4", "cifs", "smb3",     "smbfs",
                                                 "ceph", "9p",   "afs",  "glusterfs"};

/// Containers' own mounts of what is there already.
constexpr std::array<std::string_view, 7> containers{
    "/dev/", "/proc/", "/sys/", "/run/", "/var/lib/docker/", "/var/lib/containers/", "/var/lib/kubelet/",
};

bool is_wanted(const mount& each) {
    const auto is = [&](std::string_view type) { return each.fstype == type; };
    if (std::ranges::any_of(pseudo, is) || std::ranges::any_of(remote, is) ||
        each.fstype.starts_with("fuse."))
        return false;
    return std::ranges::none_of(containers, [&](auto prefix) { return each.mountpoint.starts_with(prefix); });
}

std::string unescape(std::string_view text) {
    const auto octal = [](char each) { return each >= '0' && each <= '7'; };
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\' && at + 3 < text.size() && octal(text[at + 1]) && octal(text[at + 2]) &&
            octal(text[at + 3])) {
            plain += static_cast<char>((text[at + 1] - '0') * 64 + (text[at + 2] - '0') * 8 +
                                       (text[at + 3] - '0'));
            at += 3;
        } else {
            plain += text[at];
        }
    }
    return plain;
}

std::optional<mount> parse_mount(std::string_view line) {
    mount found;
    next_word(line);  // identity
    next_word(line);  // parent
    found.number = next_word(line);
    next_word(line);  // the part of the file system that is mounted
    found.mountpoint = unescape(next_word(line));
    const auto options = next_word(line);
    found.read_only = options == "ro" || options.starts_with("ro,");
    for (auto field = next_word(line); field != "-"; field = next_word(line)) {  // optional fields
        if (field.empty()) return std::nullopt;
    }
    found.fstype = next_word(line);
    found.device = unescape(next_word(line));
    if (found.device.empty() || !found.mountpoint.starts_with('/')) return std::nullopt;
    return found;
}

}  // namespace

std::vector<mount> parse_mounts(std::string_view text) {
    std::vector<mount> mounts;
    std::unordered_map<std::string, std::size_t> by_number;
    for (std::string_view line; next_line(text, line);) {
        auto found = parse_mount(line);
        if (!found || !is_wanted(*found)) continue;
        const auto [known, fresh] = by_number.try_emplace(found->number, mounts.size());
        if (fresh) {
            mounts.push_back(std::move(*found));
        } else if (found->mountpoint.size() < mounts[known->second].mountpoint.size()) {
            mounts[known->second] = std::move(*found);
        }
    }
    return mounts;
}

}  // namespace vigie::node
