#include "libs/http/accept_encoding.hpp"

#include <gtest/gtest.h>

namespace vigie::http {
namespace {

TEST(AcceptEncoding, TakesGzipByItsWeight) {
    struct {
        const char* list;
        bool taken;
    } const cases[] = {
        {"", false},
        {"gzip", true},
        {"GZip", true},
        {"x-gzip", true},
        {"deflate, gzip;q=0.5, br", true},
        {"identity", false},
        {"gzip;q=0", false},
        {"gzip;q=0.0", false},
        {"gzip;q=0.000", false},
        {"gzip;q=0.001", true},
        {"gzip;q=1", true},
        {"gzip;q=1.000", true},
        {"gzip ; Q=0.7", true},
        {"*", true},
        {"*;q=0", false},
        {"*, gzip;q=0", false},
        {"*;q=0, gzip", true},
        {"gzip;q=2", false},
        {"gzip;q=1.1", false},
        {"gzip;q=high", false},
        {"gzip;q=", false},
        {"gzip;q=0.1234", false},
        {"gzipped", false},
        {",,;,gzip", true},
        {" \t", false},
    };
    for (const auto& [list, taken] : cases) EXPECT_EQ(accepts_gzip(list), taken) << list;
}

}  // namespace
}  // namespace vigie::http
