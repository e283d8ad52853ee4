#include "evaluate/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

namespace vigie::evaluate {
namespace {

std::vector<std::string> split(std::string_view text, std::string_view separators) {
    std::vector<std::string> parts;
    for (;;) {
        const auto end = text.find_first_of(separators);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

double number_in(const std::string& text, const std::filesystem::path& from, std::size_t line) {
    double value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc{} || end != text.data() + text.size())
        throw std::runtime_error(fmt::format("{}:{}: '{}' is not a number", from.string(), line, text));
    return value;
}

constexpr std::array<std::string_view, 5> wanted{"unit", "rig", "t_end_s", "failed", "windows"};

}  // namespace

bool unit::in_window(double seconds) const noexcept {
    return std::any_of(windows.begin(), windows.end(),
                       [&](const window& each) { return each.holds(seconds); });
}

std::vector<unit> parse_units(std::string_view text, const std::filesystem::path& from) {
    auto lines = split(text, "\n");
    for (auto& line : lines)
        if (!line.empty() && line.back() == '\r') line.pop_back();
    const auto head = split(lines.front(), ",");
    std::array<std::size_t, wanted.size()> at{};
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto found = std::find(head.begin(), head.end(), wanted[i]);
        if (found == head.end())
            throw std::runtime_error(fmt::format("{}: has no column '{}'", from.string(), wanted[i]));
        at[i] = static_cast<std::size_t>(found - head.begin());
    }
    std::vector<unit> units;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i].empty()) continue;
        const auto cells = split(lines[i], ",");
        if (cells.size() != head.size())
            throw std::runtime_error(fmt::format("{}:{}: has {} cells, the head has {}", from.string(), i + 1,
                                                 cells.size(), head.size()));
        auto& made = units.emplace_back();
        made.name = cells[at[0]];
        made.rig = cells[at[1]];
        made.end_seconds = number_in(cells[at[2]], from, i + 1);
        made.failed = cells[at[3]] == "1";
        for (const auto& span : split(cells[at[4]], "; |")) {
            if (span.empty()) continue;
            const auto ends = split(span, ":");
            if (ends.size() != 2)
                throw std::runtime_error(
                    fmt::format("{}:{}: '{}' is not a span start:end", from.string(), i + 1, span));
            made.windows.push_back({number_in(ends[0], from, i + 1), number_in(ends[1], from, i + 1)});
        }
    }
    return units;
}

std::vector<unit> read_units(const std::filesystem::path& directory) {
    const auto list = directory / "units.csv";
    auto units = parse_units(read_text(list), list);
    for (auto& each : units) {
        const auto path = plain_or_gzip(directory / (each.name + ".csv"));
        if (path.empty())
            throw std::runtime_error(fmt::format("{}: names unit '{}', and {}.csv is not there",
                                                 list.string(), each.name, (directory / each.name).string()));
        each.readings = read_table(path);
        each.time = each.readings.column("t_s", path);
    }
    return units;
}

}  // namespace vigie::evaluate
