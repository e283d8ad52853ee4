// A fault seen in single samples: on once bad ones have outweighed good ones by `hold`, over once good ones
// have outweighed bad ones by as much. Between two samples counts what the earlier one was. So a lone spike
// is no fault, a loose contact that is bad most of the time becomes one, and all samples bad for `hold` is
// the simplest case of it. 40 bytes, O(1), pure.
#pragma once

#include "agent/flow.hpp"

#include <algorithm>

namespace vigie::condition {

class evidence {
public:
    /// `longest`: a longer gap is nobody's, for nobody saw it.
    void take(bool bad, timestamp at, duration hold, duration longest) noexcept {
        const auto step = begun_ ? std::max(at - last_, duration{0}) : duration{0};
        if (step <= longest) {
            if (was_bad_)
                weight_ = std::min(weight_ + step, hold);
            else
                weight_ = std::max(weight_ - step, duration{0});
        }
        if (bad && !on_ && weight_ == duration{0} && !was_bad_) since_ = at;
        if (bad && weight_ >= hold) on_ = true;
        if (!bad && weight_ == duration{0}) on_ = false;
        begun_ = true;
        was_bad_ = bad;
        last_ = at;
    }

    bool on() const noexcept { return on_; }
    /// Of what is on: the first bad sample.
    timestamp since() const noexcept { return since_; }

private:
    duration weight_{};  ///< by how much bad ones are ahead, at most `hold`
    timestamp last_{}, since_{};
    bool begun_ = false, was_bad_ = false, on_ = false;
};

}  // namespace vigie::condition
