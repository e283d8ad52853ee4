#include "evaluate/table.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <memory>
#include <stdexcept>

namespace vigie::evaluate {
namespace {

std::string_view take_line(std::string_view& rest) {
    const auto end = rest.find('\n');
    auto line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
}

template <class Take>
void each_cell(std::string_view line, Take take) {
    for (;;) {
        const auto comma = line.find(',');
        take(line.substr(0, comma));
        if (comma == std::string_view::npos) return;
        line.remove_prefix(comma + 1);
    }
}

}  // namespace

std::string read_text(const std::filesystem::path& path) {
    // zlib hands through what is not gzip.
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> file{gzopen(path.c_str(), "rb"), gzclose};
    if (!file) throw std::runtime_error(fmt::format("{}: cannot be opened", path.string()));
    std::string text;
    std::string chunk(1u << 16, '\0');
    for (;;) {
        const int got = gzread(file.get(), chunk.data(), static_cast<unsigned>(chunk.size()));
        if (got < 0) throw std::runtime_error(fmt::format("{}: is damaged", path.string()));
        if (got == 0) break;
        text.append(chunk, 0, static_cast<std::size_t>(got));
        if (text.size() > most_table_bytes)
            throw std::runtime_error(
                fmt::format("{}: is larger than {} bytes", path.string(), most_table_bytes));
    }
    return text;
}

std::filesystem::path plain_or_gzip(const std::filesystem::path& path) {
    if (std::filesystem::exists(path)) return path;
    auto packed = path;
    packed += ".gz";
    return std::filesystem::exists(packed) ? packed : std::filesystem::path{};
}

const std::vector<double>& table::column(std::string_view name, const std::filesystem::path& from) const {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        throw std::runtime_error(
            fmt::format("{}: has no column '{}'; it has {}", from.string(), name, fmt::join(names, ", ")));
    return columns[static_cast<std::size_t>(found - names.begin())];
}

table parse_table(std::string_view text, const std::filesystem::path& from) {
    table made;
    each_cell(take_line(text), [&](std::string_view name) { made.names.emplace_back(name); });
    made.columns.resize(made.names.size());
    std::size_t number = 1;
    while (!text.empty()) {
        const auto line = take_line(text);
        ++number;
        if (line.empty()) continue;
        std::size_t cell = 0;
        each_cell(line, [&](std::string_view value) {
            double parsed = std::numeric_limits<double>::quiet_NaN();
            if (!value.empty()) {
                const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), parsed);
                if (fault != std::errc{} || end != value.data() + value.size())
                    throw std::runtime_error(
                        fmt::format("{}:{}: '{}' is not a number", from.string(), number, value));
            }
            if (cell < made.columns.size()) made.columns[cell].push_back(parsed);
            ++cell;
        });
        if (cell != made.columns.size())
            throw std::runtime_error(fmt::format("{}:{}: has {} cells, the head has {}", from.string(),
                                                 number, cell, made.columns.size()));
    }
    return made;
}

table read_table(const std::filesystem::path& path) {
    return parse_table(read_text(path), path);
}

}  // namespace vigie::evaluate
