#include "agent/waveform/analysis.hpp"

#include "tests/unit/agent/waveform/signals.hpp"

#include <gtest/gtest.h>

namespace vigie::waveform {
namespace {

constexpr measured_at in_motion{rate, 30};
constexpr defect_orders orders{3.5848, 5.4152, 2.3567, 0.39828};

recipe all_of_it() {
    recipe how;
    how.velocity = {10, 1'000};
    how.bands = {{"low", {10, 1'000}}, {"high", {1'000, 12'800}}};
    how.envelope = {2'000, 6'000};
    how.defects.emplace().orders = orders;
    return how;
}

TEST(Analysis, FindsTheDefectThatIsThere) {
    for (std::size_t which = 0; which < orders.size(); ++which) {
        const double hertz = orders[which] * *in_motion.speed;
        const auto struck = sum(impacts(hertz, 4'000, 25'600), noise(25'600), 0.02);
        analysis by;
        const auto& made = by.make(all_of_it(), struck, in_motion);
        // Multiples of different defects come near each other (3 × bpfo and 2 × bpfi), and the cage's, which
        // are many, near all; the one that is there is still the largest.
        const double found = *(*made.defects)[which];
        EXPECT_GT(found, 0.02) << defect_names[which];
        for (std::size_t other = 0; other < orders.size(); ++other)
            if (other != which && which != 3) {
                EXPECT_LT(*(*made.defects)[other], found / 1.5)
                    << defect_names[other] << " by " << defect_names[which];
            }
    }
}

TEST(Analysis, HasTheEnvelopesLinesAtTheImpactsAndTheirMultiplesOnly) {
    const auto struck = impacts(100, 4'000, 25'600);
    transform by{25'600};
    std::vector<complex> half(12'801);
    by.forward(std::vector<float>(struck.begin(), struck.end()), half);
    envelope seen;
    ASSERT_TRUE(seen.make(by, {half, 1}, {2'000, 6'000}));
    const auto at = [&](double hertz) { return line_amplitude(seen.lines(), hertz, 0); };
    EXPECT_GT(at(100), 0.1);
    EXPECT_GT(at(200), 0.08);
    EXPECT_GT(at(300), 0.05);
    for (const double none : {50.0, 75.0, 130.0, 150.0, 250.0, 333.0}) EXPECT_LT(at(none), 0.002) << none;
}

TEST(Analysis, HasTheAmplitudeOfAModulationAsTheEnvelopes) {
    // (1 + m cos) × carrier: the envelope is the bracket.
    auto signal = sine(10, 4'000);
    const auto slow = sine(0.4, 100);
    for (std::size_t i = 0; i < signal.size(); ++i) signal[i] *= 1 + slow[i];
    auto how = all_of_it();
    how.defects->orders = {100.0 / 30, 150.0 / 30, 500.0 / 30, 1'000.0 / 30};
    analysis by;
    const auto& made = by.make(how, signal, in_motion);
    EXPECT_NEAR(*(*made.defects)[0], 4, 0.05);
    EXPECT_NEAR(**made.envelope_rms, 4 / std::numbers::sqrt2, 0.03);
    for (const std::size_t none : {1U, 2U, 3U}) EXPECT_LT(*(*made.defects)[none], 0.1) << none;
}

TEST(Analysis, GivesEachIndicatorItsValueWhateverTheScale) {
    analysis by;
    for (const double scale : {1e-9, 1.0, 1e9}) {
        const auto& made = by.make(all_of_it(), sine(scale, 160), in_motion);
        EXPECT_NEAR(made.of_samples->rms, scale / std::numbers::sqrt2, 1e-6 * scale);
        EXPECT_NEAR(**made.velocity_rms, scale / std::numbers::sqrt2 / (2 * std::numbers::pi * 160),
                    3e-6 * scale);
        EXPECT_NEAR(*made.bands[0], scale / std::numbers::sqrt2, 1e-4 * scale);
        EXPECT_LT(*made.bands[1], 1e-4 * scale);
    }
}

std::string reasons(const indicators& made) {
    const auto word = [](const auto& value) {
        return value ? std::string{"ok "} : std::string{name_of(value.error())} + ' ';
    };
    return word(made.of_samples) + word(*made.velocity_rms) + word(made.bands[0]) + word(*made.envelope_rms) +
           word((*made.defects)[0]) + word((*made.defects)[3]);
}

TEST(Analysis, SaysWhyThereIsNoIndicator) {
    const auto good = noise(25'600);
    const auto several = [](const std::string& word) {
        std::string all;
        for (int i = 0; i < 6; ++i) all += word + ' ';
        return all;
    };
    struct {
        std::vector<double> samples;
        measured_at at;
        std::string reasons;
    } const cases[] = {
        {good, {rate, 30}, "ok ok ok ok ok ok "},
        {noise(63), {rate, 30}, several("too_few_samples")},
        {std::vector<double>(100, 3), {rate, 30}, several("flat_window")},
        {good, {0, 30}, several("bad_rate")},
        {good, {-1, 30}, several("bad_rate")},
        {good, {{}, 30}, several("bad_rate")},
        {good, {HUGE_VAL, 30}, several("bad_rate")},
        {good, {NAN, 30}, several("bad_rate")},
        {good, {rate, {}}, "ok ok ok ok no_speed no_speed "},
        {good, {rate, 0}, "ok ok ok ok no_speed no_speed "},
        {good, {1'000, 30}, "ok not_resolved not_resolved not_resolved not_resolved not_resolved "},
        {good, {1e-300, 30}, "ok not_resolved not_resolved not_resolved not_resolved not_resolved "},
        {good, {1e300, 30}, "ok not_resolved not_resolved not_resolved not_resolved not_resolved "},
        {noise(count), {rate, 30}, "ok ok ok ok ok not_resolved "},  // 12 Hz in a tenth of a second
        {good, {rate, 1e300}, "ok ok ok ok not_resolved not_resolved "},
    };
    analysis by;
    for (const auto& [samples, at, expected] : cases)
        EXPECT_EQ(reasons(by.make(all_of_it(), samples, at)), expected) << at.rate.value_or(-1);
}

}  // namespace
}  // namespace vigie::waveform
