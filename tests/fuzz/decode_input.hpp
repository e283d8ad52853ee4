// One input → the decoder of one target of the fuzzer, in every configuration that changes its way, and a
// look at whether what comes out is a document. Used by the fuzz programs and by the unit test that mutates
// their corpus.
#pragma once

#include <span>
#include <string_view>

namespace vigie::fuzz {

/// Each is a folder below tests/fuzz/corpus: the formats by name, `unwrap`, and `waveform`.
std::span<const std::string_view> targets() noexcept;

/// Nothing, or what is wrong with what came out, in words.
std::string_view decode_input(std::string_view target, std::string_view input);

}  // namespace vigie::fuzz
