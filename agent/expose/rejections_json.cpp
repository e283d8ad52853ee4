#include "agent/expose/rejections_json.hpp"

#include "agent/expose/shown_bytes.hpp"
#include "libs/text/utf8.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <vector>

namespace vigie::expose {
namespace {

namespace json = boost::json;

struct entry {
    std::string_view rule;
    reason why;
    std::uint64_t messages, readings;
    const pipeline::rejection* last;  ///< null: it is not kept
};

std::vector<entry> entries_of(const pipeline::tally& tally, const pipeline::rejections& kept) {
    std::vector<entry> all;
    const auto add = [&](std::string_view rule, std::uint32_t row, reason why, std::uint64_t messages,
                         std::uint64_t readings) {
        if (messages + readings > 0) all.push_back({rule, why, messages, readings, kept.last({row, why})});
    };
    add("", pipeline::tally::unrouted_row, reason::no_rule, tally.unrouted(), 0);
    for (std::uint32_t row = 0; row < tally.rows().size(); ++row) {
        const auto& counted = tally.rows()[row];
        for (std::size_t i = 0; i < reason_count; ++i)
            add(counted.rule, row, static_cast<reason>(i), counted.messages[i], counted.readings[i]);
    }
    std::ranges::stable_sort(all, std::ranges::greater{}, [](const entry& each) {
        return each.last == nullptr ? timestamp::min() : each.last->arrival;
    });
    return all;
}

json::string_view view(std::string_view text) {
    return {text.data(), text.size()};
}

/// `name` when the bytes are text, `name`_hex when they are not.
void add_bytes(json::object& to, std::string name, std::string_view bytes) {
    if (text::is_utf8(bytes))
        to[name] = view(bytes);
    else
        to[name + "_hex"] = hex_of(bytes);
}

std::string text_of(const entry& from) {
    json::object made;
    made["rule"] = view(from.rule);
    made["reason"] = view(name_of(from.why));
    made["messages"] = from.messages;
    made["readings"] = from.readings;
    if (from.last != nullptr) {
        made["at"] = moment_text(from.last->arrival);
        add_bytes(made, "topic", from.last->topic);
        add_bytes(made, "payload", from.last->payload);
        made["payload_bytes"] = from.last->payload_bytes;
        if (!from.last->metric.empty()) made["metric"] = from.last->metric;
    }
    return json::serialize(made);
}

}  // namespace

std::string rejections_json(const pipeline::tally& tally, const pipeline::rejections& kept) {
    constexpr std::size_t frame = 64;  // what stands around the entries
    std::string out = R"({"rejections":[)";
    std::size_t left_out = 0;
    bool first = true;
    for (const auto& each : entries_of(tally, kept)) {
        const auto text = text_of(each);
        if (left_out > 0 || out.size() + text.size() + frame > most_json_bytes) {
            ++left_out;
            continue;
        }
        if (!first) out += ",\n";
        first = false;
        out += text;
    }
    return out + R"(],"left_out":)" + std::to_string(left_out) + "}\n";
}

}  // namespace vigie::expose
