// What can be wrong with a sensor, whatever its machine does: the values of the label `fault`. A sensor with
// any of these is in NE 107's function check.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>

namespace vigie::condition {

enum class fault : std::uint8_t {
    stuck,         ///< the very same value for too long
    out_of_range,  ///< values that are not possible outweigh the others
    too_fast,      ///< changes that are not possible outweigh the others
    clock_skew,    ///< times that are too far from the arrival outweigh the others
    irregular,     ///< sends far less often than it should
    intermittent,  ///< falls silent again and again
    never_seen,    ///< there should be such a sensor, and it has never sent anything
    offline,       ///< its device says that it is gone
};

inline constexpr std::array<std::string_view, 8> fault_names{
    "stuck", "out_of_range", "too_fast", "clock_skew", "irregular", "intermittent", "never_seen", "offline"};

class fault_set {
public:
    void set(fault which, bool on = true) { bits_.set(static_cast<std::size_t>(which), on); }
    bool has(fault which) const { return bits_.test(static_cast<std::size_t>(which)); }
    bool any() const noexcept { return bits_.any(); }

    /// But for those that say nothing of the value itself.
    bool any_of_value() const {
        auto of_value = *this;
        of_value.set(fault::irregular, false);
        of_value.set(fault::intermittent, false);
        return of_value.any();
    }

    bool operator==(const fault_set&) const = default;

private:
    std::bitset<fault_names.size()> bits_;
};

}  // namespace vigie::condition
