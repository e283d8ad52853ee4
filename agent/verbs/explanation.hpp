// Writes down what becomes of one message after the other: a line of JSON each. Single-threaded; the
// configuration outlives it.
#pragma once

#include "agent/pipeline/witness.hpp"

#include <string>

namespace vigie::verbs {

class explanation final : public pipeline::witness {
public:
    explicit explanation(const config::agent& about) : about_(&about) {}

    void routed(const message&, const config::rule*) override;
    void taken(const config::reading&, std::string_view labels, double value, timestamp at) override;
    void rejected(const pipeline::refusal&) override;

    /// {"topic":…,"rule":…,"readings":[…],"rejected":[…]} of the last message, without a line feed.
    std::string line() const;

private:
    const config::agent* about_;
    const message* message_ = nullptr;
    const config::rule* rule_ = nullptr;
    std::string topic_, readings_, rejected_;
};

}  // namespace vigie::verbs
