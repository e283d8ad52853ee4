#include "sensor-sim/replay/recording.hpp"

#include "sensor-sim/plant/text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace vigie::sim {
namespace {

constexpr std::size_t most_bytes = 268'435'456;
constexpr std::size_t most_line = 65'536;
constexpr std::size_t most_columns = 256;
constexpr double most_seconds = 3650.0 * 86400;

std::string_view take_line(std::string_view& text) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::vector<std::string_view> cells_of(std::string_view line) {
    std::vector<std::string_view> cells;
    for (;;) {
        const auto comma = line.find(',');
        auto cell = line.substr(0, comma);
        while (cell.starts_with(' ') || cell.starts_with('"')) cell.remove_prefix(1);
        while (cell.ends_with(' ') || cell.ends_with('"')) cell.remove_suffix(1);
        cells.push_back(cell);
        if (comma == std::string_view::npos) return cells;
        line.remove_prefix(comma + 1);
    }
}

/// Reads the rows one by one; `what` says why it stopped.
struct reader {
    recording out;
    std::optional<double> first_second;
    std::string what;

    bool header(std::string_view line) {
        const auto names = cells_of(line);
        if (names[0] != "t_s")
            what = fmt::format("key '{}': the first column must be 't_s', seconds from the start", names[0]);
        if (names.size() < 2 || names.size() > most_columns + 1) what = "needs 1 to 256 columns beside 't_s'";
        out.columns.assign(names.begin() + 1, names.end());
        return what.empty();
    }

    bool row(std::string_view line) {
        const auto cells = cells_of(line);
        if (cells.size() != out.columns.size() + 1) {
            what = fmt::format("has {} cells, the header {}", cells.size(), out.columns.size() + 1);
            return false;
        }
        const auto seconds = parse_number(cells[0]);
        if (!seconds || std::abs(*seconds) > most_seconds) {
            what = fmt::format("key 't_s': '{}' must be seconds", cells[0]);
            return false;
        }
        if (!first_second) first_second = seconds;
        recording::row one{plant_time{std::llround((*seconds - *first_second) * 1000)}, {}};
        if (!out.rows.empty() && one.at < out.rows.back().at) {
            ++out.left_out;
            return true;
        }
        for (std::size_t i = 1; i < cells.size(); ++i) {
            one.cells.push_back(parse_number(cells[i]));
            if (!one.cells.back() && !cells[i].empty() && cells[i] != "nan" && cells[i] != "NaN") {
                what = fmt::format("key '{}': '{}' must be a number, or empty", out.columns[i - 1], cells[i]);
                return false;
            }
        }
        out.rows.push_back(std::move(one));
        return true;
    }
};

}  // namespace

std::variant<recording, complaint> parse_recording(std::string_view csv, std::string_view file) {
    const auto complain = [&](int line, std::string what) {
        return complaint{std::string{file}, line, line > 0 ? 1 : 0, std::move(what)};
    };
    if (csv.size() > most_bytes) return complain(0, "is over 256 MiB: cut it");
    reader r;
    for (int number = 1; !csv.empty(); ++number) {
        const auto line = take_line(csv);
        if (line.size() > most_line) return complain(number, "is over 64 KiB long");
        if (line.empty()) continue;
        const bool good = r.out.columns.empty() ? r.header(line) : r.row(line);
        if (!good) return complain(number, r.what);
    }
    if (r.out.rows.empty())
        return complain(0, "has no rows: it needs a header and at least one line of numbers");
    return std::move(r.out);
}

}  // namespace vigie::sim
