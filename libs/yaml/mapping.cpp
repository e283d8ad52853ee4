#include "libs/yaml/mapping.hpp"

#include "libs/yaml/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace vigie::yaml {

namespace {

std::string_view kind_of(const YAML::Node& node) {
    switch (node.Type()) {
        case YAML::NodeType::Map:
            return "a mapping";
        case YAML::NodeType::Sequence:
            return "a list";
        case YAML::NodeType::Scalar:
            return "a single value";
        default:
            return "nothing";
    }
}

/// Long ones are cut, so that a fault stays a line.
std::string in_quotes(std::string_view text) {
    constexpr std::size_t longest = 60;
    if (text.size() <= longest) return fmt::format("'{}'", text);
    return fmt::format("'{}…'", text.substr(0, longest));
}

}  // namespace

mapping::mapping(const YAML::Node& node, std::string_view key, std::string_view section,
                 std::span<const std::string_view> known, fault_list& faults)
    : mark_(node.Mark()), faults_(&faults) {
    if (node.IsNull()) return;
    if (!node.IsMap()) {
        faults.add(mark_, fmt::format("{}: expected a mapping, found {}", key, kind_of(node)));
        return;
    }
    for (const auto& entry : node) {
        const auto at = entry.first.Mark();
        if (!faults.may_visit(at)) return;
        if (!entry.first.IsScalar()) {
            faults.add(at, fmt::format("{}: a key is a single word, found {}", key, kind_of(entry.first)));
            continue;
        }
        const auto& name = entry.first.Scalar();
        if (std::ranges::find(known, name) == known.end())
            faults.add(at, fmt::format("unknown key {} in {}: {}", in_quotes(name), section,
                                       suggestion(name, known)));
        else if (has(name))
            faults.add(at, fmt::format("key '{}' stands there twice, first in line {}", name,
                                       mark_of(name).line + 1));
        else
            entries_.emplace_back(name, entry.second);
    }
}

const YAML::Node* mapping::find(std::string_view key) const {
    const auto found = std::ranges::find_if(entries_, [&](const auto& entry) { return entry.first == key; });
    return found == entries_.end() ? nullptr : &found->second;
}

YAML::Mark mapping::mark_of(std::string_view key) const {
    const auto* node = find(key);
    return node == nullptr ? mark_ : node->Mark();
}

void mapping::wrong(std::string_view key, const YAML::Node& node, std::string_view expected) const {
    const auto found = node.IsScalar() ? in_quotes(node.Scalar()) : std::string{kind_of(node)};
    faults_->add(node.Mark(), fmt::format("{}: expected {}, found {}", key, expected, found));
}

std::optional<std::string> mapping::scalar(std::string_view key, std::string_view expected) const {
    const auto* node = find(key);
    if (node == nullptr) return std::nullopt;
    if (node->IsScalar()) return node->Scalar();
    wrong(key, *node, expected);
    return std::nullopt;
}

bool mapping::text(std::string_view key, std::string& to) const {
    auto found = scalar(key, "a text");
    if (!found) return false;
    to = *std::move(found);
    return true;
}

bool mapping::filled_text(std::string_view key, std::string& to) const {
    auto found = scalar(key, "a text");
    if (!found) return false;
    if (found->empty()) {
        fault(key, fmt::format("{}: is empty", key));
        return false;
    }
    to = *std::move(found);
    return true;
}

bool mapping::required_text(std::string_view key, std::string& to) const {
    if (has(key)) return filled_text(key, to);
    faults_->add(mark_, fmt::format("'{}' is missing", key));
    return false;
}

bool mapping::boolean(std::string_view key, bool& to) const {
    const auto found = scalar(key, "true or false");
    if (!found) return false;
    const bool known = *found == "true" || *found == "false";
    if (known)
        to = *found == "true";
    else
        wrong(key, *find(key), "true or false");
    return known;
}

bool mapping::integer(std::string_view key, int& value, int from, int to) const {
    const auto expected = fmt::format("a whole number from {} to {}", from, to);
    const auto found = scalar(key, expected);
    if (!found) return false;
    int number = 0;
    const auto read = std::from_chars(found->data(), found->data() + found->size(), number);
    const bool good =
        read.ec == std::errc{} && read.ptr == found->data() + found->size() && number >= from && number <= to;
    if (good)
        value = number;
    else
        wrong(key, *find(key), expected);
    return good;
}

std::optional<std::size_t> mapping::word(std::string_view key,
                                         std::span<const std::string_view> known) const {
    const auto found = scalar(key, "a word");
    if (!found) return std::nullopt;
    const auto at = std::ranges::find(known, *found);
    if (at != known.end()) return static_cast<std::size_t>(at - known.begin());
    fault(key, fmt::format("{}: unknown word {}: {}", key, in_quotes(*found), suggestion(*found, known)));
    return std::nullopt;
}

std::vector<YAML::Node> mapping::sequence(std::string_view key) const {
    const auto* node = find(key);
    if (node == nullptr || node->IsNull()) return {};
    std::vector<YAML::Node> elements;
    if (!node->IsSequence()) {
        wrong(key, *node, "a list");
        return elements;
    }
    for (const auto& element : *node) {
        if (!faults_->may_visit(element.Mark())) break;
        elements.push_back(element);
    }
    return elements;
}

std::vector<mapping::member> mapping::members(std::string_view key) const {
    const auto* node = find(key);
    if (node == nullptr || node->IsNull()) return {};
    std::vector<member> found;
    if (!node->IsMap()) {
        wrong(key, *node, "a mapping");
        return found;
    }
    for (const auto& entry : *node) {
        const auto at = entry.first.Mark();
        if (!faults_->may_visit(at)) break;
        if (found.size() == most_pairs) {
            faults_->add(at, fmt::format("{}: more than {} pairs", key, most_pairs));
            break;
        }
        if (!entry.first.IsScalar()) {
            faults_->add(at, fmt::format("{}: a name is a single word, found {}", key, kind_of(entry.first)));
            continue;
        }
        const auto& name = entry.first.Scalar();
        if (std::ranges::find(found, name, &member::key) != found.end())
            faults_->add(at, fmt::format("{}: '{}' stands there twice", key, name));
        else
            found.push_back({name, entry.second, at});
    }
    return found;
}

std::vector<mapping::pair> mapping::pairs(std::string_view key) const {
    std::vector<pair> found;
    for (auto& [name, value, at] : members(key)) {
        if (value.IsScalar())
            found.push_back({name, value.Scalar(), at, value.Mark()});
        else
            faults_->add(at, fmt::format("{}: expected 'name: text' pairs", key));
    }
    return found;
}

std::vector<std::string> mapping::texts(std::string_view key) const {
    const auto* node = find(key);
    if (node == nullptr) return {};
    const std::vector<YAML::Node> one{*node};
    std::vector<std::string> found;
    for (const auto& each : node->IsScalar() ? one : sequence(key)) {
        if (!each.IsScalar() || each.Scalar().empty())
            faults_->add(each.Mark(), fmt::format("{}: expected a text, found {}", key,
                                                  each.IsScalar() ? "an empty one" : kind_of(each)));
        else if (found.size() == most_pairs)
            return found;
        else
            found.push_back(each.Scalar());
    }
    return found;
}

}  // namespace vigie::yaml
