// Fourier transforms by kissfft (BSD-3-Clause), in single precision. It is as slow as a length's largest
// prime factor, so that only lengths of the factors 2, 3 and 5 are made: of 65,521 samples, a prime number,
// 64,800. A transform is prepared once a length and kept; bounded: so many are kept. Single-threaded.
#pragma once

#include <complex>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

struct kiss_fft_state;
struct kiss_fftr_state;

namespace vigie::waveform {

using complex = std::complex<float>;

/// The greatest even length of the factors 2, 3 and 5 that is not over `samples`; 0 below two.
std::size_t length_within(std::size_t samples) noexcept;

class transform {
public:
    /// Of a length that length_within() has given.
    explicit transform(std::size_t length);

    std::size_t length() const noexcept { return length_; }

    /// The first half of the spectrum, length / 2 + 1 bins, divided by the length: a sine of amplitude 1 has
    /// the magnitude 1/2 in its bin.
    void forward(std::span<const float> samples, std::span<complex> half) const;

    /// The signal of a whole spectrum so divided.
    void backward(std::span<const complex> whole, std::span<complex> samples) const;

private:
    struct free_plan {
        void operator()(void* plan) const noexcept;
    };
    std::size_t length_;
    std::unique_ptr<kiss_fftr_state, free_plan> forward_;
    std::unique_ptr<kiss_fft_state, free_plan> backward_;
};

/// The transforms of the lengths that came last.
class transforms {
public:
    static constexpr std::size_t most_kept = 8;

    /// Lives until `most_kept` other lengths have come.
    const transform& of(std::size_t length);

private:
    std::vector<std::unique_ptr<transform>> kept_;
    std::size_t oldest_ = 0;
};

}  // namespace vigie::waveform
