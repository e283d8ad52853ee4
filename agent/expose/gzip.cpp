#include "agent/expose/gzip.hpp"

#include <isa-l/igzip_lib.h>

#include <array>
#include <cstdint>
#include <limits>
#include <stdexcept>

namespace vigie::expose {

struct gzip_writer::state {
    isal_zstream stream;
    std::array<std::uint8_t, ISAL_DEF_LVL1_DEFAULT> level;
    std::array<std::uint8_t, 16'384> packed;
};

// The buffers are the library's to fill: making them zero would touch all their pages.
gzip_writer::gzip_writer() : state_(std::make_unique_for_overwrite<state>()) {
    auto& stream = state_->stream;
    isal_deflate_init(&stream);
    stream.level = 1;
    stream.level_buf = state_->level.data();
    stream.level_buf_size = static_cast<std::uint32_t>(state_->level.size());
    stream.gzip_flag = IGZIP_GZIP;
    stream.flush = NO_FLUSH;
}

gzip_writer::~gzip_writer() = default;

void gzip_writer::add(std::string_view piece, std::string& out) {
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();
    for (; piece.size() > most; piece.remove_prefix(most)) pack(piece.substr(0, most), out);
    if (!piece.empty()) pack(piece, out);
}

void gzip_writer::finish(std::string& out) {
    state_->stream.end_of_stream = 1;
    pack({}, out);
}

void gzip_writer::pack(std::string_view piece, std::string& out) {
    auto& [stream, level, packed] = *state_;
    std::uint8_t none = 0;
    // The library reads from it only; its interface is C's.
    stream.next_in = piece.empty() ? &none : reinterpret_cast<std::uint8_t*>(const_cast<char*>(piece.data()));
    stream.avail_in = static_cast<std::uint32_t>(piece.size());
    do {
        stream.next_out = packed.data();
        stream.avail_out = static_cast<std::uint32_t>(packed.size());
        if (isal_deflate(&stream) != COMP_OK) throw std::logic_error{"ISA-L refuses its arguments"};
        out.append(reinterpret_cast<const char*>(packed.data()), packed.size() - stream.avail_out);
    } while (stream.avail_out == 0);
}

}  // namespace vigie::expose
