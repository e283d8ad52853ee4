#include "agent/verbs/metric_guess.hpp"

#include "agent/config/names.hpp"
#include "agent/config/units.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace vigie::verbs {
namespace {

struct quantity {
    std::string_view word, stem, unit, help;
    std::string_view scale = {};
    std::string_view base = {};  ///< of those with a scale
};

/// `unit` is empty where devices differ in it.
constexpr quantity quantities[] = {
    {"temperature", "temperature", "°C", "Temperature"},
    {"temp", "temperature", "°C", "Temperature"},
    {"humidity", "humidity", "%", "Relative humidity"},
    {"hum", "humidity", "%", "Relative humidity"},
    {"pressure", "pressure", "", "Pressure"},
    {"voltage", "voltage", "V", "Voltage"},
    {"current", "current", "A", "Current"},
    {"power", "power", "W", "Power"},
    {"energy", "energy", "", "Energy"},
    {"frequency", "frequency", "Hz", "Frequency"},
    {"freq", "frequency", "Hz", "Frequency"},
    {"rpm", "rotation", "rpm", "Rotational speed"},
    {"speed", "speed", "", "Speed"},
    {"vibration", "vibration", "", "Vibration"},
    {"flow", "flow", "", "Flow"},
    {"level", "level", "", "Level"},
    {"battery", "battery", "%", "Charge of the battery"},
    {"load", "load", "", "Load"},
    {"torque", "torque", "", "Torque"},
    {"co2", "carbon_dioxide", "", "Carbon dioxide in the air", "1e-6", "ratio"},
};

/// How names write units: the last word of "pressure_bar", "speedRpm", "temp_c".
constexpr std::pair<std::string_view, std::string_view> endings[] = {
    {"c", "°C"},     {"degc", "°C"},   {"celsius", "°C"}, {"f", "°F"},      {"fahrenheit", "°F"},
    {"k", "K"},      {"v", "V"},       {"volts", "V"},    {"mv", "mV"},     {"a", "A"},
    {"amps", "A"},   {"amperes", "A"}, {"ma", "mA"},      {"w", "W"},       {"watts", "W"},
    {"kw", "kW"},    {"kwh", "kWh"},   {"pa", "Pa"},      {"hpa", "mbar"},  {"kpa", "kPa"},
    {"mpa", "MPa"},  {"mbar", "mbar"}, {"bar", "bar"},    {"psi", "psi"},   {"hz", "Hz"},
    {"rpm", "rpm"},  {"pct", "%"},     {"percent", "%"},  {"mms", "mm/s"},  {"mm", "mm"},
    {"kn", "kN"},    {"nm", "N·m"},    {"ms", "ms"},      {"seconds", "s"}, {"bytes", "B"},
    {"lpm", "l/min"}};

template <class Table, class Name>
auto find_row(const Table& table, std::string_view word, Name name) {
    const auto found = std::ranges::find(table, word, name);
    return found == std::end(table) ? nullptr : &*found;
}

/// "motorTemp-1 C" → motor, temp, 1, c
std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words(1);
    char before = 0;
    for (const char c : name) {
        const bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z', digit = c >= '0' && c <= '9';
        const bool begins = upper && ((before >= 'a' && before <= 'z') || (before >= '0' && before <= '9'));
        if ((begins || !(upper || lower || digit)) && !words.back().empty()) words.emplace_back();
        if (upper || lower || digit) words.back() += static_cast<char>(upper ? c - 'A' + 'a' : c);
        before = c;
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

std::string joined(const std::vector<std::string>& words, char between) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : std::string(1, between)) + word;
    return out;
}

/// A name that the loader takes for a gauge.
std::string sound(std::string metric) {
    constexpr std::size_t longest = 100;
    metric.resize(std::min(metric.size(), longest));
    if (!config::fault_of_metric_name(metric, config::metric_type::gauge).empty()) metric += "_value";
    if (!config::fault_of_metric_name(metric, config::metric_type::gauge).empty())
        metric = "plant_reading_" + metric;
    return metric;
}

}  // namespace

bool is_quantity(std::string_view word) {
    const auto words = words_of(word);
    return words.size() == 1 && find_row(quantities, words.front(), &quantity::word) != nullptr;
}

metric_guess guess_metric(std::string_view name, std::string_view told_unit) {
    auto words = words_of(name);
    if (words.empty()) words = {"value"};
    std::optional<config::unit> unit = config::find_unit(told_unit);
    if (words.size() > 1)
        if (const auto* ending =
                find_row(endings, words.back(), &std::pair<std::string_view, std::string_view>::first)) {
            if (!unit) unit = config::find_unit(ending->second);
            words.pop_back();
        }
    const auto* known = find_row(quantities, words.back(), &quantity::word);
    metric_guess made;
    made.help = known != nullptr && words.size() == 1 ? std::string{known->help} : joined(words, ' ');
    made.help.front() =
        static_cast<char>(made.help.front() >= 'a' && made.help.front() <= 'z' ? made.help.front() - 'a' + 'A'
                                                                               : made.help.front());
    if (known != nullptr) {
        words.back() = known->stem;
        if (!unit && told_unit.empty()) unit = config::find_unit(known->unit);
        if (!unit) made.scale = known->scale;
    }
    made.metric = "plant_" + joined(words, '_');
    if (unit) {
        made.unit = unit->symbol;
        made.metric += '_' + std::string{unit->base_name};
    } else if (!made.scale.empty()) {
        made.metric += '_' + std::string{known->base};
    } else if (config::unit_of_metric(made.metric)) {
        made.metric += "_value";  // its name would say a unit that nobody has told
    }
    made.metric = sound(made.metric);
    return made;
}

}  // namespace vigie::verbs
