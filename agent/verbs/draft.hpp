// What `vigie-agent suggest` does with messages: gathers what is seen, tries every ready-made mapping on it,
// and writes the first configuration. Bounded by seen_topics. Single-threaded.
#pragma once

#include "agent/pipeline/pipeline.hpp"
#include "agent/verbs/seen_topics.hpp"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace vigie::verbs {

class draft {
public:
    draft();
    ~draft();

    /// `has_arrival`: whether its arrival is known, and not made up.
    void see(const message&, bool has_arrival);

    std::size_t messages() const noexcept { return messages_; }

    /// `url`: of the broker that was listened to; empty: none.
    std::string yaml(const std::string& url) const;

private:
    class trial;

    std::size_t messages_ = 0;
    seen_topics seen_;
    std::unique_ptr<trial> ready_made_;
};

/// What the loader says against it, a line each; empty: it is a good configuration.
std::vector<std::string> faults_of_draft(const std::string& yaml);

}  // namespace vigie::verbs
