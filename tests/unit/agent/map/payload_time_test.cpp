#include "agent/map/payload_time.hpp"

#include <gtest/gtest.h>

#include <string>

namespace vigie::map {
namespace {

using config::time_unit;

constexpr timestamp arrival{std::chrono::seconds{1'700'000'000}};

/// Milliseconds since the epoch of the JSON value `t`; -1: bad_time.
long long read(std::string_view json, const config::payload_time& about) {
    decode::document document;
    const auto payload = "{\"t\":" + std::string{json} + "}";
    EXPECT_TRUE(decode::read(payload, {}, {}, document)) << payload;
    const auto at = time_reader{about}.read(document, {}, arrival);
    if (at) return at->time_since_epoch().count();
    EXPECT_EQ(at.error(), reason::bad_time);
    return -1;
}

long long read(std::string_view json, time_unit unit) {
    return read(json, {decode::pattern::of("/t"), unit});
}

TEST(PayloadTime, CountsFromTheEpoch) {
    const struct {
        const char* json;
        time_unit unit;
        long long milliseconds;
    } cases[] = {
        {"1.5", time_unit::seconds, 1500},
        {"1700000000123", time_unit::milliseconds, 1'700'000'000'123},
        {"2e6", time_unit::microseconds, 2000},
        {"3e9", time_unit::nanoseconds, 3000},
        {"\"1700000000\"", time_unit::seconds, 1'700'000'000'000},
        {"-1", time_unit::seconds, -1},
        {"1e300", time_unit::milliseconds, -1},
        {"1e400", time_unit::milliseconds, -1},
        {"\"soon\"", time_unit::seconds, -1},
        {"true", time_unit::seconds, -1},
        {"null", time_unit::seconds, -1},
        {"[1]", time_unit::seconds, -1},
    };
    for (const auto& [json, unit, milliseconds] : cases) EXPECT_EQ(read(json, unit), milliseconds) << json;
}

TEST(PayloadTime, ReadsRfc3339) {
    const std::pair<const char*, long long> cases[] = {
        {"\"1970-01-01T00:00:01Z\"", 1000},
        {"\"1970-01-01T00:00:01.250Z\"", 1250},
        {"\"1970-01-01t00:00:01.250z\"", 1250},
        {"\"1970-01-01T00:00:01.250999999Z\"", 1250},
        {"\"1970-01-01T01:00:01.2509999+01:00\"", 1250},
        {"\"1970-01-01 00:00:01.250Z\"", 1250},
        {"\"1970-01-01T01:00:00+01:00\"", 0},
        {"\"1970-01-01T00:00:00-02:00\"", 7'200'000},
        {"\"2024-02-30T00:00:00Z\"", -1},
        {"\"2024-03-01 06:00:00\"", -1},
        {"\"2024-03-01T06:00:00Z tail\"", -1},
        {"\"\"", -1},
        {"\"yesterday\"", -1},
        {"1700000000", -1},
    };
    for (const auto& [json, milliseconds] : cases)
        EXPECT_EQ(read(json, time_unit::rfc3339), milliseconds) << json;
}

TEST(PayloadTime, ReadsLocalTimeInItsZone) {
    const config::payload_time paris{decode::pattern::of("/t"), time_unit::local, "%d.%m.%Y %H:%M:%S",
                                     "Europe/Paris"};
    const std::pair<const char*, long long> cases[] = {
        {"\"01.01.2024 01:00:00\"", 1'704'067'200'000},
        {"\"01.07.2024 02:00:00\"", 1'719'792'000'000},
        {"\"27.10.2024 02:30:00\"", 1'729'989'000'000},  // is there twice: the first, summer's
        {"\"31.03.2024 02:30:00\"", 1'711'846'800'000},  // is not there: when the clocks went forward
        {"\"2024-01-01 01:00:00\"", -1},
        {"1704067200", -1},
    };
    for (const auto& [json, milliseconds] : cases) EXPECT_EQ(read(json, paris), milliseconds) << json;
}

TEST(PayloadTime, AddsSmallTimesOfSenmlToTheArrival) {
    EXPECT_EQ(read("-5", time_unit::senml), 1'699'999'995'000);
    EXPECT_EQ(read("0", time_unit::senml), 1'700'000'000'000);
    EXPECT_EQ(read("1276020076.001", time_unit::senml), 1'276'020'076'001);
    EXPECT_EQ(read("1", config::payload_time{decode::pattern::of("/none"), time_unit::senml}),
              1'700'000'000'000);
}

TEST(PayloadTime, IsBadWhenItIsNotThere) {
    EXPECT_EQ(read("1", config::payload_time{decode::pattern::of("/none")}), -1);
}

}  // namespace
}  // namespace vigie::map
