#include "agent/node/rounds.hpp"

namespace vigie::node {

rounds::rounds(roots from, report say)
    : from_(std::move(from)), say_(std::move(say)), faults_(collectors().size()) {}

void rounds::collect(const publish& out) {
    for (std::size_t each = 0; each < faults_.size(); ++each) {
        const auto& collector = collectors()[each];
        auto fault = collector.collect(from_, out);
        if (fault == faults_[each]) continue;
        say_(collector.name, fault);
        faults_[each] = std::move(fault);
    }
}

}  // namespace vigie::node
