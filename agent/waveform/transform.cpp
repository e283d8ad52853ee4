#include "agent/waveform/transform.hpp"

#include <kissfft/kiss_fft.h>
#include <kissfft/kiss_fftr.h>

#include <algorithm>
#include <cassert>
#include <new>
#include <type_traits>

namespace vigie::waveform {

namespace {

static_assert(std::is_same_v<kiss_fft_scalar, float> && sizeof(kiss_fft_cpx) == sizeof(complex));

// std::complex is laid out as an array of two, and so is kissfft's.
const kiss_fft_cpx* as_theirs(const complex* ours) {
    return reinterpret_cast<const kiss_fft_cpx*>(ours);
}
kiss_fft_cpx* as_theirs(complex* ours) {
    return reinterpret_cast<kiss_fft_cpx*>(ours);
}

}  // namespace

std::size_t length_within(std::size_t samples) noexcept {
    std::size_t best = 0;
    for (std::size_t fives = 1; 2 * fives <= samples; fives *= 5)
        for (std::size_t threes = fives; 2 * threes <= samples; threes *= 3) {
            auto length = 2 * threes;
            while (length <= samples / 2) length *= 2;
            best = std::max(best, length);
        }
    return best;
}

void transform::free_plan::operator()(void* plan) const noexcept {
    KISS_FFT_FREE(plan);
}

transform::transform(std::size_t length)
    : length_(length),
      forward_(kiss_fftr_alloc(static_cast<int>(length), 0, nullptr, nullptr)),
      backward_(kiss_fft_alloc(static_cast<int>(length), 1, nullptr, nullptr)) {
    if (!forward_ || !backward_) throw std::bad_alloc{};
}

void transform::forward(std::span<const float> samples, std::span<complex> half) const {
    assert(samples.size() == length_ && half.size() == length_ / 2 + 1);
    kiss_fftr(forward_.get(), samples.data(), as_theirs(half.data()));
    const auto part = 1 / static_cast<float>(length_);
    for (auto& bin : half) bin *= part;
}

void transform::backward(std::span<const complex> whole, std::span<complex> samples) const {
    assert(whole.size() == length_ && samples.size() == length_);
    kiss_fft(backward_.get(), as_theirs(whole.data()), as_theirs(samples.data()));
}

const transform& transforms::of(std::size_t length) {
    const auto known =
        std::ranges::find_if(kept_, [&](const auto& each) { return each->length() == length; });
    if (known != kept_.end()) return **known;
    if (kept_.size() < most_kept) return *kept_.emplace_back(std::make_unique<transform>(length));
    auto& replaced = kept_[oldest_++ % most_kept];
    replaced = std::make_unique<transform>(length);
    return *replaced;
}

}  // namespace vigie::waveform
