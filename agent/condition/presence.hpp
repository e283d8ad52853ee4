// What devices, and the broker in their name as their last will, have said of being there, and which sensors
// that is about: those that carry all of the device's labels. Memory: the labels of each device; as many as
// there are series of availability rules. A question costs a look-up for each distinct set of label names.
// Single-threaded.
#pragma once

#include "agent/flow.hpp"
#include "agent/map/labels.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::condition {

class presence {
public:
    /// What is new in a device's word.
    struct news {
        bool first = false;    ///< nothing was known of it
        bool changed = false;  ///< it has gone or come back; its first word: it is gone
    };
    /// `labels` as they stand between the braces, sorted by name.
    news said(std::string_view labels, bool online);

    /// How many known devices a sensor with these labels hangs on, and how many of them are gone.
    struct devices {
        std::uint32_t known = 0, gone = 0;
    };
    devices of(std::span<const map::label_value> labels) const;

    /// Whether a sensor's labels hold all of a device's. Both as map::render writes them; the sensor's with
    /// its metric in front, so that a comma stands before each of the others.
    static bool covers(std::string_view device, std::string_view sensor);

private:
    std::map<std::string, bool, std::less<>> online_;  ///< by labels
    std::vector<std::vector<std::string>> shapes_;     ///< the distinct sets of label names
};

}  // namespace vigie::condition
