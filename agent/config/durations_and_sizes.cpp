#include "agent/config/durations_and_sizes.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <span>

namespace vigie::config {

namespace {

struct suffix {
    std::string_view text;
    std::int64_t factor;
};

constexpr std::array duration_suffixes{suffix{"ms", 1}, suffix{"s", 1'000}, suffix{"m", 60'000},
                                       suffix{"h", 3'600'000}, suffix{"d", 86'400'000}};
constexpr std::array size_suffixes{suffix{"", 1}, suffix{"KiB", 1 << 10}, suffix{"MiB", 1 << 20},
                                   suffix{"GiB", 1 << 30}};

constexpr std::int64_t longest = 36'525LL * 86'400'000;
constexpr std::int64_t largest = 1LL << 53;

std::optional<std::int64_t> parse(std::string_view text, std::span<const suffix> suffixes,
                                  std::int64_t most) noexcept {
    std::int64_t count = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, count);
    if (read.ec != std::errc{} || count < 0) return std::nullopt;
    const std::string_view rest(read.ptr, static_cast<std::size_t>(end - read.ptr));
    for (const auto& known : suffixes)
        if (known.text == rest)
            return count <= most / known.factor ? std::optional{count * known.factor} : std::nullopt;
    return std::nullopt;
}

std::string show(std::int64_t amount, std::span<const suffix> suffixes) {
    const suffix* best = &suffixes.front();
    for (const auto& known : suffixes)
        if (amount != 0 && amount % known.factor == 0) best = &known;
    return fmt::format("{}{}", amount / best->factor, best->text);
}

}  // namespace

std::optional<duration> parse_duration(std::string_view text) noexcept {
    const auto count = parse(text, duration_suffixes, longest);
    return count ? std::optional{duration{*count}} : std::nullopt;
}

std::optional<std::size_t> parse_size(std::string_view text) noexcept {
    const auto count = parse(text, size_suffixes, largest);
    return count ? std::optional{static_cast<std::size_t>(*count)} : std::nullopt;
}

std::string to_text(duration length) {
    return show(length.count(), duration_suffixes);
}

std::string size_to_text(std::size_t bytes) {
    return show(static_cast<std::int64_t>(bytes), size_suffixes);
}

}  // namespace vigie::config
