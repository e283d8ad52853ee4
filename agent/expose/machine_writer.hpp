// What is known of machines as a whole, as lines of the metrics page: the state of every machine, and of
// those that are judged as a whole the condition, what led to it and how far it is learned. Written in
// slices, one metric after the other.
#pragma once

#include "agent/condition/sensors.hpp"

#include <string>

namespace vigie::expose {

class machine_writer {
public:
    /// `sensors` outlive the writer and none is removed while it writes.
    explicit machine_writer(const condition::sensors& sensors) : sensors_(&sensors) {}

    /// Looks at about `most` machines and appends their lines. False when those were the last.
    bool write(std::string& out, std::size_t most);

private:
    const condition::sensors* sensors_;
    std::size_t metric_ = 0, next_ = 0;
    bool headed_ = false;
};

}  // namespace vigie::expose
