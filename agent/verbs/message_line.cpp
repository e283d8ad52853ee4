#include "agent/verbs/message_line.hpp"

#include "agent/decode/decode.hpp"

#include <date/date.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <sstream>

namespace vigie::verbs {
namespace {

using decode::kind;
using place = decode::document::place;
constexpr auto nowhere = decode::document::nowhere;

constexpr std::size_t most_values = 1'000'000;
constexpr std::size_t most_bytes = std::size_t{16} << 20;
constexpr std::string_view spaces = " \t\r\n";

std::string fault_of(reason why) {
    if (why == reason::not_utf8)
        return "the line is not UTF-8: print bytes in hexadecimal, as in mosquitto_sub -F "
               R"('{"topic":"%t","payload_hex":"%x"}')";
    if (why == reason::too_deep) return fmt::format("over {} levels", decode::deepest_nesting);
    if (why == reason::too_many_values) return fmt::format("over {} values", most_values);
    return "the line is not JSON: print it with mosquitto_sub -F '%j'";
}

/// mosquitto_sub writes local time, 'Z' and the zone's offset; older ones wrote seconds.
std::optional<timestamp> time_of(const decode::value& from) {
    constexpr double latest_seconds = 253'402'300'799;  // the year 9999
    if (from.is == kind::number && from.number >= 0 && from.number <= latest_seconds)
        return timestamp{duration{static_cast<duration::rep>(from.number * 1e3)}};
    if (from.is != kind::text || from.text.size() > 64) return std::nullopt;
    std::string text{from.text};
    if (const auto zulu = text.find('Z'); zulu != text.npos)
        text.replace(zulu, 1, zulu + 1 == text.size() ? "+0000" : "");
    if (text.size() > 6 && text[text.size() - 3] == ':') text.erase(text.size() - 3, 1);
    if (text.size() > 10 && text[10] == ' ') text[10] = 'T';
    std::istringstream in{text};
    std::chrono::sys_time<std::chrono::nanoseconds> at;
    in >> date::parse("%FT%T%z", at);
    if (in.fail() || in.peek() != std::istringstream::traits_type::eof()) return std::nullopt;
    return std::chrono::floor<duration>(at);
}

/// The JSON of a member as it stands in the line, whose digits mean more than the number they make. Empty
/// when the name behind it has escapes, so that its place is not known.
std::string_view spelling(const decode::document& in, place member, std::string_view line) {
    const auto offset = [&](std::string_view name) {
        return name.data() >= line.data() && name.data() + name.size() <= line.data() + line.size()
                   ? static_cast<std::size_t>(name.data() - line.data())
                   : line.npos;
    };
    const auto name = in.at(member).key;
    if (offset(name) == line.npos) return {};
    const auto colon = line.find(':', offset(name) + name.size());
    const auto behind = in.next(decode::document::root, member);
    std::size_t end = line.npos;
    if (behind != nowhere) {
        end = offset(in.at(behind).key);
        if (end == line.npos) return {};
        end = line.rfind(',', end);
    } else {
        end = line.rfind('}');
    }
    const auto value = line.substr(colon + 1, end - colon - 1);
    const auto first = value.find_first_not_of(spaces);
    return value.substr(first, value.find_last_not_of(spaces) - first + 1);
}

/// A text is the payload itself (%j), or JSON that is a text (%J): its length tells, where it is given.
std::string text_payload(const decode::value& text, std::string_view spelt, double length, std::string& to) {
    to = text.text;
    if (length == static_cast<double>(spelt.size())) to = spelt;
    if (length <= static_cast<double>(std::max(to.size(), text.text.size()))) return {};
    return fmt::format(
        "payload: has {} bytes, but payloadlen says {}: mosquitto_sub cuts text at a zero byte, so "
        "print it as payload_hex",
        text.text.size(), length);
}

std::string wrapped_payload(decode::wrapping with, std::string_view name, const decode::value& from,
                            decode::document& into, std::string& to) {
    if (from.is != kind::text) return fmt::format("{}: expected a text", name);
    if (from.text.empty()) return {};
    into.clear({});
    const auto bytes = decode::unwrap(with, from.text, most_bytes, into);
    if (!bytes) return fmt::format("{}: is not {}", name, name.substr(name.find('_') + 1));
    to = *bytes;
    return {};
}

/// Members of the line that are read, in the order of `names`.
enum member : std::size_t { topic, payload, payload_hex, payload_base64, payloadlen, qos, retain, tst };
constexpr std::array<std::string_view, 8> names{"topic",      "payload", "payload_hex", "payload_base64",
                                                "payloadlen", "qos",     "retain",      "tst"};

class members {
public:
    explicit members(const decode::document& in) : in_(&in) {
        for (std::size_t i = 0; i < names.size(); ++i) at_[i] = in.member(decode::document::root, names[i]);
    }
    place at(member which) const { return at_[which]; }
    const decode::value* value(member which) const {
        return at_[which] == nowhere ? nullptr : &in_->at(at_[which]);
    }

private:
    const decode::document* in_;
    std::array<place, names.size()> at_;
};

std::string read_payload(const decode::document& in, const members& all, std::string_view line,
                         decode::document& bytes, std::string& to) {
    const int given = (all.value(payload) != nullptr) + (all.value(payload_hex) != nullptr) +
                      (all.value(payload_base64) != nullptr);
    if (given > 1) return "the payload stands there more than once: payload, payload_hex or payload_base64";
    if (const auto* hex = all.value(payload_hex))
        return wrapped_payload(decode::wrapping::hex, names[payload_hex], *hex, bytes, to);
    if (const auto* base64 = all.value(payload_base64))
        return wrapped_payload(decode::wrapping::base64, names[payload_base64], *base64, bytes, to);
    const auto* plain = all.value(payload);
    if (plain == nullptr) return "the payload is missing: payload, payload_hex or payload_base64";
    const auto* told = all.value(payloadlen);
    const double length = told != nullptr && told->is == kind::number ? told->number : -1;
    if (plain->is == kind::null && length <= 0) return {};
    const auto spelt = spelling(in, all.at(payload), line);
    if (spelt.empty()) return "payload: the member behind it has a name with escapes: write it without";
    if (plain->is == kind::text) return text_payload(*plain, spelt, length, to);
    to = spelt;
    return {};
}

std::string read_qos(const decode::value& from, std::uint8_t& to) {
    if (from.is != kind::number || !(from.number == 0 || from.number == 1 || from.number == 2))
        return "qos: expected 0, 1 or 2";
    to = static_cast<std::uint8_t>(from.number);
    return {};
}

std::string read_retain(const decode::value& from, bool& to) {
    const bool truth = from.is == kind::boolean || from.is == kind::number;
    if (!truth || (from.number != 0 && from.number != 1)) return "retain: expected 0, 1, false or true";
    to = from.number == 1;
    return {};
}

}  // namespace

std::variant<message_line, std::string> message_line_reader::read(std::string_view line) {
    document_.clear({decode::deepest_nesting, most_values, most_bytes});
    const auto decoded = decode::find_format("json")->decode(line, {}, document_);
    if (document_.failure()) return fault_of(*document_.failure());
    if (!decoded) return fault_of(decoded.error());
    if (document_.at(decode::document::root).is != kind::object)
        return std::string{R"(expected an object such as {"topic":"a/b","payload":"1"})"};
    const members all{document_};

    message_line made;
    const auto* name = all.value(topic);
    if (name == nullptr || name->is != kind::text || name->text.empty())
        return std::string{"topic: is missing, or no text"};
    made.topic = name->text;
    auto fault = read_payload(document_, all, line, bytes_, made.payload);
    if (const auto* given = all.value(qos); fault.empty() && given != nullptr)
        fault = read_qos(*given, made.qos);
    if (const auto* given = all.value(retain); fault.empty() && given != nullptr)
        fault = read_retain(*given, made.retained);
    if (!fault.empty()) return fault;
    if (const auto* given = all.value(tst)) {
        made.arrival = time_of(*given);
        if (!made.arrival) return std::string{"tst: is no time such as 2024-05-01T12:00:00.000000Z+0200"};
    }
    return made;
}

}  // namespace vigie::verbs
