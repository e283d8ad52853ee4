#include "agent/verbs/guess_format.hpp"

#include "agent/decode/document.hpp"
#include "agent/decode/number.hpp"
#include "libs/text/utf8.hpp"

#include <algorithm>

namespace vigie::verbs {
namespace {

using decode::document;
using decode::kind;
using decode::wrapping;

constexpr std::size_t most_bytes = std::size_t{1} << 20;
constexpr std::size_t shortest_hex = 8, shortest_base64 = 16;

bool decodes(std::string_view name, std::string_view payload, const decode::format_options& options,
             document& out) {
    out.clear({decode::deepest_nesting, 100'000, most_bytes});
    const auto decoded = decode::find_format(name)->decode(payload, options, out);
    return decoded && !out.failure() && !out.empty();
}

bool is_container(const document& in) {
    const auto is = in.at(document::root).is;
    return is == kind::array || is == kind::object;
}

bool has_members(const document& in) {
    return is_container(in) && in.first(document::root) != document::nowhere;
}

decode::recipe recipe_of(std::string_view name) {
    decode::recipe made;
    made.as = decode::find_format(name);
    return made;
}

std::optional<decode::recipe> as_json(std::string_view payload, document& scratch) {
    if (!decodes("json", payload, {}, scratch)) return std::nullopt;
    const auto root = scratch.at(document::root).is;
    if (!is_container(scratch)) return recipe_of(root == kind::text ? "json" : "plain");
    if (root == kind::array && decodes("senml", payload, {}, scratch) && has_members(scratch))
        return recipe_of("senml");
    return recipe_of("json");
}

/// "21,5", alone or with what it is measured in.
bool is_decimal_comma(std::string_view text) {
    constexpr std::string_view digits = "0123456789";
    const auto comma = text.find(',');
    return comma != text.npos && comma > 0 && comma + 1 < text.size() &&
           text.find(',', comma + 1) == text.npos && digits.find(text[comma - 1]) != digits.npos &&
           digits.find(text[comma + 1]) != digits.npos && text.find_first_not_of("+-0123456789") >= comma &&
           text.find('\n') >= text.size() - 1;
}

bool is_number(const decode::value& cell) {
    return cell.is == kind::number || (cell.is == kind::text && is_decimal_comma(cell.text));
}

/// Rows of the same length, at least two cells each, with a number among them.
bool is_table(const document& in, bool& header) {
    std::optional<std::size_t> width;
    std::size_t rows = 0, numbers = 0, numbers_of_first = 0;
    for (auto row = in.first(document::root); row != document::nowhere; row = in.next(document::root, row)) {
        std::size_t cells = 0;
        for (auto cell = in.first(row); cell != document::nowhere; cell = in.next(row, cell)) {
            ++cells;
            numbers += is_number(in.at(cell)) ? 1 : 0;
        }
        if (width.value_or(cells) != cells) return false;
        width = cells;
        if (++rows == 1) numbers_of_first = numbers;
    }
    header = rows > 1 && numbers_of_first == 0;
    return width.value_or(0) >= 2 && numbers > 0;
}

std::optional<decode::recipe> as_csv(std::string_view payload, document& scratch) {
    if (is_decimal_comma(payload)) return std::nullopt;
    for (const char delimiter : {';', '\t', ',', '|'}) {
        auto made = recipe_of("csv");
        made.options.csv.delimiter = delimiter;
        if (payload.find(delimiter) != payload.npos && decodes("csv", payload, made.options, scratch) &&
            is_table(scratch, made.options.csv.header))
            return made;
    }
    return std::nullopt;
}

std::optional<decode::recipe> guess(std::string_view payload, int depth);

/// What is inside, when it is something that can be told.
std::optional<decode::recipe> unwrapped(wrapping with, std::string_view payload, int depth) {
    document scratch;
    const auto inside = decode::unwrap(with, payload, most_bytes, scratch);
    if (!inside || inside->empty()) return std::nullopt;
    auto made = guess(*inside, depth + 1);
    if (made) made->wrapped.insert(made->wrapped.begin(), with);
    return made;
}

bool is_text(std::string_view payload) {
    return text::is_utf8(payload) && std::ranges::none_of(payload, [](char c) {
               return c >= 0 && c < 0x20 && c != '\t' && c != '\n' && c != '\r';
           });
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// Digits alone are a number, and a word of letters is a word.
std::optional<decode::recipe> wrapped_as_text(std::string_view text, int depth) {
    constexpr std::string_view hex = "0123456789abcdefABCDEF",
                               base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=";
    const bool mixed =
        text.find_first_of("0123456789") != text.npos && text.find_first_not_of("0123456789") != text.npos;
    if (mixed && text.size() >= shortest_hex && text.size() % 2 == 0 &&
        text.find_first_not_of(hex) == text.npos)
        return unwrapped(wrapping::hex, text, depth);
    if (text.size() >= shortest_base64 && text.find_first_not_of(base64) == text.npos) {
        auto made = unwrapped(wrapping::base64, text, depth);
        if (made && !made->as->is_scalar) return made;
    }
    return std::nullopt;
}

std::optional<decode::recipe> as_text(std::string_view payload, int depth) {
    document scratch;
    if (decode::parse_number(trimmed(payload))) return recipe_of("plain");
    if (decodes("influx", payload, {}, scratch) && has_members(scratch)) return recipe_of("influx");
    if (auto made = as_csv(payload, scratch)) return made;
    if (auto made = wrapped_as_text(trimmed(payload), depth)) return made;
    return recipe_of("plain");
}

std::optional<decode::recipe> guess(std::string_view payload, int depth) {
    constexpr int deepest = 3;
    if (payload.empty() || depth > deepest) return std::nullopt;
    document scratch;
    if (auto made = as_json(payload, scratch)) return made;
    if (payload.starts_with("\x1f\x8b"))
        if (auto made = unwrapped(wrapping::gzip, payload, depth)) return made;
    if (payload.starts_with('\x78'))
        if (auto made = unwrapped(wrapping::zlib, payload, depth)) return made;
    if (is_text(payload)) return as_text(payload, depth);
    if (decodes("cbor", payload, {}, scratch) && has_members(scratch)) {
        const bool array = scratch.at(document::root).is == kind::array;
        const bool pack = array && decodes("senml-cbor", payload, {}, scratch) && has_members(scratch);
        return recipe_of(pack ? "senml-cbor" : "cbor");
    }
    return std::nullopt;
}

}  // namespace

std::optional<decode::recipe> guess_format(std::string_view payload) {
    return guess(payload, 0);
}

std::string format_words(const decode::recipe& how) {
    std::string words;
    for (const auto with : how.wrapped)
        for (const auto& [name, which] : decode::wrappings)
            if (which == with) words += (words.empty() ? "encoding: [" : ", ") + std::string{name};
    if (!words.empty()) words += "], ";
    return words + "format: " + std::string{how.as->name};
}

}  // namespace vigie::verbs
