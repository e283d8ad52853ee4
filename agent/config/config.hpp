// What the operator wrote in the YAML file, as plain values with all defaults filled in and all units
// converted to base units. docs/configuration.md is the user's view of the same. Immutable after loading.
#pragma once

#include "agent/config/machine.hpp"
#include "agent/decode/decode.hpp"
#include "agent/flow.hpp"
#include "agent/waveform/recipe.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vigie::config {

using namespace std::chrono_literals;

/// What the only broker is called that has no name.
inline constexpr std::string_view main_broker = "main";

/// One MQTT broker that the agent listens to.
struct broker {
    std::string name{main_broker};              ///< what rules and metrics call it
    std::string url = "mqtt://127.0.0.1:1883";  ///< mqtt:// or mqtts://, host, port
    std::string client_id;                      ///< default: vigie-<host name>, -<name> unless that is main
    std::string username;
    std::string password_file;  ///< read at start and reload; the password never stands in the YAML
    std::string ca_file, certificate_file, key_file;
    std::chrono::seconds keep_alive = 30s;
    std::chrono::seconds session_expiry =
        1h;               ///< how long the broker holds QoS 1 messages for an absent agent
    bool figures = true;  ///< take what the broker says of itself below $SYS/broker

    bool operator==(const broker&) const = default;
};

struct limits {
    std::size_t payload_bytes = 262'144;
    std::size_t nesting = 32;
    std::size_t values = 65'536;  ///< scalars, arrays and objects in one document
    std::size_t readings_per_message = 256;
    std::size_t series = 100'000;
    std::size_t topics = 100'000;  ///< topics whose mapping is remembered
    std::size_t label_bytes = 128;
    std::size_t queue_messages = 65'536;
    std::size_t queue_bytes = 67'108'864;
    duration clock_skew = 1h;  ///< with `clock: arrival` only

    bool operator==(const limits&) const = default;
};

/// Which clock silence, persistence and freshness are judged on.
enum class clock_source : std::uint8_t {
    arrival,  ///< the agent's own; payload times far from it are refused
    payload,  ///< the newest payload time, going on at wall speed in between: replay and compressed time
};

enum class metric_type : std::uint8_t { gauge, counter };

/// What a number of time counts, or how a text of it is written.
enum class time_unit : std::uint8_t {
    seconds,
    milliseconds,
    microseconds,
    nanoseconds,
    rfc3339,
    local,
    senml
};

/// When something was measured, by the document.
struct payload_time {
    decode::pattern at;  ///< shares its wildcards with the values that it is for
    time_unit unit = time_unit::milliseconds;
    std::string format{};  ///< of `local`, as strptime takes it: "%d.%m.%Y %H:%M:%S"
    std::string zone{};    ///< of `local`, by its IANA name: "Europe/Paris"

    bool operator==(const payload_time&) const = default;
};

/// One label of a reading: a constant text, a capture of the topic, a value in the document, or what stood at
/// a capture of the value's own path.
struct label {
    enum class source : std::uint8_t { constant, capture, pointer, place };
    std::string name;
    source from = source::constant;
    std::string text;      ///< the constant, or the capture's name
    decode::pattern at{};  ///< of `pointer`

    bool operator==(const label&) const = default;
};

/// Holds when a value has one of the texts (`wanted`), or has none of them.
struct condition {
    decode::pattern at;
    std::vector<std::string> texts;
    bool or_nothing = false;  ///< null, or not there at all, is one of them
    bool wanted = true;

    bool operator==(const condition&) const = default;
};

/// What a text (or a number, by its digits) stands for; nothing: the device says that it has no value.
struct state {
    std::string text;
    std::optional<double> value;

    bool operator==(const state&) const = default;
};

/// Where the document says whether the value can be trusted. What is not there is good.
struct quality {
    decode::pattern at;
    std::vector<std::string> good;

    bool operator==(const quality&) const = default;
};

/// One value of a message, or many where its place has wildcards: base = calibrated(raw) × scale + offset.
struct reading {
    std::string metric;
    std::string help;
    metric_type type = metric_type::gauge;
    decode::pattern value;  ///< the whole document by default
    bool optional = false;  ///< a message without it is not worth a word
    bool decimal_comma = false;
    std::vector<state> states;
    std::vector<std::pair<double, double>>
        calibration;  ///< raw → true, rising; straight lines in between and on
    double scale = 1;
    double offset = 0;
    std::vector<condition> conditions;
    std::optional<config::quality> trusted;
    std::vector<label> labels;  ///< captures of topic and path and what `labels` adds, sorted by name
    std::optional<decode::pattern> labels_from;  ///< an object whose members all become labels

