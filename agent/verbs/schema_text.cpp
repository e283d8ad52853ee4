#include "agent/verbs/schema_text.hpp"

#include "agent/config/keys.hpp"
#include "agent/config/units.hpp"
#include "agent/decode/decode.hpp"
#include "agent/mappings/mappings.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <sstream>
#include <vector>

namespace vigie::verbs {
namespace {

namespace json = boost::json;
using config::takes;

/// What is always the same. A text may be written as a number or a truth, which YAML tells apart and the
/// loader does not; nothing behind a key of a list or a mapping is as good as none.
constexpr std::pair<takes, std::string_view> fixed[] = {
    {takes::text, R"({"type":["string","number","boolean"]})"},
    {takes::texts,
     R"({"type":["string","number","boolean","array"],"items":{"type":["string","number","boolean"]}})"},
    {takes::place, R"({"type":"string","pattern":"^(/.*)?$"})"},
    {takes::truth, R"({"type":"boolean"})"},
    {takes::number, R"({"type":["number","string"],"pattern":"^[-+]?[0-9.]+([eE][-+]?[0-9]+)?$"})"},
    {takes::numbers, R"({"type":["array","null"],"items":{"type":"number"}})"},
    {takes::count, R"({"type":["integer","string"],"minimum":0,"pattern":"^[0-9]+(KiB|MiB|GiB)?$"})"},
    {takes::labels,
     R"({"type":["object","null"],"additionalProperties":{"type":["string","number","boolean"]}})"},
    {takes::label_texts,
     R"({"type":["object","null"],"additionalProperties":{"type":["string","number","boolean","array"],)"
     R"("items":{"type":["string","number","boolean"]}}})"},
    {takes::states,
     R"({"type":["object","null"],"additionalProperties":{"type":["number","string","null"]}})"},
    {takes::conditions,
     R"({"type":["object","null"],"additionalProperties":{"type":["string","number","boolean","null","array"],)"
     R"("items":{"type":["string","number","boolean","null"]}}})"},
    {takes::calibration,
     R"({"type":["array","null"],"items":{"type":"array","minItems":2,"maxItems":2,"items":{"type":"number"}}})"},
    {takes::quantity, R"({"type":["number","string"],"pattern":"^(/.*|[-+]?[0-9.]+([eE][-+]?[0-9]+)?)$"})"},
    {takes::range, R"({"type":"array","minItems":2,"maxItems":2,"items":{"type":"number"}})"},
    {takes::ranges,
     R"({"type":["object","null"],"additionalProperties":{"type":"array","minItems":2,"maxItems":2,"items":{"type":"number"}}})"},
};

json::string text(std::string_view from) {
    return json::string(from.data(), from.size());
}

/// "a rule" → "a-rule", which a reference may hold.
std::string name_of(const config::section& which) {
    std::string name{which.name};
    std::ranges::replace(name, ' ', '-');
    return name;
}

/// The words as texts; those that are whole numbers as numbers, too.
json::array words_of(std::string_view all) {
    json::array found;
    std::istringstream in{std::string{all}};
    for (std::string word; in >> word;) {
        if (word.find_first_not_of("0123456789") == word.npos) found.emplace_back(std::stoi(word));
        found.emplace_back(word);
    }
    return found;
}

json::object one_of(json::array words) {
    json::object made;
    made["enum"] = std::move(words);
    return made;
}

json::object one_or_list_of(const json::object& one) {
    json::object list{{"type", "array"}, {"items", one}};
    return {{"anyOf", json::array{one, list}}};
}

json::object duration(std::string_view words) {
    json::object written{{"type", "string"}, {"pattern", "^[0-9]+(ms|s|m|h|d)$"}};
    if (words.empty()) return written;
    return {{"anyOf", json::array{written, one_of(words_of(words))}}};
}

json::object list_of(json::value elements) {
    return {{"type", json::array{"array", "null"}}, {"items", std::move(elements)}};
}

json::object refers_to(const config::section& other) {
    return {{"$ref", "#/definitions/" + name_of(other)}};
}

json::object inclusions(const config::section& of) {
    json::array names;
    for (const auto& each : mappings::all()) names.emplace_back(text(each.name));
    return list_of(json::object{{"anyOf", json::array{one_of(std::move(names)), refers_to(of)}}});
}

template <class Names, class NameOf>
json::object one_of_all(const Names& names, NameOf name_of) {
    json::array words;
    for (const auto& each : names) words.emplace_back(text(name_of(each)));
    return one_of(std::move(words));
}

json::object type_of(const config::key& which) {
    switch (which.what) {
        case takes::word:
            return one_of(words_of(which.words));
        case takes::words:
            return one_or_list_of(one_of(words_of(which.words)));
        case takes::duration:
            return duration(which.words);
        case takes::format:
            return one_of_all(decode::format_names(), [](std::string_view name) { return name; });
        case takes::unit:
            return one_of_all(config::all_units(), [](const config::unit& each) { return each.symbol; });
        case takes::section:
            // A reference stands alone (draft 7, 8.3), so that a description needs it a level below.
            return {{"allOf", json::array{refers_to(*which.of)}}};
        case takes::sections:
            return list_of(refers_to(*which.of));
        case takes::inclusions:
            return inclusions(*which.of);
        default:
            break;
    }
    for (const auto& [what, schema] : fixed)
        if (what == which.what) return json::parse({schema.data(), schema.size()}).as_object();
    return {};
}

json::object schema_of(const config::section& which) {
    json::object properties;
    json::array required;
    for (const auto& each : which.keys) {
        auto made = type_of(each);
        made["description"] = text(each.about);
        properties[json::string_view{each.name.data(), each.name.size()}] = std::move(made);
        if (each.needed) required.emplace_back(text(each.name));
    }
    json::object made;
    made["type"] = json::array{"object", "null"};
    made["additionalProperties"] = false;
    made["properties"] = std::move(properties);
    if (!required.empty()) made["required"] = std::move(required);
    return made;
}

}  // namespace

std::string schema_text() {
    json::object all;
    all["$schema"] = "http://json-schema.org/draft-07/schema#";
    all["title"] = "Configuration of vigie-agent";
    for (const auto& [name, schema] : schema_of(config::keys::file)) all[name] = schema;
    json::object definitions;
    for (const auto* each : config::keys::all)
        if (each != &config::keys::file) definitions[name_of(*each)] = schema_of(*each);
    all["definitions"] = std::move(definitions);
    return json::serialize(all) + '\n';
}

}  // namespace vigie::verbs
