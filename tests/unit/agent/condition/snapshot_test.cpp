#include "agent/condition/snapshot.hpp"

#include "tests/unit/agent/condition/judgement_samples.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace vigie::condition {
namespace {

/// A machine with one worn axis, a sensor over its limit.
memory known() {
    machine_judgement judgement{two_axes()};
    player plays{judgement};
    plays.run(72h);
    plays.run(24h, 2);
    machine_memory machine;
    machine.labels = R"(machine="pump-1",site="lyon")";
    machine.learned_by = 17;
    machine.together = judgement.recall();
    machine.recent.take(3, start, 1h);
    machine.operating = -1;
    machine.last = plays.at;
    machine.relearns = 2;
    machine.indicators.push_back({R"(metric="rms",axis="x")", 5, true, judgement.indicators()[0]});
    config::sensor about;
    about.limits.critical = 5;
    about.hold = 0s;
    about.crossing = config::trend{};
    judge sensor{about};
    for (int i = 0; i < 500; ++i) sensor.sample(4 + i * 0.01, start + std::chrono::minutes{i});
    return {{machine}, {{R"(metric="rms")", 9, sensor.recall()}}};
}

const std::string fixture = VIGIE_SOURCE_DIR "/tests/fixtures/state/version-1.state";

std::string read(const std::string& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

TEST(Snapshot, IsWhatWasKnown) {
    const auto before = known();
    memory after;
    ASSERT_EQ(unpack(pack(before), after), snapshot::whole);
    EXPECT_EQ(pack(after), pack(before));
    ASSERT_EQ(after.machines.size(), 1u);
    const auto& machine = after.machines[0];
    EXPECT_EQ(machine.labels, R"(machine="pump-1",site="lyon")");
    EXPECT_EQ(machine.operating, -1);
    EXPECT_EQ(machine.recent.at(11), 3);
    EXPECT_EQ(machine.together.now.state, health::degraded);
    EXPECT_EQ(machine.indicators[0].known.deviation(), before.machines[0].indicators[0].known.deviation());
    EXPECT_EQ(after.sensors[0].known.found.level, limit_level::critical);
    EXPECT_TRUE(after.sensors[0].known.line);
}

TEST(Snapshot, SaysWhatAFileIsThatCannotBeUsed) {
    const auto good = pack(known());
    const auto with = [&](std::size_t at, char byte) {
        auto changed = good;
        changed[at] = byte;
        return changed;
    };
    const std::pair<std::string, snapshot> cases[] = {
        {"", snapshot::damaged},
        {"vigie", snapshot::damaged},
        {"a shopping list", snapshot::foreign},
        {good.substr(0, 20), snapshot::damaged},
        {good.substr(0, good.size() - 1), snapshot::damaged},
        {good + "x", snapshot::damaged},
        {with(8, 2), snapshot::newer},
        {with(12, static_cast<char>(good[12] ^ 1)), snapshot::damaged},
        {with(good.size() / 2, static_cast<char>(good[good.size() / 2] ^ 1)), snapshot::damaged},
    };
    for (const auto& [bytes, is] : cases) {
        memory after;
        EXPECT_EQ(unpack(bytes, after), is) << bytes.size();
        EXPECT_TRUE(after.machines.empty());
    }
}

/// After a wanted change of the format raise snapshot_version, keep this file and write one of the new
/// version with VIGIE_WRITE_GOLDEN=1.
TEST(Snapshot, OfVersion1IsRead) {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): one thread
    if (std::getenv("VIGIE_WRITE_GOLDEN") != nullptr)
        std::ofstream{fixture, std::ios::binary} << pack(known());
    memory after;
    ASSERT_EQ(unpack(read(fixture), after), snapshot::whole);
    EXPECT_EQ(after.machines[0].together.now.state, health::degraded);
    EXPECT_EQ(after.sensors[0].known.found.level, limit_level::critical);
}

}  // namespace
}  // namespace vigie::condition
