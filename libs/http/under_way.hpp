// Counts what is under way: up while this lives. Counted down also when the io_context is destroyed
// meanwhile. The count outlives it.
#pragma once

#include <cstddef>

namespace vigie::http {

class under_way {
public:
    explicit under_way(std::size_t& count) : count_(count) { ++count_; }
    ~under_way() { --count_; }
    under_way(const under_way&) = delete;
    under_way& operator=(const under_way&) = delete;

private:
    std::size_t& count_;
};

}  // namespace vigie::http
