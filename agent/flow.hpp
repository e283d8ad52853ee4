// The few types that rooms hand to each other, in the order in which a message meets them. Read this first.
//
//   Mosquitto → ingest → decode → waveform → map → condition + store → expose → Prometheus
//
// All of it runs on the reactor thread; nothing here is shared between threads.
#pragma once

#include <boost/system/result.hpp>

#include <chrono>
#include <cstdint>
#include <string_view>

namespace vigie {

/// A moment, in milliseconds since the epoch, UTC. Where it comes from (payload, arrival, replay) is the
/// mapping's business; no room asks the system for the time.
using timestamp = std::chrono::sys_time<std::chrono::milliseconds>;
using duration = std::chrono::milliseconds;

inline double seconds_of(duration span) noexcept {
    return std::chrono::duration<double>(span).count();
}
/// Since the epoch.
inline double seconds_of(timestamp at) noexcept {
    return seconds_of(at.time_since_epoch());
}

/// Why a message or a reading was not taken: the value of the label `reason`. A closed set: whoever counts
/// by it has a bound.
enum class reason : std::uint8_t {
    no_rule,                  ///< no rule's topic matches
    payload_too_large,        ///< over limits.payload_bytes, packed or unpacked
    empty_payload,            ///< nothing in it (how MQTT deletes a retained message)
    bad_wrapping,             ///< not the base64, hex, gzip or zlib that the rule takes off
    not_utf8,                 ///< text that is not UTF-8
    malformed,                ///< not what the rule's format says
    too_deep,                 ///< nested over limits.nesting
    too_many_values,          ///< over limits.values
    retained,                 ///< kept by the broker since nobody knows when
    condition_not_met,        ///< the document is not what any of the rule's conditions ask for
    bad_time,                 ///< the time is missing or cannot be read
    clock_skew,               ///< the payload's time is further from the arrival than limits.clock_skew, or
                              ///< than its sensor's `clock_skew`
    stale,                    ///< the payload's time is older than the rule's max_age
    value_missing,            ///< the rule's value is not in the document
    not_a_number,             ///< the value is text, null, an array or an object
    not_finite,               ///< NaN or an infinity, or a number too large for a double such as 1e400
    unknown_state,            ///< a text that the reading's states do not name
    no_value,                 ///< the device says itself that it has none: a state that stands for nothing
    bad_quality,              ///< the document's quality says that the value is not to be trusted
    bad_samples,              ///< a waveform is neither numbers nor bytes of whole samples
    too_few_samples,          ///< a waveform is too short to say anything of it
    flat_window,              ///< all samples of a waveform are the same: nothing is being measured
    bad_rate,                 ///< a waveform's sampling rate is missing, or not above zero
    no_speed,                 ///< a waveform's shaft speed is missing, or not above zero: the machine stands
    not_resolved,             ///< beyond what a waveform's rate and length can show
    label_missing,            ///< a label's pointer leads nowhere
    label_invalid,            ///< a name in the document that no label can have, or too many of them
    label_too_long,           ///< over limits.label_bytes
    out_of_range,             ///< not physically possible, by its sensor's `range`
    too_fast,                 ///< changed faster than its sensor's `rate`, and not yet for long
    out_of_order,             ///< older than the last reading of the same series
    too_many_readings,        ///< over limits.readings_per_message
    too_many_series,          ///< over limits.series
    too_many_series_of_rule,  ///< over what the rule may have of them
};
inline constexpr std::size_t reason_count = static_cast<std::size_t>(reason::too_many_series_of_rule) + 1;

/// The label value, for example "payload_too_large".
std::string_view name_of(reason) noexcept;

/// A value, or the reason why there is none.
template <class T>
using result = boost::system::result<T, reason>;

/// Now, on both clocks. Readings with a time of their own live on the data's clock, so that a replay may run
/// faster than the wall's; readings without one live on the clock by which they arrive. With `clock: arrival`
/// the two are the same.
struct clocks {
    timestamp arrival;
    timestamp data;

    timestamp of(bool own_time) const noexcept { return own_time ? data : arrival; }
};

/// One PUBLISH as the broker sent it. The views live as long as the call that they are handed to.
struct message {
    std::string_view topic;
    std::string_view payload;
    timestamp arrival;
    std::uint8_t qos = 0;
    bool retained = false;     ///< kept by the broker: nobody knows since when
    std::uint16_t broker = 0;  ///< which of the configured ones it came from
};

/// NAMUR NE 107 status, in ascending urgency. The numbers are what `plant_sensor_state` and
/// `plant_machine_state` show.
enum class ne107 : std::uint8_t {
    good = 0,
    maintenance_required = 1,  ///< a limit will be crossed soon
    out_of_specification = 2,  ///< over the warning limit
    function_check = 3,        ///< silent or faulty: nobody knows
    failure = 4,               ///< over the critical limit
};

}  // namespace vigie
