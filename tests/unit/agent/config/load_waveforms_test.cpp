#include "tests/unit/agent/config/loaded.hpp"

#include <gtest/gtest.h>

namespace vigie::config {
namespace {

std::string rule_with(std::string_view waveform,
                      std::string_view reading = "{metric: plant_x, help: x, value: /w/rms}",
                      std::string_view more = "") {
    return "rules:\n- name: a\n  topic: a\n  " + std::string{more} + "\n  waveforms:\n  - {" +
           std::string{waveform} + "}\n  readings: [" + std::string{reading} + "]\n";
}

const waveform::recipe& only(const agent& of) {
    return of.rules.at(0).waveforms.at(0);
}

TEST(Waveforms, AreReadInBaseUnits) {
    const auto made = good(rule_with(
        "at: /w, type: i16, endian: little, encoding: base64, channels: [h, v], unit: g, scale: 0.002, rate: "
        "/hz, "
        "velocity: [2, 1000], bands: {low: [0, 500]}, envelope: [500, 10000], speed: 1800, speed_unit: rpm, "
        "bearing: {balls: 9, ball_diameter: 7.94, pitch_diameter: 39.04}, harmonics: 2, tolerance: 0.01",
        "{metric: plant_x, help: x, value: '/w/{axis}/defects/bpfo'}"));
    const auto& how = only(made);
    EXPECT_EQ(how.type, waveform::sample_type::i16);
    EXPECT_TRUE(how.little_endian);
    EXPECT_EQ(how.wrapped, std::vector{decode::wrapping::base64});
    EXPECT_EQ(how.channels, (std::vector<std::string>{"h", "v"}));
    EXPECT_DOUBLE_EQ(how.scale, 0.002 * 9.80665);
    EXPECT_EQ(how.rate.at->text(), "/hz");
    EXPECT_EQ(how.velocity, (waveform::frequency_range{2, 1'000}));
    EXPECT_EQ(how.bands, (std::vector<waveform::band>{{"low", {0, 500}}}));
    EXPECT_EQ(how.envelope, (waveform::frequency_range{500, 10'000}));
    EXPECT_DOUBLE_EQ(how.defects->speed.given, 30);
    EXPECT_EQ(how.defects->harmonics, 2U);
    EXPECT_EQ(how.defects->tolerance, 0.01);
    EXPECT_NEAR(how.defects->orders[0], 3.5848, 1e-3);
}

TEST(Waveforms, HaveTheVelocityOfAccelerationAlone) {
    EXPECT_EQ(only(good(rule_with("at: /w, rate: 1000"))).velocity, (waveform::frequency_range{10, 1'000}));
    EXPECT_EQ(only(good(rule_with("at: /w, rate: 1000, unit: A"))).velocity, std::nullopt);
    EXPECT_EQ(only(good(rule_with("at: /w, rate: 1000, unit: mA"))).scale, 1e-3);
}

TEST(Waveforms, TakeTheOrdersOfABearingAsTheyAreGiven) {
    const auto made =
        good(rule_with("at: /w, rate: 1000, envelope: [100, 400], speed: /n, speed_unit: rpm, "
                       "bearing: {bpfo: 3, bpfi: 5, bsf: 2, ftf: 0.4}"));
    EXPECT_EQ(only(made).defects->orders, (waveform::defect_orders{3, 5, 2, 0.4}));
    EXPECT_EQ(only(made).defects->speed.factor, 1.0 / 60);
}

TEST(Waveforms, NameWhatIsWrong) {
    struct {
        std::string_view waveform, faults;
    } const cases[] = {
        {"rate: 1000", "6:5: at: is missing: where the samples stand"},
        {"at: '/*', rate: 1", "6:10: at: one place, without wildcards"},
        {"at: /w", "6:5: rate: is missing: samples a second, or the place where the document says it"},
        {"at: /w, rate: 0", "6:20: rate: a number above zero, or a place"},
        {"at: /w, rate: fast", "6:20: rate: expected a finite number, found 'fast'"},
        {"at: /w, rate: 1, type: i12", "6:29: type: unknown word 'i12': did you mean 'i16'?"},
        {"at: /w, rate: 1, type: i16",
         "6:29: endian: is missing: which byte of a sample comes first, big or little"},
        {"at: /w, rate: 1, type: i8", "ok"},
        {"at: /w, rate: 1, encoding: hex", "6:33: encoding: only bytes have use for it: say their 'type'"},
        {"at: /w, rate: 1, scale: 0", "6:30: scale: 0 makes every sample the same"},
        {"at: /w, rate: 1, unit: K", "6:29: unit: the zero of 'K' is not that of its base unit"},
        {"at: /w, rate: 1, unit: A, velocity: [10, 1000]",
         "6:42: velocity: only acceleration (m/s², g) is integrated to it"},
        {"at: /w, rate: 1, velocity: [1000, 10]",
         "6:33: velocity: expected two frequencies in Hz, such as [10, 1000]"},
        {"at: /w, rate: 1, bands: {'a b': [1, 2]}",
         "6:31: bands: letters, digits, '-' and '_' only, at most 64"},
        {"at: /w, rate: 1, bands: {a: [1]}",
         "6:34: bands: expected two frequencies in Hz, such as [10, 1000]"},
        {"at: /w, rate: 1, speed: 30", "6:30: speed: has no effect without bearing"},
        {"at: /w, rate: 1, bearing: {bpfo: 3, bpfi: 5, bsf: 2, ftf: 0.4}",
         "6:32: bearing: needs the shaft's 'speed'\n"
         "6:32: bearing: needs an 'envelope', such as [500, 10000]"},
        {"at: /w, rate: 1, speed: 30, envelope: [1, 2], bearing: {bpfo: 3, balls: 9, bsf: 2, ftf: 0.4}",
         "6:61: 'bpfi' is missing\n"
         "6:78: balls: 'bpfo' and the others say it already: leave out one of the two"},
        {"at: /w, rate: 1, speed: 30, envelope: [1, 2], bearing: {balls: 9, ball_diameter: 8, "
         "pitch_diameter: 7}",
         "6:87: ball_diameter: is not below pitch_diameter"},
        {"at: /w, rate: 1}\n  - {at: /w, rate: 2", "7:5: waveforms: an earlier one has the same place"},
    };
    for (const auto& [text, faults] : cases) EXPECT_EQ(faults_of(rule_with(text)), faults) << text;
    EXPECT_EQ(faults_of(rule_with("at: /w, rate: 1", "{metric: plant_x, help: x, value: /w/rms}",
                                  "unpack: [{at: /w, format: json}]")),
              "6:5: waveforms: 'unpack' has the same place");
}

TEST(Waveforms, AreReadWhereTheyHaveSomething) {
    constexpr std::string_view how = "at: /w, rate: 1000, bands: {low: [0, 500]}, channels: [h, v]";
    struct {
        std::string_view reading, faults;
    } const cases[] = {
        {"{metric: plant_x, help: x, value: /w/h/rms}", "ok"},
        {"{metric: plant_x, help: x, value: '/w/{axis}/bands/{band}'}", "ok"},
        {"{metric: plant_x, help: x, value: /other/rms}", "ok"},
        {"{metric: plant_x, help: x, value: /w/h/rmss}",
         "7:48: value: no indicator of the waveform is at '/h/rmss': did you mean '/h/rms'?"},
        {"{metric: plant_x_meters_per_second, help: x, value: /w/h/velocity_rms, unit: mm/s}",
         "7:91: unit: indicators are in base units already: the waveform has the unit"},
    };
    for (const auto& [reading, faults] : cases)
        EXPECT_EQ(faults_of(rule_with(how, reading)), faults) << reading;
    EXPECT_NE(faults_of(rule_with(how, "{metric: plant_x, help: x, value: /w/rms}")), "ok")
        << "without its channel";
}

TEST(Waveforms, MayBeAWholePayload) {
    EXPECT_EQ(
        faults_of(
            "rules:\n- {name: a, topic: a, format: binary, layout: [{name: n, type: u16, at: 0}, {name: w, "
            "type: "
            "bytes, at: 2, length: 512}], waveforms: [{at: /w, type: i8, rate: 1000}], readings: [{metric: "
            "plant_x, help: x, value: /w/rms}]}\n"),
        "ok");
    EXPECT_EQ(faults_of("rules:\n- {name: a, topic: a, format: plain, waveforms: [{at: '', type: i8, "
                        "encoding: base64, rate: "
                        "1000}], readings: [{metric: plant_x, help: x, value: /rms}]}\n"),
              "ok");
    EXPECT_EQ(faults_of("rules:\n- {name: a, topic: a, format: binary, layout: [{name: w, type: bytes, at: "
                        "2, scale: 2}], "
                        "readings: [{metric: plant_x, help: x, value: /w}]}\n"),
              "2:85: scale: only numbers have use for it");
}

}  // namespace
}  // namespace vigie::config
