#include "agent/ingest/session.hpp"

#include <gtest/gtest.h>

namespace vigie::ingest {
namespace {

session with(const config::limits& most, std::size_t brokers = 1) {
    config::broker about;
    about.client_id = "a";
    return session_with(about, "", most, brokers);
}

TEST(Session, LetsEveryGoodPayloadAndMostBadOnesCome) {
    constexpr std::size_t topic = 65'535;
    struct {
        std::size_t payload_bytes, queue_bytes;
        std::size_t least, most;  ///< of a payload that comes with the longest topic
    } const cases[] = {
        {262'144, 67'108'864, 16 * 262'144, 17 * 262'144},               // too large ones are seen
        {64, 67'108'864, 1'048'576, 1'200'000},                          // up to a size that says something
        {1'048'576, 1'048'576, 1'048'576, 1'200'000},                    // and cannot fill the queue
        {268'435'455, std::size_t{1} << 32U, 268'000'000, 268'435'460},  // no further than MQTT goes
    };
    for (const auto& each : cases) {
        config::limits most;
        most.payload_bytes = each.payload_bytes;
        most.queue_bytes = each.queue_bytes;
        const std::size_t packet = with(most).packet_bytes;
        EXPECT_GE(packet, std::min<std::size_t>(each.least + topic, 268'435'460)) << each.payload_bytes;
        EXPECT_LE(packet, each.most + 2 * 65'536) << each.payload_bytes;
    }
}

TEST(Session, HasNoMoreOnTheWayThanTheLastQuarterOfTheQueueHolds) {
    struct {
        std::size_t queue, brokers;
        std::uint16_t in_flight;
    } const cases[] = {{65'536, 1, 16'384}, {65'536, 4, 4'096}, {10'000'000, 1, 65'535}, {3, 2, 1}};
    for (const auto& each : cases) {
        config::limits most;
        most.queue_messages = each.queue;
        EXPECT_EQ(with(most, each.brokers).in_flight, each.in_flight) << each.queue;
    }
}

TEST(Session, IsTheSameAtTheBrokerWhateverElseChanges) {
    const auto before = with({});
    auto other = before;
    EXPECT_EQ(before, other);
    other.who.password = "new";
    EXPECT_NE(before, other);
    EXPECT_TRUE(continues(before, other));
    other.client_id = "b";
    EXPECT_FALSE(continues(before, other));
    other = before;
    other.at.host = "elsewhere";
    EXPECT_FALSE(continues(before, other));
}

}  // namespace
}  // namespace vigie::ingest