    bool operator==(const reading&) const = default;
};

/// What rules with `availability` make: 1 while a device says that it is there, 0 since its last will.
inline constexpr std::string_view online_metric = "plant_device_online";

struct rule {
    std::string name;
    std::size_t broker = 0;  ///< index in agent::brokers
    std::string topic;       ///< MQTT filter with named captures: plant/{site}/{line}/+/temperature/{rest#}
    decode::recipe payload;
    std::vector<waveform::recipe> waveforms;
    int qos = 1;
    bool window = true;  ///< expose minimum, maximum and number of samples of the last whole window
    /// A value not renewed for this long leaves the page; agent::expiry by default, duration::max(): never,
    /// for what is only reported when it changes.
    std::optional<duration> expiry;
    std::optional<duration> max_age;   ///< a payload's time further back is `stale`
    bool on_change = false;            ///< sends only what has changed: not silent for saying nothing
    std::size_t series = 0;            ///< most series; 0: limits.series
    std::optional<payload_time> time;  ///< none: arrival
    std::vector<condition> conditions;
    /// A device's word that it is there or gone (birth and last will): all sensors that carry the labels of
    /// its one reading are silent while it is gone.
    bool availability = false;
    /// What comes is no reading but tells the agent what to do (condition/command.hpp).
    bool commands = false;
    std::vector<reading> readings;

    bool operator==(const rule&) const = default;
};

/// Limits in base units. An absent one is not judged.
struct sensor_limits {
    std::optional<double> warning, critical;          ///< exceeded from above
    std::optional<double> low_warning, low_critical;  ///< fallen below

    bool operator==(const sensor_limits&) const = default;
};

struct trend {
    duration memory = 6h;    ///< time constant of the forgetting fit
    duration horizon = 24h;  ///< a crossing further away is not announced

    bool operator==(const trend&) const = default;
};

/// What is physically possible, in base units, both ends included.
struct range {
    double low, high;

    bool operator==(const range&) const = default;
};

/// The most that a value changes within `per`, in base units; after longer, in proportion.
struct rate {
    double most;
    duration per;

    bool operator==(const rate&) const = default;
};

/// What is known of the sensors whose metric and labels match: how people read them and what is normal.
/// The first match wins.
struct sensor {
    std::string metric;
    std::map<std::string, std::string> match;  ///< label → exact value
    std::string quantity;                      ///< what people call it: "Vibration velocity"
    std::string unit;                          ///< what people read it in: "mm/s"
    double display_factor = 1;                 ///< base × factor = shown in `unit`
    sensor_limits limits;
    duration hold = 60s;          ///< how long over a limit before it counts, and below before it is over
    duration silent_after = 60s;  ///< without a sample for this long: silent
    std::optional<duration> interval;     ///< between samples, as a rule
    std::optional<config::range> range;   ///< other values are not possible
    std::optional<config::rate> rate;     ///< no value changes faster
    std::optional<duration> stuck_after;  ///< the very same value for this long: stuck
    std::optional<duration> clock_skew;   ///< between a payload's time and its arrival; `clock: arrival` only
    std::optional<trend> crossing;

    bool operator==(const sensor&) const = default;
};

/// A sensor that there should be: the series that a reading of a rule makes with these labels.
struct declared {
    std::size_t rule = 0;                       ///< index in agent::rules
    std::size_t reading = 0;                    ///< of the rule
    std::map<std::string, std::string> labels;  ///< all of them

    bool operator==(const declared&) const = default;
};

struct node {
    bool enabled = true;
    duration interval = 15s;
    std::string procfs = "/proc", sysfs = "/sys", rootfs = "/";
    std::string host;  ///< label `host`; default: the host name

    bool operator==(const node&) const = default;
};

/// Where what the agent has learned survives a restart.
struct kept_state {
    std::string directory;  ///< empty: nowhere
    duration every = 5min;  ///< so much is lost when the agent is killed

    bool operator==(const kept_state&) const = default;
};

struct agent {
    std::vector<broker> brokers{1};  ///< at least one; the node's own readings go to the first
    limits bounds;
    clock_source clock = clock_source::arrival;
    duration window = 60s;
    duration expiry = 5min;       ///< a value not renewed for this long leaves the page
    duration forget_after = 24h;  ///< a sensor not heard of for this long leaves the agent
    std::vector<rule> rules;      ///< in order; the first whose topic matches wins
    std::vector<sensor> sensors;
    std::vector<declared> inventory;
    std::vector<machine> machines;
    kept_state kept;
    node host;
};

}  // namespace vigie::config
