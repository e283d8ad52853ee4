// The parameters of a query string, taken one by one into values. Each that cannot be taken is noted, so that
// the client hears of all of them at once. Pure.
#pragma once

#include "services/web/problem.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::services {

class parameters {
public:
    /// `query` as sent, without '?'. Bounded by the server's limit of a header.
    explicit parameters(std::string_view query);

    /// What was sent under this name. Nothing: it was not, or it cannot be read, which is then noted.
    std::optional<std::string> text(std::string_view name, std::string_view expected);
    /// An empty text counts as none: so do forms send what was left out.
    std::optional<std::string> some_text(std::string_view name, std::string_view expected);

    void note(std::string_view field, std::string_view code, std::string_view expected);

    const faults& wrong() const { return wrong_; }

private:
    struct sent {
        std::string name, value;
    };
    std::vector<sent> all_;
    faults wrong_;
    bool readable_ = true;
};

/// "1990-05-17", of the years 1800 to 2199, and a day that the month has. The proleptic Gregorian calendar.
std::optional<std::chrono::year_month_day> parse_date(std::string_view);

/// "178", "178.5" or "178,5": digits with at most one separator, no sign, no exponent, at most 20 characters.
std::optional<double> parse_decimal(std::string_view);

}  // namespace vigie::services
