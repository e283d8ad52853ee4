#include "agent/ingest/inbox.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace vigie::ingest {
namespace {

mqtt::const_message_ptr packet(std::size_t bytes = 10) {
    return mqtt::make_message("topic", std::string(bytes, 'x'));
}

class Inbox : public testing::Test {
protected:
    void push(int count, std::size_t bytes = 10) {
        for (int i = 0; i < count; ++i) queue.push({packet(bytes), timestamp{}});
    }
    int half = 0, high = 0;
    inbox queue{{100, 1'000'000}, {[this] { ++half; }, [this] { ++high; }}};
    std::vector<arrived> batch;
};

TEST_F(Inbox, HandsOverAllThatIsThereInOrder) {
    queue.push({mqtt::make_message("a", "1"), timestamp{}, 7});
    queue.push({mqtt::make_message("b", "2"), timestamp{}, 8});
    queue.take(batch);
    ASSERT_EQ(batch.size(), 2u);
    EXPECT_EQ(batch[0].view(3).topic, "a");
    EXPECT_EQ(batch[0].view(3).broker, 3);
    EXPECT_EQ(batch[1].view(0).payload, "2");
    EXPECT_EQ(batch[0].source, 7u);
    EXPECT_EQ(batch[1].source, 8u);
    queue.take(batch);
    EXPECT_TRUE(batch.empty());
}

TEST_F(Inbox, SpeaksOnceWhenHalfFullAndOnceAtTheHighWaterMark) {
    push(49);
    EXPECT_EQ(half, 0);
    push(20);
    EXPECT_EQ(half, 1);
    EXPECT_EQ(high, 0);
    push(20);
    EXPECT_EQ(half, 1);
    EXPECT_EQ(high, 1);
    queue.take(batch);
    push(1);
    EXPECT_EQ(half, 2) << "what is taken and not done still counts";
}

TEST_F(Inbox, CountsWhatItDropsWhenFull) {
    push(150);
    const auto now = queue.count();
    EXPECT_EQ(now.received, 150u);
    EXPECT_EQ(now.dropped, 50u);
    EXPECT_EQ(now.messages, 100u);
}

TEST_F(Inbox, IsFullByBytesToo) {
    push(1, 2'000'000);
    EXPECT_EQ(queue.count().dropped, 1u);
    push(1, 600'000);
    EXPECT_EQ(half, 1);
    push(1, 600'000);
    EXPECT_EQ(queue.count().dropped, 2u);
}

TEST_F(Inbox, TakesAgainWhatFitsOnceTheReactorIsDone) {
    push(100);
    queue.take(batch);
    push(1);
    EXPECT_EQ(queue.count().dropped, 1u);
    queue.done(batch.size(), batch.size() * batch[0].bytes());
    EXPECT_EQ(queue.count().bytes, 0u);
    EXPECT_FALSE(queue.over_quarter());
    push(1);
    EXPECT_EQ(queue.count().dropped, 1u);
}

TEST_F(Inbox, GoesByNewBoundsAndKeepsWhatIsThere) {
    push(100);
    queue.bound({10, 1'000'000});
    EXPECT_EQ(queue.count().messages, 100u);
    push(1);
    EXPECT_EQ(queue.count().dropped, 1u);
    queue.bound({1000, 1'000'000});
    push(1);
    EXPECT_EQ(queue.count().dropped, 1u);
    EXPECT_EQ(queue.most().messages, 1000u);
}

TEST(InboxThreads, AddUpWhileOneFillsAndOneEmpties) {
    constexpr std::uint64_t all = 20'000;
    inbox queue{{1000, 1'000'000}, {[] {}, [] {}}};
    std::thread paho{[&] {
        for (std::uint64_t i = 0; i < all; ++i) queue.push({packet(), timestamp{}});
    }};
    std::uint64_t taken = 0;
    std::vector<arrived> batch;
    for (inbox::figures now; now.received < all || now.messages > 0; now = queue.count()) {
        queue.take(batch);
        taken += batch.size();
        if (!batch.empty()) queue.done(batch.size(), batch.size() * batch[0].bytes());
    }
    paho.join();
    EXPECT_EQ(taken + queue.count().dropped, all);
}

}  // namespace
}  // namespace vigie::ingest
