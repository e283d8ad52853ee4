#include "agent/store/text_arena.hpp"

namespace vigie::store {

text_arena::ref text_arena::add(std::string_view text) {
    if (text.empty()) return {};
    std::size_t chunk = open_, offset = used_;
    if (text.size() > chunk_bytes / 4) {
        chunk = chunks_.size();
        offset = 0;
        chunks_.push_back(std::make_unique_for_overwrite<char[]>(text.size()));
    } else if (text.size() > chunk_bytes - used_) {
        chunk = chunks_.size();
        offset = 0;
        chunks_.push_back(std::make_unique_for_overwrite<char[]>(chunk_bytes));
        open_ = chunk;
        used_ = text.size();
    } else {
        used_ += text.size();
    }
    std::memcpy(chunks_[chunk].get() + offset, text.data(), text.size());
    living_ += text.size();
    ref made;
    made.at = (chunk << chunk_bits | offset) & ((std::uint64_t{1} << 40) - 1);
    made.size = text.size() & ((std::uint64_t{1} << 24) - 1);
    return made;
}

void text_arena::clear() noexcept {
    living_ = holes_ = 0;
    if (used_ == chunk_bytes) {  // the open one is full, or there is none
        chunks_.clear();
        return;
    }
    std::swap(chunks_.front(), chunks_[open_]);
    chunks_.resize(1);
    open_ = used_ = 0;
}

}  // namespace vigie::store
