#include "agent/waveform/waveforms.hpp"

#include "agent/waveform/samples.hpp"

#include <algorithm>
#include <utility>

namespace vigie::waveform {

namespace {

using decode::document;

constexpr std::pair<std::string_view, double shape::*> of_samples[] = {{"mean", &shape::mean},
                                                                       {"rms", &shape::rms},
                                                                       {"peak", &shape::peak},
                                                                       {"peak_to_peak", &shape::peak_to_peak},
                                                                       {"crest_factor", &shape::crest_factor},
                                                                       {"kurtosis", &shape::kurtosis},
                                                                       {"clipped", &shape::clipped}};

/// An object without its beginning and its end is what calls of these make.
struct to_document {
    document& out;

    void open(std::string_view name) {
        out.key(name);
        out.open_object();
    }
    void close() { out.close(); }
    void value(std::string_view name, const result<double>& is) {
        out.key(name);
        is ? out.number(*is) : out.refused(is.error());
    }
};

struct to_places {
    std::vector<std::string>& all;
    std::string below{};

    void open(std::string_view name) { below.append("/").append(name); }
    void close() { below.resize(below.rfind('/')); }
    void value(std::string_view name, const result<double>&) {
        all.push_back(below + '/' + std::string{name});
    }
};

template <class Out>
void write(const recipe& how, const indicators& made, Out& out) {
    for (const auto& [name, member] : of_samples)
        out.value(name,
                  made.of_samples ? result<double>{(*made.of_samples).*member} : made.of_samples.error());
    if (made.velocity_rms) out.value("velocity_rms", *made.velocity_rms);
    if (!made.bands.empty()) {
        out.open("bands");
        for (std::size_t i = 0; i < made.bands.size(); ++i) out.value(how.bands[i].name, made.bands[i]);
        out.close();
    }
    if (made.envelope_rms) {
        out.open("envelope");
        out.value("rms", *made.envelope_rms);
        out.close();
    }
    if (made.defects) {
        out.open("defects");
        for (std::size_t i = 0; i < defect_names.size(); ++i) out.value(defect_names[i], (*made.defects)[i]);
        out.close();
    }
}

}  // namespace

result<void> waveforms::add(const std::vector<recipe>& all, document& to) {
    for (const auto& each : all) {
        const auto at = decode::follow(to, document::root, each.at.steps());
        if (at == document::nowhere || to.at(at).is == decode::kind::null ||
            to.at(at).is == decode::kind::refused)
            continue;
        if (const auto added = add(each, to, at); !added) return added.error();
    }
    return {};
}

result<void> waveforms::add(const recipe& how, document& to, document::place at) {
    const measured_at measured{
        read_quantity(how.rate, to),
        how.defects ? read_quantity(how.defects->speed, to) : std::nullopt,
    };
    const auto read = read_samples(how, to, at, samples_);
    if (!read && read.error() != reason::bad_samples) return read.error();
    to_document out{to};
    to.begin_inside(at);
    to.open_object();
    const auto channels = std::max<std::size_t>(how.channels.size(), 1);
    for (std::size_t channel = 0; channel < channels; ++channel) {
        if (!how.channels.empty()) out.open(how.channels[channel]);
        if (read) {
            channel_.clear();
            for (auto i = channel; i < samples_.size(); i += channels)
                channel_.push_back(samples_[i] * how.scale);
            write(how, analysis_.make(how, channel_, measured), out);
        } else {
            write(how, analysis_.refuse(how, read.error()), out);
        }
        if (!how.channels.empty()) out.close();
    }
    to.close();
    if (to.failure()) return *to.failure();
    return {};
}

std::vector<std::string> indicator_places(const recipe& how) {
    std::vector<std::string> all;
    analysis none;
    const auto& made = none.refuse(how, reason::bad_samples);
    if (how.channels.empty()) {
        to_places out{all};
        write(how, made, out);
    }
    for (const auto& channel : how.channels) {
        to_places out{all, '/' + channel};
        write(how, made, out);
    }
    return all;
}

}  // namespace vigie::waveform
