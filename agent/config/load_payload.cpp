// How a rule's payloads are read: format, what is taken off before, what is unpacked behind.
#include "agent/config/sections.hpp"
#include "libs/yaml/nearest.hpp"

#include <fmt/format.h>

#include <charconv>

namespace vigie::config {

namespace {

using decode::binary_field;

constexpr std::size_t most_fields = 1'000;
constexpr std::size_t most_wrappings = 4;
constexpr std::size_t most_packed = 16;

struct field_type {
    binary_field::number number;
    std::size_t bytes;
};

constexpr auto whole = binary_field::number::unsigned_integer;
constexpr auto signed_ = binary_field::number::signed_integer;
constexpr auto real = binary_field::number::floating;
constexpr auto none = binary_field::number::none;
constexpr std::pair<std::string_view, field_type> types[] = {
    {"u8", {whole, 1}},    {"u16", {whole, 2}},   {"u24", {whole, 3}},   {"u32", {whole, 4}},
    {"u40", {whole, 5}},   {"u48", {whole, 6}},   {"u56", {whole, 7}},   {"u64", {whole, 8}},
    {"i8", {signed_, 1}},  {"i16", {signed_, 2}}, {"i24", {signed_, 3}}, {"i32", {signed_, 4}},
    {"i40", {signed_, 5}}, {"i48", {signed_, 6}}, {"i56", {signed_, 7}}, {"i64", {signed_, 8}},
    {"f16", {real, 2}},    {"f32", {real, 4}},    {"f64", {real, 8}},    {"bytes", {none, 0}}};
constexpr std::pair<std::string_view, bool> endians[] = {{"big", false}, {"little", true}};

/// "3" or "4-7", the lowest first. False: it is neither.
bool parse_bits(std::string_view text, unsigned& from, unsigned& to) {
    const auto* const end = text.data() + text.size();
    auto read = std::from_chars(text.data(), end, from);
    if (read.ec != std::errc{}) return false;
    to = from;
    if (read.ptr == end) return true;
    if (*read.ptr != '-') return false;
    read = std::from_chars(read.ptr + 1, end, to);
    return read.ec == std::errc{} && read.ptr == end && to >= from;
}

void load_bits(const mapping& section, binary_field& to) {
    std::string text;
    if (!section.filled_text("bits", text)) return;
    unsigned from = 0, last = 0;
    if (!parse_bits(text, from, last) || last >= to.bytes * 8 || to.type == real) {
        section.fault("bits", fmt::format("bits: '{}' is no bit such as 3, nor bits such as 4-7, of a whole "
                                          "number of {} bits; 0 is the lowest",
                                          text, to.bytes * 8));
        return;
    }
    to.bit = from;
    to.bits = last - from + 1;
}

void load_length(const mapping& section, binary_field& to) {
    section.size("length", to.bytes, 1, std::size_t{1} << 28);
    for (const std::string_view key : {"endian", "bits", "scale", "offset"})
        if (section.has(key)) section.fault(key, fmt::format("{}: only numbers have use for it", key));
}

binary_field load_field(const YAML::Node& node, fault_list& faults) {
    binary_field to;
    const mapping section(node, "layout", keys::layout, faults);
    section.required_text("name", to.name);
    field_type type{whole, 1};
    if (!section.has("type"))
        section.fault("type", "type: is missing: u16, i32, f32 and so on");
    else if (section.choice("type", type, types))
        to.type = type.number;
    to.bytes = type.bytes;
    if (!section.has("at")) section.fault("at", "at: is missing: how many bytes stand before it");
    section.size("at", to.offset, 0, std::size_t{1} << 28);
    if (to.type == none) {
        load_length(section, to);
        return to;
    }
    if (section.has("length")) section.fault("length", "length: only 'type: bytes' has use for it");
    section.choice("endian", to.little_endian, endians);
    load_bits(section, to);
    if (section.number("scale", to.scale) && to.scale == 0)
        section.fault("scale", "scale: 0 makes every value the same");
    section.number("offset", to.shift);
    return to;
}

void load_csv(const mapping& around, decode::format_options& to) {
    const auto* node = around.find("csv");
    if (node == nullptr) return;
    const mapping section(*node, "csv", keys::csv, around.faults());
    std::string delimiter;
    if (section.filled_text("delimiter", delimiter)) {
        if (delimiter == "tab") delimiter = "\t";
        if (delimiter.size() == 1)
            to.csv.delimiter = delimiter.front();
        else
            section.fault("delimiter", fmt::format("delimiter: one character or 'tab', not '{}'", delimiter));
    }
    section.boolean("header", to.csv.header);
    to.csv.columns = section.texts("columns");
    if (to.csv.header && !to.csv.columns.empty())
        section.fault("columns", "columns: the header names them already: leave out one of the two");
}

void load_format(const mapping& section, const decode::format*& as, decode::format_options& to) {
    if (const auto which = section.word("format", decode::format_names()))
        as = decode::find_format(decode::format_names()[*which]);
    load_csv(section, to);
    for (const auto& node : section.sequence("layout")) {
        if (to.layout.size() == most_fields) {
            section.faults().add(node.Mark(), fmt::format("layout: more than {} fields", most_fields));
            break;
        }
        to.layout.push_back(load_field(node, section.faults()));
    }
    const auto name = as == nullptr ? std::string_view{} : as->name;
    if (section.has("csv") && name != "csv") section.fault("csv", "csv: only 'format: csv' has use for it");
    if (section.has("layout") && name != "binary")
        section.fault("layout", "layout: only 'format: binary' has use for it");
    if (name == "binary" && to.layout.empty())
        section.fault("format", "format: binary needs a 'layout' that says what stands where");
}

decode::recipe::packed load_packed(const YAML::Node& node, fault_list& faults) {
    decode::recipe::packed to;
    const mapping section(node, "unpack", keys::unpack, faults);
    if (!section.has("at")) section.fault("at", "at: is missing: where the packed text stands");
    if (section.place("at", to.at) && !to.at.is_single())
        section.fault("at", "at: one place, without wildcards");
    load_encoding(section, to.wrapped);
    load_format(section, to.as, to.options);
    if (!section.has("format")) section.fault("format", "format: is missing: what the packed text is");
    if (to.as == nullptr) to.as = decode::find_format("json");
    return to;
}

}  // namespace

void load_encoding(const mapping& section, std::vector<decode::wrapping>& to) {
    std::vector<std::string_view> known;
    for (const auto& [word, which] : decode::wrappings) known.push_back(word);
    for (const auto& word : section.texts("encoding")) {
        const auto found = std::ranges::find(known, word);
        if (found == known.end())
            section.fault("encoding",
                          fmt::format("encoding: unknown '{}': {}", word, yaml::suggestion(word, known)));
        else if (to.size() == most_wrappings)
            section.fault("encoding", fmt::format("encoding: more than {}", most_wrappings));
        else
            to.push_back(decode::wrappings[found - known.begin()].second);
    }
}

void load_payload(const mapping& of_rule, decode::recipe& to) {
    load_encoding(of_rule, to.wrapped);
    load_format(of_rule, to.as, to.options);
    for (const auto& node : of_rule.sequence("unpack")) {
        if (to.inside.size() == most_packed) {
            of_rule.faults().add(node.Mark(), fmt::format("unpack: more than {}", most_packed));
            break;
        }
        to.inside.push_back(load_packed(node, of_rule.faults()));
    }
}

}  // namespace vigie::config
