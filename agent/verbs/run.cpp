#include "agent/agent.hpp"
#include "agent/verbs/configuration.hpp"
#include "agent/verbs/verbs.hpp"
#include "libs/build_info/build_info.hpp"
#include "libs/log/log.hpp"

#include <fmt/format.h>

namespace vigie::verbs {

int run(const options& asked) {
    log::set_up(asked.log_level);
    auto about = load_configuration(asked.config_file);
    if (!about) return 1;
    add_own_rules(*about);
    std::string password;
    if (const auto& file = about->brokers.front().password_file; !file.empty()) {
        const auto text = read_file(file);
        if (!text) return 1;
        password = text->substr(0, text->find_first_of("\r\n"));
    }
    vigie::agent agent{*about, password};
    const auto port = agent.listen(asked.listen_address);
    if (!port) {
        fmt::print(stderr, "{}\n", port.error());
        return 1;
    }
    spdlog::info("msg=\"listening\" address={} port={} build=\"{}\"", asked.listen_address, *port,
                 build_info::banner("vigie-agent"));
    agent.run();
    return 0;
}

}  // namespace vigie::verbs
