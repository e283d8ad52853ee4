#include "agent/condition/snapshot.hpp"

#include "agent/condition/archive.hpp"

#include <libdeflate.h>

namespace vigie::condition {
namespace {

constexpr std::string_view magic = "vigie-st";
constexpr std::size_t head_bytes = magic.size() + 4 + 4 + 8;

struct head {
    std::uint32_t version = snapshot_version;
    std::uint32_t sum = 0;
    std::uint64_t length = 0;

    template <class Self, class Archive>
    static void pass(Self& self, Archive& all) {
        all(self.version, self.sum, self.length);
    }
};

std::uint32_t sum_of(std::string_view bytes) {
    return libdeflate_crc32(0, bytes.data(), bytes.size());
}

}  // namespace

std::string pack(const memory& known) {
    std::string body;
    packer{body}(known);
    std::string file{magic};
    packer{file}(head{snapshot_version, sum_of(body), body.size()});
    return file + body;
}

snapshot unpack(std::string_view file, memory& to) {
    if (!file.starts_with(magic)) return magic.starts_with(file) ? snapshot::damaged : snapshot::foreign;
    if (file.size() < head_bytes) return snapshot::damaged;
    head of_it;
    unpacker{file.substr(magic.size(), head_bytes - magic.size())}(of_it);
    if (of_it.version > snapshot_version) return snapshot::newer;
    const auto body = file.substr(head_bytes);
    if (body.size() != of_it.length || sum_of(body) != of_it.sum) return snapshot::damaged;
    memory found;
    unpacker from{body};
    from(found);
    if (!from.good()) return snapshot::damaged;
    to = std::move(found);
    return snapshot::whole;
}

}  // namespace vigie::condition
