#include "agent/config/fingerprint.hpp"

#include <gtest/gtest.h>

namespace vigie::config {
namespace {

rule with(const reading& one) {
    rule made;
    made.readings = {one};
    return made;
}

TEST(Fingerprint, IsAnotherWhereTheMappingIs) {
    reading plain;
    plain.metric = "m";
    const auto before = fingerprint_of(with(plain), "m");
    EXPECT_EQ(fingerprint_of(with(plain), "m"), before);
    const auto changed = [&](auto by) {
        auto other = plain;
        by(other);
        return fingerprint_of(with(other), "m");
    };
    EXPECT_NE(changed([](auto& to) { to.scale = 0.001; }), before);
    EXPECT_NE(changed([](auto& to) { to.offset = 1; }), before);
    EXPECT_NE(changed([](auto& to) { to.value = decode::pattern::of("/v"); }), before);
    EXPECT_NE(changed([](auto& to) { to.calibration = {{0, 0}, {1, 2}}; }), before);
    EXPECT_NE(changed([](auto& to) { to.states = {{"on", 1}}; }), before);
    EXPECT_EQ(changed([](auto& to) { to.help = "Other words"; }), before);
}

TEST(Fingerprint, TellsPartsApartAndStaysTheSame) {
    EXPECT_NE(fingerprint{}.add("ab").add("c").value(), fingerprint{}.add("a").add("bc").value());
    EXPECT_EQ(fingerprint{}.add_bytes("foobar").value(), 0x85944171f73967e8) << "FNV-1a's own test vector";
}

}  // namespace
}  // namespace vigie::config
