// Something that counts after it has lasted: on once a number has been over a threshold for `hold` of
// observed time, off once it is below a share of the threshold. 24 bytes, O(1), pure.
#pragma once

#include "agent/flow.hpp"

namespace vigie::condition {

class persistence {
public:
    struct rule {
        double over;
        double clear_below;
        duration hold;
    };

    /// `step` is the observed time since the call before; 0 after a gap, which nobody saw and which therefore
    /// starts the hold anew.
    void take(double number, timestamp at, duration step, bool gap, const rule& by) noexcept {
        if (on_) {
            if (number < by.clear_below) on_ = over_ = false;
            return;
        }
        if (!(number > by.over)) {
            over_ = false;
            return;
        }
        if (!over_ || gap) {
            over_ = true;
            since_ = at;
            lasted_ = duration{0};
        } else {
            lasted_ += step;
        }
        on_ = lasted_ >= by.hold;
    }

    bool on() const noexcept { return on_; }
    /// When what is on began: the first sample over the threshold.
    timestamp since() const noexcept { return since_; }

    /// What is kept of it, see agent/condition/archive.
    template <class Self, class Archive>
    static void pass(Self& self, Archive& all) {
        all(self.since_, self.lasted_, self.over_, self.on_);
    }

private:
    timestamp since_{};
    duration lasted_{};
    bool over_ = false, on_ = false;
};

}  // namespace vigie::condition
