#include "agent/map/payload_time.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace vigie::map {
namespace {

using config::time_unit;

struct time_case {
    scalar value;
    time_unit unit;
    long long milliseconds;  ///< -1: bad_time
};

class PayloadTime : public testing::TestWithParam<time_case> {};

TEST_P(PayloadTime, IsReadOrRefused) {
    const auto& [value, unit, milliseconds] = GetParam();
    const auto at = payload_time(value, unit);
    if (milliseconds < 0) {
        ASSERT_FALSE(at);
        EXPECT_EQ(at.error(), reason::bad_time);
    } else {
        ASSERT_TRUE(at);
        EXPECT_EQ(at->time_since_epoch().count(), milliseconds);
    }
}

scalar text(const char* view) {
    return std::string_view{view};
}

INSTANTIATE_TEST_SUITE_P(
    Numbers, PayloadTime,
    testing::Values(time_case{1.5, time_unit::seconds, 1500},
                    time_case{1'700'000'000'123.0, time_unit::milliseconds, 1'700'000'000'123},
                    time_case{2e6, time_unit::microseconds, 2000},
                    time_case{3e9, time_unit::nanoseconds, 3000}, time_case{-1.0, time_unit::seconds, -1},
                    time_case{1e300, time_unit::milliseconds, -1},
                    time_case{std::nan(""), time_unit::milliseconds, -1},
                    time_case{1.0, time_unit::rfc3339, -1}, time_case{true, time_unit::seconds, -1},
                    time_case{std::monostate{}, time_unit::seconds, -1}));

INSTANTIATE_TEST_SUITE_P(
    Texts, PayloadTime,
    testing::Values(time_case{text("1970-01-01T00:00:01Z"), time_unit::rfc3339, 1000},
                    time_case{text("1970-01-01T00:00:01.250Z"), time_unit::rfc3339, 1250},
                    time_case{text("1970-01-01T01:00:00+01:00"), time_unit::rfc3339, 0},
                    time_case{text("1970-01-01T00:00:00-02:00"), time_unit::rfc3339, 7'200'000},
                    time_case{text("2024-02-30T00:00:00Z"), time_unit::rfc3339, -1},
                    time_case{text("2024-03-01 06:00:00"), time_unit::rfc3339, -1},
                    time_case{text("2024-03-01T06:00:00Z tail"), time_unit::rfc3339, -1},
                    time_case{text(""), time_unit::rfc3339, -1},
                    time_case{text("yesterday"), time_unit::rfc3339, -1},
                    time_case{text("1700000000"), time_unit::seconds, -1}));

}  // namespace
}  // namespace vigie::map
