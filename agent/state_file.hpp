// The file in which what the agent knows survives a restart. Written whole beside the old one, made durable
// and then put in its place, so that there is always one whole file: rename(2), and fsync(2) of file and
// directory. What cannot be used is set aside under another name, once. Blocking: for the worker, and for
// start and end.
#pragma once

#include "agent/condition/snapshot.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace vigie {

/// What came of looking for it at the start; the label `result`.
enum class restored : std::uint8_t { fresh, restored, damaged, foreign, newer };
inline constexpr std::size_t restored_count = 5;
std::string_view name_of(restored) noexcept;

/// Why it could not be written; the label `reason`.
enum class save_failure : std::uint8_t { no_space, no_permission, no_directory, other };
inline constexpr std::size_t save_failure_count = 4;
std::string_view name_of(save_failure) noexcept;

class state_file {
public:
    static constexpr std::uintmax_t most_bytes = std::uintmax_t{1} << 30;

    explicit state_file(const std::filesystem::path& directory) : path_(directory / "vigie.state") {}

    const std::filesystem::path& path() const noexcept { return path_; }

    /// Fills `to` only where it is restored. What is damaged, foreign or newer is renamed to
    /// …/vigie.state.damaged and so on.
    restored read(condition::memory& to) const;

    struct failure {
        save_failure why;
        std::string words;
    };
    /// Makes the directory where there is none.
    std::optional<failure> write(std::string_view bytes) const;

private:
    std::filesystem::path path_;
};

}  // namespace vigie
