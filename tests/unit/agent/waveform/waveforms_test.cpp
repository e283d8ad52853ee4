// Windows in all the forms that devices send, from the payload to the indicators.
#include "agent/waveform/waveforms.hpp"

#include "tests/unit/agent/decode/decoded.hpp"
#include "tests/unit/agent/waveform/signals.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>

namespace vigie::waveform {
namespace {

using decode::as;
using decode::wrapping;

recipe window(std::optional<sample_type> type = {}, std::vector<wrapping> wrapped = {}) {
    recipe how;
    how.at = decode::pattern::of("/w");
    how.type = type;
    how.wrapped = std::move(wrapped);
    how.rate.given = rate;
    return how;
}

/// What stands at the places, joined by blanks, after the waveforms have been added.
std::string added(const std::vector<recipe>& all, std::string_view payload,
                  std::initializer_list<std::string_view> at, const decode::recipe& payload_is = as("json"),
                  const decode::bounds& most = {}) {
    decode::document out;
    if (const auto read = decode::read(payload, payload_is, most, out); !read)
        return std::string{name_of(read.error())};
    waveforms by;
    if (const auto more = by.add(all, out); !more) return std::string{name_of(more.error())};
    std::string told;
    for (const auto place : at) {
        const auto found = decode::follow(out, 0, decode::pattern::of(place).steps());
        const bool number = found != decode::document::nowhere && out.at(found).is == decode::kind::number;
        told += (told.empty() ? "" : " ") +
                (number ? fmt::format("{:.4g}", out.at(found).number) : shown(out, found));
    }
    return told;
}

/// 64 samples that rise from -32 to 31: mean -0.5, r.m.s. √(64² - 1) / √12 = 18.47.
std::vector<int> ramp() {
    std::vector<int> all;
    for (int i = -32; i < 32; ++i) all.push_back(i);
    return all;
}

std::string json(const std::vector<int>& samples) {
    std::string all;
    for (const int each : samples) all += (all.empty() ? "" : ",") + std::to_string(each);
    return R"({"w":[)" + all + R"(],"rate":25600,"rpm":"1800"})";
}

template <class Number>
std::string bytes(const std::vector<int>& samples, bool little, std::size_t width = sizeof(Number)) {
    std::string all;
    for (const int each : samples) {
        const auto raw = std::bit_cast<std::array<char, sizeof(Number)>>(static_cast<Number>(each));
        std::string one{raw.begin(), raw.begin() + static_cast<std::ptrdiff_t>(width)};
        if (!little) std::ranges::reverse(one);
        all += one;
    }
    return all;
}

decode::recipe raw() {
    decode::format_options options;
    options.layout = {{"w", decode::binary_field::number::none, 0}};
    return as("binary", options);
}

TEST(Waveforms, AreReadFromNumbers) {
    EXPECT_EQ(added({window()}, json(ramp()), {"/w/mean", "/w/rms", "/w/peak", "/w/peak_to_peak", "/rate"}),
              "-0.5 18.47 31.5 63 2.56e+04");
    auto scaled = window();
    scaled.scale = -2;
    EXPECT_EQ(added({scaled}, json(ramp()), {"/w/mean", "/w/rms"}), "1 36.95");
}

TEST(Waveforms, AreReadFromBytesOfEveryType) {
    struct {
        sample_type type;
        std::string little, big;
    } const cases[] = {
        {sample_type::i8, bytes<std::int8_t>(ramp(), true), bytes<std::int8_t>(ramp(), false)},
        {sample_type::i16, bytes<std::int16_t>(ramp(), true), bytes<std::int16_t>(ramp(), false)},
        {sample_type::i24, bytes<std::int32_t>(ramp(), true, 3), bytes<std::int32_t>(ramp(), false, 3)},
        {sample_type::i32, bytes<std::int32_t>(ramp(), true), bytes<std::int32_t>(ramp(), false)},
        {sample_type::f32, bytes<float>(ramp(), true), bytes<float>(ramp(), false)},
        {sample_type::f64, bytes<double>(ramp(), true), bytes<double>(ramp(), false)},
    };
    for (const auto& [type, little, big] : cases) {
        auto how = window(type);
        EXPECT_EQ(added({how}, little, {"/w/mean", "/w/rms"}, raw()), "-0.5 18.47") << static_cast<int>(type);
        how.little_endian = false;
        EXPECT_EQ(added({how}, big, {"/w/mean", "/w/rms"}, raw()), "-0.5 18.47") << static_cast<int>(type);
    }
    auto up = ramp();
    for (auto& each : up) each += 200;
    EXPECT_EQ(added({window(sample_type::u8)}, bytes<std::uint8_t>(up, true), {"/w/mean"}, raw()), "199.5");
    EXPECT_EQ(added({window(sample_type::u16)}, bytes<std::uint16_t>(up, true), {"/w/mean"}, raw()), "199.5");
    EXPECT_EQ(added({window(sample_type::u32)}, bytes<std::uint32_t>(up, true), {"/w/mean"}, raw()), "199.5");
}

TEST(Waveforms, AreReadFromTextAndFromCbor) {
    std::string hex;
    for (const char each : bytes<std::int16_t>(ramp(), true))
        hex += fmt::format("{:02x}", static_cast<unsigned char>(each));
    EXPECT_EQ(added({window(sample_type::i16, {wrapping::hex})}, R"({"w":")" + hex + R"("})", {"/w/rms"}),
              "18.47");
    // Two bytes of length 128; the tag says int16, little-endian (RFC 8746).
    const auto cbor = decode::bytes_of("a1 6177 d84d 5880" + hex);
    EXPECT_EQ(added({window(sample_type::i16)}, cbor, {"/w/rms"}, as("cbor")), "18.47");
}

TEST(Waveforms, HaveChannelsInTurn) {
    std::vector<int> both;
    for (const int each : ramp()) both.insert(both.end(), {each, 3 * each});
    auto how = window();
    how.channels = {"h", "v"};
    EXPECT_EQ(added({how}, json(both), {"/w/h/rms", "/w/v/rms", "/w/rms"}), "18.47 55.42 absent");
    both.pop_back();
    EXPECT_EQ(added({how}, json(both), {"/w/h/rms", "/w/v/rms"}), "bad_samples bad_samples");
}

TEST(Waveforms, TakeRateAndSpeedFromTheDocument) {
    auto how = window();
    how.rate = {0, decode::pattern::of("/rate"), 1};
    how.envelope = {500, 10'000};
    auto& defects = how.defects.emplace();
    defects.orders = {100, 101, 102, 103};
    defects.speed = {0, decode::pattern::of("/rpm"), 1.0 / 60};
    EXPECT_NE(added({how}, json(ramp()), {"/w/defects/bpfo"}), "no_speed");
    defects.speed.at = decode::pattern::of("/nowhere");
    EXPECT_EQ(added({how}, json(ramp()), {"/w/defects/bpfo"}), "no_speed");
    how.rate.at = decode::pattern::of("/w");
    EXPECT_EQ(added({how}, json(ramp()), {"/w/rms", "/w/envelope/rms"}), "bad_rate bad_rate");
}

TEST(Waveforms, AreRefusedOrLeftOut) {
    const auto long_text = [](std::size_t samples) {
        return R"({"w":")" + std::string(4 * samples, '0') + R"("})";
    };
    struct {
        recipe how;
        std::string payload, told;
    } const cases[] = {
        {window(), R"({"x":1})", "absent"},
        {window(), R"({"w":null})", "absent"},
        {window(), R"({"w":3})", "bad_samples"},
        {window(), R"({"w":[1,2,null]})", "bad_samples"},
        {window(), R"({"w":[]})", "too_few_samples"},
        {window(), R"({"w":[1e400]})", "too_few_samples"},
        {window(sample_type::i16), json(ramp()), "bad_samples"},
        {window(sample_type::i16), R"({"w":"0001"})", "bad_samples"},
        {window(sample_type::i16, {wrapping::hex}), R"({"w":"00010"})", "bad_wrapping"},
        {window(sample_type::i16, {wrapping::hex}), R"({"w":"000100"})", "bad_samples"},
        {window(sample_type::i16, {wrapping::hex}), long_text(100), "flat_window"},
        {window(sample_type::i16, {wrapping::hex}), long_text(1'001), "too_many_values"},
    };
    decode::bounds most;
    most.values = 1'000;
    for (const auto& [how, payload, told] : cases)
        EXPECT_EQ(added({how}, payload, {"/w/rms"}, as("json"), most), told) << payload.substr(0, 40);
    const auto no_number = bytes<float>(ramp(), true).replace(0, 4, "\xff\xff\xff\xff");
    EXPECT_EQ(added({window(sample_type::f32)}, no_number, {"/w/rms"}, raw()), "not_finite");
    most.values = 70;  // the samples fit, their indicators do not
    EXPECT_EQ(added({window()}, R"({"w":)" + json(ramp()).substr(5), {}, as("json"), most),
              "too_many_values");
}

TEST(Waveforms, AddWhatIndicatorPlacesSays) {
    auto how = window();
    how.channels = {"h", "v"};
    how.velocity = {10, 1'000};
    how.bands = {{"low", {0, 100}}};
    how.envelope = {500, 10'000};
    how.defects.emplace();
    const auto places = indicator_places(how);
    EXPECT_EQ(places.size(), 2U * (7 + 1 + 1 + 1 + 4));
    for (const auto& place : places)
        EXPECT_NE(added({how}, R"({"w":[]})", {"/w" + place}), "absent") << place;
}

}  // namespace
}  // namespace vigie::waveform
