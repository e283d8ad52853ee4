#include "libs/http/escaped.hpp"

#include <gtest/gtest.h>

namespace vigie::http {
namespace {

TEST(Escaped, LeavesNothingThatHtmlWouldTakeForItsOwn) {
    EXPECT_EQ(escaped("<a title=\"x\">&é</a>"), "&lt;a title=&quot;x&quot;&gt;&amp;é&lt;/a&gt;");
}

}  // namespace
}  // namespace vigie::http
