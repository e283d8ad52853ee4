#include "agent/expose/metrics_page.hpp"

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
    void run() {
        reactor.restart();
        reactor.run();
    }

    config::agent about;
    pipeline::pipeline flow{about};
    asio::io_context reactor;
    asio::thread_pool worker{1};
    int rendered = 0, failures = 0;
    bool fails = false;
    std::vector<http::response> answers;
    metrics_page page{
        {&flow, [this] { return catch_up(); }, [] { return timestamp{1s}; }, [] { return own_figures{}; }},
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
    EXPECT_EQ(rendered, 1);
    int packed = 0;
    for (const auto& one : answers) {
        EXPECT_EQ(one.gzip, one.body->starts_with("\x1f\x8b"));
        packed += one.gzip ? 1 : 0;
    }
    EXPECT_EQ(packed, 2);
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
