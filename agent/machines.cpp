// What HTTP clients ask of machines and tell the agent of them.
#include "agent/agent.hpp"
#include "agent/expose/machines_api.hpp"
#include "libs/log/log.hpp"

#include <deque>

namespace vigie {
namespace {

namespace asio = boost::asio;

constexpr std::string_view all = "/api/v1/machines/", relearn = "/relearn";

}  // namespace

asio::awaitable<http::response> agent::answer_machines(const http::request&) {
    co_await catch_up();
    co_return http::json(expose::machines_json(flow_->sensors()));
}

asio::awaitable<http::response> agent::answer_machine(const http::request& asked) {
    const auto name = std::string_view{asked.path}.substr(all.size());
    co_await catch_up();
    if (const auto* one = expose::find_machine(flow_->sensors(), name))
        co_return http::json(expose::machine_json(*one));
    if (name.ends_with(relearn)) co_return http::text(405, "Allowed here: POST.\n");
    co_return http::text(404, expose::unknown_machine(flow_->sensors(), name));
}

asio::awaitable<http::response> agent::answer_relearn(const http::request& asked) {
    auto name = std::string_view{asked.path}.substr(all.size());
    if (!name.ends_with(relearn)) co_return http::text(404, "There is only …/relearn to be told.\n");
    if (!lifecycle_)
        co_return http::text(403,
                             "Relearning over HTTP is not enabled: start with --web.enable-lifecycle.\n");
    name.remove_suffix(relearn.size());
    co_await catch_up();
    const auto* one = expose::find_machine(flow_->sensors(), name);
    if (one == nullptr) co_return http::text(404, expose::unknown_machine(flow_->sensors(), name));
    std::vector<map::label_value> labels;
    std::deque<std::string> plain;
    map::parse(one->labels, labels, plain);
    flow_->obey(labels, {condition::command::what::relearn}, wall_now());
    page_.forget();
    spdlog::info("msg=\"told to learn a machine again\" machine=\"{}\" by=HTTP", one->name);
    co_return http::text(200, "What is normal for " + one->name + " is learned again.\n");
}

}  // namespace vigie
