// What somebody knew, after it has been bytes for a while.
#pragma once

#include "agent/condition/archive.hpp"

#include <gtest/gtest.h>

namespace vigie::condition {

template <class T>
T kept(const T& known) {
    std::string bytes;
    packer{bytes}(known);
    T made{};
    unpacker from{bytes};
    from(made);
    EXPECT_TRUE(from.good());
    return made;
}

}  // namespace vigie::condition
