// `waveforms`: windows of samples in a rule's documents, and what indicators are made of them.
#include "agent/config/names.hpp"
#include "agent/config/sections.hpp"
#include "agent/config/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numbers>

namespace vigie::config {

namespace {

using waveform::frequency_range;
using waveform::quantity;
using waveform::recipe;

constexpr std::size_t most_waveforms = 16, most_channels = 16;
constexpr frequency_range iso_20816{10, 1'000};
constexpr std::string_view acceleration = "meters_per_second_squared";
constexpr std::pair<std::string_view, bool> endians[] = {{"big", false}, {"little", true}};
constexpr std::pair<std::string_view, double> speed_units[] = {{"Hz", 1}, {"rpm", 1.0 / 60}};

void load_single_place(const mapping& section, std::string_view key, decode::pattern& to) {
    if (section.place(key, to) && !to.is_single())
        section.fault(key, fmt::format("{}: one place, without wildcards", key));
}

/// A number above zero, or a place.
void load_quantity(const mapping& section, std::string_view key, double factor, quantity& to) {
    std::string text;
    if (!section.filled_text(key, text)) return;
    to.factor = factor;
    if (text.starts_with('/')) return load_single_place(section, key, to.at.emplace());
    double number = 0;
    if (!section.number(key, number)) return;
    if (number <= 0) section.fault(key, fmt::format("{}: a number above zero, or a place", key));
    to.given = number * factor;
}

std::optional<frequency_range> load_range(const YAML::Node& node, std::string_view key, fault_list& faults) {
    const bool pair = node.IsSequence() && node.size() == 2;
    const auto low = pair ? number_at(node[0]) : std::nullopt,
               high = pair ? number_at(node[1]) : std::nullopt;
    if (low && high && *low >= 0 && *low < *high) return frequency_range{*low, *high};
    faults.add(node.Mark(), fmt::format("{}: expected two frequencies in Hz, such as [10, 1000]", key));
    return std::nullopt;
}

std::optional<frequency_range> load_range(const mapping& section, std::string_view key) {
    const auto* node = section.find(key);
    return node == nullptr ? std::nullopt : load_range(*node, key, section.faults());
}

void load_form(const mapping& section, recipe& to) {
    load_encoding(section, to.wrapped);
    waveform::sample_type type{};
    if (section.choice("type", type, waveform::sample_types)) to.type = type;
    const bool ordered = section.choice("endian", to.little_endian, endians);
    const bool one_byte = type == waveform::sample_type::u8 || type == waveform::sample_type::i8;
    if (!section.has("type")) {
        for (const std::string_view key : {"encoding", "endian"})
            if (section.has(key))
                section.fault(key, fmt::format("{}: only bytes have use for it: say their 'type'", key));
    } else if (!ordered && !section.has("endian") && !one_byte) {
        section.fault("type", "endian: is missing: which byte of a sample comes first, big or little");
    }
    for (const auto& name : section.texts("channels")) {
        if (auto wrong = fault_of_plain_name(name); !wrong.empty())
            section.fault("channels", "channels: " + wrong);
        else if (std::ranges::find(to.channels, name) != to.channels.end())
            section.fault("channels", fmt::format("channels: '{}' stands there twice", name));
        to.channels.push_back(name);
    }
    if (to.channels.size() > most_channels)
        section.fault("channels", fmt::format("channels: more than {}", most_channels));
}

/// Whether the samples are of acceleration.
bool load_unit(const mapping& section, recipe& to) {
    if (section.number("scale", to.scale) && to.scale == 0)
        section.fault("scale", "scale: 0 makes every sample the same");
    std::string symbol;
    if (!section.filled_text("unit", symbol)) return true;
    const auto from = find_unit(symbol);
    if (!from)
        section.fault("unit", fmt::format("unit: unknown unit '{}': {}", symbol, unit_suggestion(symbol)));
    else if (from->to_base_offset != 0)
        section.fault("unit", fmt::format("unit: the zero of '{}' is not that of its base unit", symbol));
    else
        to.scale *= from->to_base_scale;
    return !from || from->base_name == acceleration;
}

void load_bands(const mapping& section, bool of_acceleration, recipe& to) {
    if (of_acceleration) to.velocity = iso_20816;
    if (const auto range = load_range(section, "velocity")) {
        to.velocity = range;
        if (!of_acceleration)
            section.fault("velocity", "velocity: only acceleration (m/s², g) is integrated to it");
    }
    for (const auto& member : section.members("bands")) {
        if (auto wrong = fault_of_plain_name(member.key); !wrong.empty())
            section.faults().add(member.key_mark, "bands: " + wrong);
        if (const auto range = load_range(member.value, "bands", section.faults()))
            to.bands.push_back({member.key, *range});
    }
    to.envelope = load_range(section, "envelope");
}

double required_number(const mapping& section, std::string_view key) {
    double number = 1;
    if (!section.has(key))
        section.fault(key, fmt::format("'{}' is missing", key));
    else if (section.number(key, number) && number <= 0)
        section.fault(key, fmt::format("{}: a number above zero", key));
    return number;
}

waveform::defect_orders load_geometry(const mapping& section) {
    waveform::bearing_geometry of{required_number(section, "balls"),
                                  required_number(section, "ball_diameter"),
                                  required_number(section, "pitch_diameter"), 0};
    if (of.ball_diameter >= of.pitch_diameter && section.has("ball_diameter"))
        section.fault("ball_diameter", "ball_diameter: is not below pitch_diameter");
    double degrees = 0;
    if (section.number("contact_angle", degrees) && !(degrees >= 0 && degrees < 90))
        section.fault("contact_angle", "contact_angle: from 0 to below 90 degrees");
    of.contact_angle = degrees * std::numbers::pi / 180;
    return waveform::orders_of(of);
}

/// By its geometry, or by the four multiples of the speed that its maker tells.
waveform::defect_orders load_orders(const YAML::Node& node, fault_list& faults) {
    const mapping section(node, "bearing", keys::bearing, faults);
    const auto given =
        std::ranges::find_if(waveform::defect_names, [&](const auto name) { return section.has(name); });
    if (given == waveform::defect_names.end()) return load_geometry(section);
    for (const std::string_view key : {"balls", "ball_diameter", "pitch_diameter", "contact_angle"})
        if (section.has(key))
            section.fault(key, fmt::format("{}: '{}' and the others say it already: leave out one of the two",
                                           key, *given));
    waveform::defect_orders orders{};
    std::ranges::transform(waveform::defect_names, orders.begin(),
                           [&](const auto name) { return required_number(section, name); });
    return orders;
}

void load_defects(const mapping& section, recipe& to) {
    const auto* bearing = section.find("bearing");
    double factor = 1;
    section.choice("speed_unit", factor, speed_units);
    if (bearing == nullptr) {
        for (const std::string_view key : {"speed", "speed_unit", "harmonics", "tolerance"})
            if (section.has(key)) section.fault(key, fmt::format("{}: has no effect without bearing", key));
        return;
    }
    auto& made = to.defects.emplace();
    made.orders = load_orders(*bearing, section.faults());
    load_quantity(section, "speed", factor, made.speed);
    if (!section.has("speed")) section.fault("bearing", "bearing: needs the shaft's 'speed'");
    if (!section.has("envelope"))
        section.fault("bearing", "bearing: needs an 'envelope', such as [500, 10000]");
    int harmonics = static_cast<int>(made.harmonics);
    section.integer("harmonics", harmonics, 1, 10);
    made.harmonics = static_cast<unsigned>(harmonics);
    if (section.number("tolerance", made.tolerance) && !(made.tolerance >= 0 && made.tolerance <= 0.2))
        section.fault("tolerance", "tolerance: a part of the frequency, from 0 to 0.2");
}

/// Nothing when it does not say where it stands: what readings find there would only be more faults.
std::optional<recipe> load_waveform(const YAML::Node& node, fault_list& faults) {
    recipe to;
    const mapping section(node, "waveforms", keys::waveform, faults);
    if (!section.has("at")) section.fault("at", "at: is missing: where the samples stand");
    load_single_place(section, "at", to.at);
    load_form(section, to);
    const bool of_acceleration = load_unit(section, to);
    if (!section.has("rate"))
        section.fault("rate", "rate: is missing: samples a second, or the place where the document says it");
    load_quantity(section, "rate", 1, to.rate);
    load_bands(section, of_acceleration, to);
    load_defects(section, to);
    return section.has("at") ? std::optional{std::move(to)} : std::nullopt;
}

}  // namespace

void load_waveforms(const mapping& of_rule, const decode::recipe& payload, std::vector<recipe>& to) {
    for (const auto& node : of_rule.sequence("waveforms")) {
        if (to.size() == most_waveforms) {
            of_rule.faults().add(node.Mark(), fmt::format("waveforms: more than {}", most_waveforms));
            break;
        }
        auto made = load_waveform(node, of_rule.faults());
        if (!made) continue;
        if (std::ranges::find(to, made->at, &recipe::at) != to.end())
            of_rule.faults().add(node.Mark(), "waveforms: an earlier one has the same place");
        if (std::ranges::find(payload.inside, made->at, &decode::recipe::packed::at) != payload.inside.end())
            of_rule.faults().add(node.Mark(), "waveforms: 'unpack' has the same place");
        to.push_back(*std::move(made));
    }
}

}  // namespace vigie::config
