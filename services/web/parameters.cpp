#include "services/web/parameters.hpp"

#include <boost/url/params_view.hpp>
#include <boost/url/parse_query.hpp>

#include <algorithm>
#include <charconv>

namespace vigie::services {
namespace {

namespace urls = boost::urls;

constexpr std::size_t longest_number = 20;

/// All of the text as digits of one number.
std::optional<int> parse_digits(std::string_view text) {
    int value = 0;
    if (text.empty() || text.find_first_not_of("0123456789") != text.npos) return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{}) return std::nullopt;
    return value;
}

}  // namespace

parameters::parameters(std::string_view query) {
    const auto parsed = urls::parse_query({query.data(), query.size()});
    readable_ = parsed.has_value();
    if (!readable_) return;
    const urls::params_view decoded{boost::core::string_view{query.data(), query.size()},
                                    urls::encoding_opts{true}};
    for (const auto& each : decoded)
        if (!each.key.empty() || each.has_value)
            all_.push_back({std::string{each.key}, std::string{each.value}});
}

std::optional<std::string> parameters::text(std::string_view name, std::string_view expected) {
    if (!readable_) {
        note(name, "unreadable", expected);
        return std::nullopt;
    }
    const auto is_it = [&](const sent& each) { return each.name == name; };
    const auto first = std::ranges::find_if(all_, is_it);
    if (first == all_.end()) return std::nullopt;
    if (std::any_of(first + 1, all_.end(), is_it)) {
        note(name, "repeated", expected);
        return std::nullopt;
    }
    return first->value;
}

std::optional<std::string> parameters::some_text(std::string_view name, std::string_view expected) {
    auto found = text(name, expected);
    if (found && found->empty()) return std::nullopt;
    return found;
}

void parameters::note(std::string_view field, std::string_view code, std::string_view expected) {
    const auto same = [&](const fault& each) { return each.field == field; };
    if (std::ranges::none_of(wrong_, same)) wrong_.push_back({field, code, expected});
}

std::optional<std::chrono::year_month_day> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = parse_digits(text.substr(0, 4));
    const auto month = parse_digits(text.substr(5, 2)), day = parse_digits(text.substr(8, 2));
    if (!year || !month || !day || *year < 1800 || *year > 2199) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return date;
}

std::optional<double> parse_decimal(std::string_view text) {
    if (text.empty() || text.size() > longest_number) return std::nullopt;
    std::string with_point{text};
    std::ranges::replace(with_point, ',', '.');
    if (with_point.find_first_not_of("0123456789.") != with_point.npos) return std::nullopt;
    if (with_point.front() == '.' || with_point.back() == '.') return std::nullopt;
    double value = 0;
    const auto end = with_point.data() + with_point.size();
    const auto [at, error] = std::from_chars(with_point.data(), end, value);
    if (error != std::errc{} || at != end) return std::nullopt;
    return value;
}

}  // namespace vigie::services
