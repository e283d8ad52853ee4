// api-gateway: the page and the API in front of service-age and service-poids.
#include "services/gateway/page.hpp"
#include "services/gateway/static_files.hpp"
#include "services/gateway/upstream_metrics.hpp"
#include "services/web/parameters.hpp"
#include "services/web/program.hpp"

#include <charconv>

namespace {

namespace asio = boost::asio;
using namespace vigie;
using namespace vigie::services;
using made = std::variant<program::parts, std::string>;

asio::awaitable<http::response> answer_page(backends& behind, const http::request& asked) {
    const auto sent = read_form(asked.query);
    const auto in = language_of(sent, asked.accept_language);
    const bool neither = sent.birth_date.empty() && sent.height_cm.empty();
    std::optional<part> age, weight;
    if (sent.anything && (neither || (!sent.birth_date.empty() && !sent.height_cm.empty())))
        std::tie(age, weight) = co_await ask_both(behind, asked);
    else if (!sent.birth_date.empty())
        age = co_await ask_age(behind, asked);
    else if (!sent.height_cm.empty())
        weight = co_await ask_weight(behind, asked);
    co_return render_page(in, sent, age, weight);
}

std::vector<http::route> routes(backends& behind) {
    std::vector<http::route> all{
        {"GET", "/", [&](const http::request& asked) { return answer_page(behind, asked); }},
        {"GET", "/api/age",
         [&](const http::request& asked) -> asio::awaitable<http::response> {
             co_return alone(co_await ask_age(behind, asked));
         }},
        {"GET", "/api/ideal-weight",
         [&](const http::request& asked) -> asio::awaitable<http::response> {
             co_return alone(co_await ask_weight(behind, asked));
         }},
        {"GET", "/api/profile",
         [&](const http::request& asked) -> asio::awaitable<http::response> {
             auto [age, weight] = co_await ask_both(behind, asked);
             co_return joined(age, weight);
         }},
    };
    for (const auto& file : static_files()) all.push_back({"GET", std::string{file.path}, serve_file(file)});
    return all;
}

/// Milliseconds. Nothing: not a number from 10 to 60000.
std::optional<std::chrono::milliseconds> parse_timeout(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 10 || value > 60'000)
        return std::nullopt;
    return std::chrono::milliseconds{value};
}

made make(const options& asked, asio::io_context& reactor, metrics& seen) {
    const auto age = parse_upstream(asked.at("upstream.age"));
    const auto weight = parse_upstream(asked.at("upstream.weight"));
    const auto timeout = parse_timeout(asked.at("upstream.timeout-ms"));
    if (!age) return "--upstream.age " + age.error();
    if (!weight) return "--upstream.weight " + weight.error();
    if (!timeout) return std::string{"--upstream.timeout-ms must be a whole number from 10 to 60000"};
    const upstream::bounds bounds{.timeout = *timeout};
    auto behind = std::make_shared<backends>(reactor.get_executor(), *age, *weight, bounds);
    show_upstream(seen, "service-age", behind->age, behind);
    show_upstream(seen, "service-poids", behind->weight, behind);
    return program::parts{routes(*behind), [behind] {
                              behind->age.stop();
                              behind->weight.stop();
                          }};
}

}  // namespace

int main(int count, char** arguments) {
    const program about{"api-gateway",
                        ":8080",
                        {{"upstream.age", "http://127.0.0.1:8081", "where service-age is"},
                         {"upstream.weight", "http://127.0.0.1:8082", "where service-poids is"},
                         {"upstream.timeout-ms", "2000", "how long a service may take, in milliseconds"}},
                        make};
    return run(about, {arguments + 1, arguments + count});
}
