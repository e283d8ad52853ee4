#include "tests/fuzz/decode_input.hpp"

#include "agent/decode/decode.hpp"
#include "agent/waveform/waveforms.hpp"
#include "libs/text/utf8.hpp"

#include <cmath>
#include <vector>

namespace vigie::fuzz {

namespace {

using namespace decode;

constexpr bounds small{.nesting = 8, .values = 200, .bytes = 4'096};

recipe as(std::string_view format, format_options options = {}) {
    recipe how;
    how.as = find_format(format);
    how.options = std::move(options);
    return how;
}

recipe csv(char delimiter, bool header, std::vector<std::string> columns) {
    format_options options;
    options.csv.delimiter = delimiter;
    options.csv.header = header;
    options.csv.columns = std::move(columns);
    return as("csv", options);
}

recipe binary() {
    using number = binary_field::number;
    format_options options;
    for (std::size_t bytes = 1; bytes <= 8; ++bytes) {
        const bool little = bytes % 2 == 0;
        options.layout.push_back({"u", number::unsigned_integer, bytes, little, bytes});
        options.layout.push_back({"i", number::signed_integer, bytes, !little, bytes / 2, 1, 3, 0.1, -40});
    }
    for (const std::size_t bytes : {2U, 4U, 8U})
        options.layout.push_back({"f", number::floating, bytes, true, 1});
    return as("binary", options);
}

recipe whole_payload() {
    format_options options;
    options.layout = {{"w", binary_field::number::none, 0}};
    return as("binary", options);
}

/// A window in numbers, and one of two channels in bytes or base64.
std::vector<waveform::recipe> windows() {
    waveform::recipe how;
    how.at = pattern::of("/n");
    how.rate = {0, pattern::of("/rate"), 1};
    how.velocity = {10, 1'000};
    how.bands = {{"low", {0, 100}}};
    how.envelope = {100, 10'000};
    auto& defects = how.defects.emplace();
    defects.orders = {3.6, 5.4, 2.4, 0.4};
    defects.speed = {0, pattern::of("/speed"), 1};
    std::vector<waveform::recipe> all(3, how);
    for (auto& each : all) each.bands.push_back({"high", {100, 500}});
    all[1].at = pattern::of("/w");
    all[1].type = waveform::sample_type::i8;
    all[1].channels = {"h", "v"};
    all[1].rate = {1'000, {}, 1};
    all[1].defects->speed = {30, {}, 1};
    all[2].at = pattern::of("/b");
    all[2].type = waveform::sample_type::f32;
    all[2].wrapped = {wrapping::base64};
    return all;
}

std::vector<recipe> recipes_of(std::string_view target) {
    if (target == "csv") return {csv(',', false, {}), csv(';', true, {}), csv('\t', false, {"a", "b", "c"})};
    if (target == "binary") return {binary()};
    if (target == "waveform") return {as("json"), as("cbor"), whole_payload()};
    if (target != "unwrap") return {as(target)};
    std::vector<recipe> all;
    for (const auto& [name, which] : wrappings) {
        all.push_back(as("plain"));
        all.back().wrapped = {which};
    }
    all.push_back(as("json"));
    all.back().wrapped = {wrapping::base64, wrapping::gzip};
    std::string fault;
    for (const auto which : {wrapping::base64, wrapping::hex}) {
        all.push_back(as("json"));
        all.back().inside = {{pattern::parse("/data", fault), {which}, find_format("cbor"), {}}};
    }
    return all;
}

/// Walks over a container and what is within, so that a wrong `end` is a wrong walk.
std::string_view fault_of(const document& of, document::place at, std::size_t depth) {
    const auto& value = of.at(at);
    if (value.end <= at || value.end > of.size()) return "a value that ends outside";
    if (!text::is_utf8(value.key)) return "a key that is not UTF-8";
    if (value.is == kind::text && !text::is_utf8(value.text)) return "a text that is not UTF-8";
    if (value.is == kind::boolean && value.number != 0 && value.number != 1)
        return "a boolean that is neither";
    if (value.inside != 0 && value.inside <= at) return "an inside that stands before its value";
    if (value.is != kind::array && value.is != kind::object)
        return value.end == at + 1 ? "" : "a scalar with values";
    if (depth == of.most().nesting) return "nested too deep";
    auto behind = at + 1;
    for (auto each = of.first(at); each != document::nowhere; each = of.next(at, each)) {
        if (each != behind) return "a gap between elements";
        if (value.is == kind::array && !of.at(each).key.empty()) return "an element with a key";
        if (const auto fault = fault_of(of, each, depth + 1); !fault.empty()) return fault;
        behind = of.at(each).end;
    }
    return behind == value.end ? "" : "elements that end before their container";
}

/// Adds what waveforms add, where they do.
std::string_view fault_of_waveforms(document& out) {
    static thread_local waveform::waveforms by;
    static const auto all = windows();
    const auto before = out.size();
    if (!by.add(all, out)) return "";
    for (auto at = static_cast<document::place>(before); at < out.size(); ++at)
        if (out.at(at).is == kind::number && !std::isfinite(out.at(at).number))
            return "an indicator that is not finite";
    return "";
}

std::string_view fault_of(const recipe& how, std::string_view input, const bounds& most, document& out,
                          bool with_waveforms) {
    const auto taken = read(input, how, most, out);
    if (!taken) return "";
    if (with_waveforms)
        if (const auto fault = fault_of_waveforms(out); !fault.empty() || out.failure()) return fault;
    if (out.failure()) return "taken in spite of a failure";
    if (out.empty() || out.size() > most.values) return "too many values, or none";
    for (document::place at = 0; at < out.size(); ++at)
        if (const auto inside = out.at(at).inside; inside != 0)
            if (const auto fault = fault_of(out, inside, 0); !fault.empty()) return fault;
    return fault_of(out, document::root, 0);
}

constexpr std::string_view all_targets[] = {"json",       "plain", "csv",    "influx", "senml",
                                            "senml-cbor", "cbor",  "binary", "unwrap", "waveform"};

}  // namespace

std::span<const std::string_view> targets() noexcept {
    return all_targets;
}

std::string_view decode_input(std::string_view target, std::string_view input) {
    static thread_local document out;  // used again and again, as by the agent
    static thread_local std::string_view last;
    static thread_local std::vector<recipe> recipes;
    if (last != target) {
        recipes = recipes_of(target);
        last = target;
    }
    for (const auto& how : recipes)
        for (const auto& most : {bounds{}, small})
            if (const auto fault = fault_of(how, input, most, out, target == "waveform"); !fault.empty())
                return fault;
    return "";
}

}  // namespace vigie::fuzz
