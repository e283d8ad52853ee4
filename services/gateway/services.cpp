#include "services/gateway/services.hpp"

#include "services/web/problem.hpp"

#include <fmt/format.h>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_to.hpp>

#include <algorithm>

namespace vigie::services {
namespace {

namespace asio = boost::asio;
namespace json = boost::json;

unsigned status_of(failure why) {
    return why == failure::timeout ? 504 : why == failure::busy ? 503 : 502;
}

std::string_view sentence(failure why) {
    switch (why) {
        case failure::unreachable:
            return "cannot be reached at the moment";
        case failure::timeout:
            return "has not answered in time";
        case failure::busy:
            return "is asked too much at the moment";
        case failure::bad_answer:
            break;
    }
    return "has given an answer that cannot be used";
}

part without_answer(std::string_view name, failure why) {
    const auto status = status_of(why);
    return {status, *problem(status, fmt::format("{} {}.", name, sentence(why))).body};
}

asio::awaitable<part> ask(upstream& of, std::string_view name, std::string_view path,
                          const http::request& asked) {
    auto said = co_await of.get(fmt::format("{}?{}", path, asked.query), asked);
    if (const auto* why = std::get_if<failure>(&said)) co_return without_answer(name, *why);
    auto& got = std::get<upstream::answer>(said);
    const bool good = got.status == 200 && got.content_type.starts_with("application/json");
    const bool refused =
        (got.status == 400 || got.status == 422) && got.content_type.starts_with(problem_type);
    if (!good && !refused) co_return without_answer(name, failure::bad_answer);
    while (got.body.ends_with('\n')) got.body.pop_back();
    co_return part{got.status, std::move(got.body)};
}

/// The faults of both, as one problem.
http::response refused_by(const part& age, const part& weight) {
    json::array errors;
    json::object made;
    std::string detail;
    for (const part* each : {&age, &weight}) {
        if (each->answered() || each->failed()) continue;
        json::object problem = json::parse(each->body).as_object();
        for (auto& error : problem.at("errors").as_array()) errors.push_back(error);
        detail += (detail.empty() ? "" : " ") + json::value_to<std::string>(problem.at("detail"));
        if (made.empty() || each->status == 400) made = std::move(problem);
    }
    made["detail"] = detail;
    made["errors"] = errors;
    auto all = http::json(json::serialize(made) + "\n");
    all.content_type = problem_type;
    all.status = made.at("status").to_number<unsigned>();
    return all;
}

}  // namespace

asio::awaitable<part> ask_age(backends& of, const http::request& asked) {
    return ask(of.age, "service-age", "/age", asked);
}

asio::awaitable<part> ask_weight(backends& of, const http::request& asked) {
    return ask(of.weight, "service-poids", "/ideal-weight", asked);
}

asio::awaitable<std::pair<part, part>> ask_both(backends& of, const http::request& asked) {
    using namespace asio::experimental::awaitable_operators;
    auto [age, weight] = co_await (ask_age(of, asked) && ask_weight(of, asked));
    co_return std::pair{std::move(age), std::move(weight)};
}

http::response alone(part said) {
    auto made = http::json(std::move(said.body) + "\n");
    made.status = said.status;
    if (!said.answered()) made.content_type = problem_type;
    return made;
}

http::response joined(const part& age, const part& weight) {
    const auto members = fmt::format(R"("age":{},"ideal_weight":{})", age.answered() ? age.body : "null",
                                     weight.answered() ? weight.body : "null");
    if (age.answered() && weight.answered()) return http::json("{" + members + "}\n");
    const auto refused = [](const part& each) { return !each.answered() && !each.failed(); };
    if (refused(age) || refused(weight)) return refused_by(age, weight);
    const bool both = age.failed() && weight.failed();
    const auto status = age.failed() ? age.status : weight.status;
    return problem(status,
                   both ? "Neither service-age nor service-poids answers at the moment."
                        : fmt::format("{} does not answer at the moment; what the other says is here.",
                                      age.failed() ? "service-age" : "service-poids"),
                   "," + members);
}

}  // namespace vigie::services
