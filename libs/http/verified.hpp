// Whom a password has been believed already, so that bcrypt is asked once and not with each request. What is
// kept is a keyed hash of name, password and bcrypt hash: whoever changes the latter is asked again. Bound:
// 256, the oldest goes first. One thread.
#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <set>
#include <string_view>

namespace vigie::http {

class verified {
public:
    static constexpr std::size_t most = 256;
    using mark = std::array<unsigned char, 32>;

    /// With a key of its own from the system's random numbers. Throws without them.
    verified();

    mark of(std::string_view user, std::string_view password, std::string_view hash) const;
    bool has(const mark& one) const { return known_.contains(one); }
    void add(const mark&);

private:
    mark key_{};
    std::set<mark> known_;
    std::deque<mark> by_age_;
};

}  // namespace vigie::http
