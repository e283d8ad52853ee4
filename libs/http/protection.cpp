#include "libs/http/protection.hpp"

#include "libs/http/passwords.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vigie::http {
namespace {

/// As costly as the costliest that is known, so that unknown names take no less time.
std::string stranger_among(const web_config& about) {
    const auto cost = [](const auto& user) { return std::string_view{user.second}.substr(4, 2); };
    const auto costliest = std::ranges::max_element(about.users, {}, cost);
    return costliest == about.users.end() ? "" : as_costly_as(costliest->second);
}

}  // namespace

std::variant<protection, std::vector<yaml::fault>> read_protection(const std::string& file,
                                                                   file_stamps* seen) {
    protection made;
    made.file = file;
    yaml::fault_list faults{file};
    // Stamps come first: a file that is written meanwhile is then read again.
    const auto stamp = [&](const std::filesystem::path& path) {
        if (!path.empty()) made.seen.emplace_back(path, stamp_of(path));
    };
    stamp(file);
    std::string text;
    if (const auto fault = read_whole_file(file, text); !fault.empty())
        faults.add(YAML::Mark::null_mark(), "cannot be read: " + fault);
    else
        made.about = parse_web_config(text, std::filesystem::path{file}.parent_path(), faults);
    if (made.about.tls) {
        for (const auto* each :
             {&made.about.tls->certificate, &made.about.tls->key, &made.about.tls->client_ca})
            stamp(each->path);
        made.tls = make_tls_context(*made.about.tls, faults);
    }
    made.stranger = stranger_among(made.about);
    if (seen != nullptr) *seen = made.seen;
    if (!faults.empty()) return faults.take();
    return made;
}

std::string summary(const protection& of) {
    std::string text = !of.tls                                      ? "plain HTTP"
                       : of.about.tls->clients == client_auth::none ? "TLS"
                                                                    : "TLS, client certificates";
    const auto add = [&](std::size_t count, std::string_view what) {
        if (count > 0) text += fmt::format(", {} {}{}", count, what, count == 1 ? "" : "s");
    };
    add(of.about.users.size(), "user");
    add(of.about.fields.size(), "header");
    return text;
}

}  // namespace vigie::http
