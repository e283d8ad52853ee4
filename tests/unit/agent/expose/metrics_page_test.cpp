#include "agent/expose/metrics_page.hpp"

#include "tests/unit/agent/expose/unpacked.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace vigie::expose {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::StartsWith;

class MetricsPage : public testing::Test {
protected:
    asio::awaitable<void> catch_up() {
        ++rendered;
        co_await asio::post(reactor, asio::use_awaitable);
        if (fails) throw std::bad_alloc{};
    }
    void ask(bool gzip) {
        http::request asked;
        asked.accepts_gzip = gzip;
        const auto question = [this, asked]() -> asio::awaitable<void> {
            answers.push_back(co_await page.answer(asked));
        };
        asio::co_spawn(reactor, question,
                       [this](const std::exception_ptr& failed) { failures += failed ? 1 : 0; });
    }
    void take(int number) {
        const auto topic = "a/" + std::to_string(number);
        flow.take({topic, "1", timestamp{1s}, 1, false});
    }
    static config::agent one_rule() {
        config::rule rule;
        rule.topic = "a/{x}";
        rule.payload.as = decode::find_format("plain");
        rule.window = false;
        rule.readings.resize(1);
        rule.readings[0].metric = "m";
        rule.readings[0].labels = {{"x", config::label::source::capture, "x"}};
        config::agent about;
        about.rules = {rule};
        return about;
    }
    void run() {
        reactor.restart();
        reactor.run();
    }

    config::agent about = one_rule();
    pipeline::pipeline flow{about};
    asio::io_context reactor;
    asio::thread_pool worker{1};
    int rendered = 0, failures = 0, asked_for_the_time = 0;
    bool fails = false;
    std::vector<http::response> answers;
    metrics_page page{{&flow, [this] { return catch_up(); },
                       [this] { return ++asked_for_the_time, timestamp{1s}; }, [] { return own_figures{}; }},
                      reactor.get_executor(),
                      worker.get_executor()};
};

TEST_F(MetricsPage, IsSharedByWhoeverAsksAtTheSameTime) {
    for (int i = 0; i < 3; ++i) ask(false);
    run();
    ASSERT_EQ(answers.size(), 3u);
    EXPECT_EQ(rendered, 1);
    EXPECT_EQ(answers[0].body, answers[2].body);
    EXPECT_THAT(*answers[0].body, HasSubstr("vigie_messages_total 0\n"));
    EXPECT_THAT(answers[0].content_type, StartsWith("text/plain; version=0.0.4"));
}

TEST_F(MetricsPage, IsRenderedAnewOnceItIsOld) {
    ask(false);
    run();  // ends when the page has been given back
    ask(false);
    run();
    EXPECT_EQ(rendered, 2);
}

TEST_F(MetricsPage, IsPackedWhenAskedFor) {
    ask(true);
    ask(true);
    ask(false);
    run();
    ASSERT_EQ(answers.size(), 3u);
    EXPECT_EQ(rendered, 2) << "once in each form";
    std::vector<std::shared_ptr<const std::string>> packed, plain;
    for (const auto& one : answers) (one.gzip ? packed : plain).push_back(one.body);
    ASSERT_EQ(packed.size(), 2u);
    EXPECT_EQ(packed[0], packed[1]);
    EXPECT_EQ(unpacked(*packed[0]), *plain[0]);
}

TEST_F(MetricsPage, TakesReadingsWhileItIsWritten) {
    for (int i = 0; i < 20'000; ++i) take(i);
    for (const bool gzip : {false, true}) {
        answers.clear();
        ask(gzip);
        int meanwhile = 0;
        reactor.restart();
        while (answers.empty()) {
            reactor.run_one();
            take(20'000 + meanwhile++);
        }
        reactor.run();
        EXPECT_GT(meanwhile, 15) << "the page is written in slices";
        const auto text = gzip ? unpacked(*answers[0].body) : *answers[0].body;
        EXPECT_GT(std::count(text.begin(), text.end(), '{'), 20'000);
    }
}

TEST_F(MetricsPage, KeepsItsSeriesWhileEitherFormIsWritten) {
    for (int i = 0; i < 5'000; ++i) take(i);
    ask(false);
    ask(true);
    reactor.restart();
    while (answers.size() < 2) {
        reactor.run_one();
        const bool both_have_begun = asked_for_the_time == 4;
        if (both_have_begun && answers.size() < 2) flow.sweep(timestamp{1h});
    }
    reactor.run();
    EXPECT_EQ(flow.series().size(), 5'000u);
    flow.sweep(timestamp{1h});
    EXPECT_EQ(flow.series().size(), 0u);
}

TEST_F(MetricsPage, ServesTheNextAfterAFailure) {
    fails = true;
    ask(false);
    ask(false);
    run();
    EXPECT_EQ(failures, 1);
    ASSERT_EQ(answers.size(), 1u) << "who waited is told";
    EXPECT_EQ(answers[0].status, 500u);
    fails = false;
    ask(false);
    run();
    ASSERT_EQ(answers.size(), 2u);
    EXPECT_EQ(answers[1].status, 200u);
}

}  // namespace
}  // namespace vigie::expose
