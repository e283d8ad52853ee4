// One round over all collectors, and what to say of those that could not read: once, and again only when the
// fault changes. Single-threaded.
#pragma once

#include "agent/node/collector.hpp"

#include <vector>

namespace vigie::node {

class rounds {
public:
    /// Told the collector's name and its fault; an empty fault when it works again.
    using report = std::function<void(std::string_view collector, std::string_view fault)>;

    rounds(roots from, report say);

    /// Reads everything and publishes. Some 30 small files; on the reactor thread it takes about a
    /// millisecond.
    void collect(const publish& out);

private:
    roots from_;
    report say_;
    std::vector<std::string> faults_;  // of the last round, by collector
};

}  // namespace vigie::node
