// Temperatures, the kernel's Documentation/driver-api/thermal/sysfs-api.rst and hwmon/sysfs-interface.rst:
// class/thermal/thermal_zone*/{type,temp} and class/hwmon/hwmon*/{name,temp*_input,temp*_label}. A node that
// has none is no fault, and neither is a sensor that sleeps and cannot be read.
#include "agent/node/collectors.hpp"
#include "agent/node/item.hpp"
#include "agent/node/lines.hpp"
#include "agent/node/read_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace vigie::node {
namespace {

/// Names in a directory that begin and end so, sorted; none when there is no such directory.
std::vector<std::string> names_in(const std::string& directory, std::string_view begin,
                                  std::string_view end) {
    std::vector<std::string> names;
    std::error_code error;
    for (std::filesystem::directory_iterator each{directory, error}, last; !error && each != last;
         each.increment(error)) {
        auto name = each->path().filename().string();
        if (name.starts_with(begin) && name.ends_with(end)) names.push_back(std::move(name));
        if (names.size() == max_items) break;
    }
    std::ranges::sort(names);
    return names;
}

std::string line_of(const std::string& path) {
    const auto text = read_file(path);
    return text ? std::string{trim(*text)} : std::string{};
}

class zones {
public:
    explicit zones(const publish& out) : out_(&out) {}

    void add(const std::string& path, const std::string& zone, std::string_view type) {
        const auto text = read_file(path);
        const auto celsius = text ? parse_celsius(*text) : std::nullopt;
        if (!celsius || items_ == max_items) return;
        object values;
        values.text("zone", zone).text("type", type).number("celsius", *celsius);
        (*out_)(fmt::format("temperature/{}", segment(zone)), std::move(values).str());
        ++items_;
    }

private:
    const publish* out_;
    std::size_t items_ = 0;
};

}  // namespace

std::optional<double> parse_celsius(std::string_view text) {
    const auto thousandths = number(trim(text));
    if (!thousandths) return std::nullopt;
    return *thousandths / 1000;
}

std::string collect_temperature(const roots& from, const publish& out) {
    zones zones{out};
    const auto thermal = from.sysfs + "/class/thermal";
    for (const auto& name : names_in(thermal, "thermal_zone", "")) {
        const auto zone = fmt::format("{}/{}", thermal, name);
        zones.add(zone + "/temp", name, line_of(zone + "/type"));
    }
    const auto hwmon = from.sysfs + "/class/hwmon";
    for (const auto& name : names_in(hwmon, "hwmon", "")) {
        const auto chip = fmt::format("{}/{}", hwmon, name);
        const auto type = line_of(chip + "/name");
        for (const auto& input : names_in(chip, "temp", "_input")) {
            const auto sensor = input.substr(0, input.rfind('_'));
            const auto label = line_of(fmt::format("{}/{}_label", chip, sensor));
            zones.add(fmt::format("{}/{}", chip, input), fmt::format("{}/{}", name, sensor),
                      label.empty() ? type : fmt::format("{} {}", type, label));
        }
    }
    return {};
}

}  // namespace vigie::node
