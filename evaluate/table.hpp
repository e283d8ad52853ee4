// A CSV file of numbers as columns, plain or gzip. The whole file is held; a limit on its size keeps a wrong
// path from filling the memory. Faults are exceptions with file, line and what was expected: this is a
// program's input.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::evaluate {

inline constexpr std::size_t most_table_bytes = 512u << 20;

/// The text of a plain or gzip file. Throws std::runtime_error.
std::string read_text(const std::filesystem::path&);

/// `path` itself, or `path`.gz where only that is there; empty when neither is.
std::filesystem::path plain_or_gzip(const std::filesystem::path&);

struct table {
    std::vector<std::string> names;
    std::vector<std::vector<double>> columns;  ///< NaN for an empty cell

    std::size_t rows() const noexcept { return columns.empty() ? 0 : columns.front().size(); }
    /// Throws std::runtime_error that names `from` and the column.
    const std::vector<double>& column(std::string_view name, const std::filesystem::path& from) const;
};

/// `from` is for messages.
table parse_table(std::string_view text, const std::filesystem::path& from);
table read_table(const std::filesystem::path&);

}  // namespace vigie::evaluate
