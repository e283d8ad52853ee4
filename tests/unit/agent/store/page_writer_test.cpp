#include "agent/store/page_writer.hpp"

#include <gtest/gtest.h>

namespace vigie::store {
namespace {

using namespace std::chrono_literals;

timestamp at(std::chrono::seconds since_epoch) {
    return timestamp{since_epoch};
}

class PageWriter : public testing::Test {
protected:
    void add(const char* metric, const char* labels, double value, std::chrono::seconds when,
             bool window = false, config::metric_type type = config::metric_type::gauge) {
        const auto family =
            table.add_family({metric, std::string{"Help of "} + metric, type, window, 300s, {}});
        const auto id = table.find_or_add(family, labels, rule)->id;
        ASSERT_TRUE(table.add(id, {value, at(when), at(when), true}));
    }
    std::string page(std::chrono::seconds now, std::size_t slice = 100) {
        page_writer writer{table, {at(now), at(now)}};
        std::string out;
        while (writer.write(out, slice)) {
        }
        return out;
    }
    series_table table{100, {60s, 24h}};
    owner_id rule = table.add_owner(100);
};

TEST_F(PageWriter, GroupsLinesByMetricUnderOneHeader) {
    add("b", "x=\"1\"", 1, 0s);
    add("a_total", "", 2, 0s, false, config::metric_type::counter);
    add("b", "x=\"2\"", 3, 0s);
    EXPECT_EQ(page(1s),
              "# HELP b Help of b\n# TYPE b gauge\nb{x=\"1\"} 1\nb{x=\"2\"} 3\n"
              "# HELP a_total Help of a_total\n# TYPE a_total counter\na_total 2\n");
}

TEST_F(PageWriter, ShowsTheLastWholeWindowBesideTheValue) {
    add("a", "x=\"1\"", 4, 10s, true);
    add("a", "x=\"1\"", 2, 20s, true);
    EXPECT_EQ(
        page(61s),
        "# HELP a Help of a\n# TYPE a gauge\na{x=\"1\"} 2\n"
        "# HELP a_window_min Help of a, smallest in the last whole window\n# TYPE a_window_min gauge\n"
        "a_window_min{x=\"1\"} 2\n"
        "# HELP a_window_max Help of a, largest in the last whole window\n# TYPE a_window_max gauge\n"
        "a_window_max{x=\"1\"} 4\n"
        "# HELP a_window_samples Help of a, samples in the last whole window\n# TYPE a_window_samples gauge\n"
        "a_window_samples{x=\"1\"} 2\n");
}

TEST_F(PageWriter, ShowsNoWindowOfACounter) {
    add("a_total", "", 4, 10s, true, config::metric_type::counter);
    EXPECT_EQ(page(61s), "# HELP a_total Help of a_total\n# TYPE a_total counter\na_total 4\n");
}

TEST_F(PageWriter, LeavesOutWhatIsDeclaredUntilItIsSampled) {
    add("a", "x=\"1\"", 1, 0s);
    const auto declared = table.find_or_add(0, "x=\"2\"", rule)->id;
    table.declare(declared);
    EXPECT_EQ(page(1s), "# HELP a Help of a\n# TYPE a gauge\na{x=\"1\"} 1\n");
    ASSERT_TRUE(table.add(declared, {2, at(1s), at(1s)}));
    EXPECT_EQ(page(1s), "# HELP a Help of a\n# TYPE a gauge\na{x=\"1\"} 1\na{x=\"2\"} 2\n");
}

TEST_F(PageWriter, LeavesOutWhatHasExpired) {
    add("a", "x=\"1\"", 1, 0s);
    EXPECT_NE(page(300s), "");
    EXPECT_EQ(page(301s), "");
}

TEST_F(PageWriter, GivesTheSamePageInSlicesOfAnySize) {
    for (const auto* labels : {"x=\"1\"", "x=\"2\"", "x=\"3\""}) {
        add("a", labels, 1, 0s, true);
        add("b", labels, 1, 0s);
    }
    const auto whole = page(61s);
    for (const std::size_t slice : {1u, 2u, 3u, 5u}) EXPECT_EQ(page(61s, slice), whole) << slice;
}

}  // namespace
}  // namespace vigie::store
