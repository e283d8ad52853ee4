// service-age: GET /age. Today is the day by UTC, wherever the service runs; who asks from elsewhere gives
// `on`.
#include "services/age/answer.hpp"
#include "services/web/program.hpp"

int main(int count, char** arguments) {
    using namespace vigie;
    const services::program about{
        "service-age",
        ":8081",
        {},
        [](const auto&, auto&, auto&) -> std::variant<services::program::parts, std::string> {
            return services::program::parts{{{"GET", "/age", services::from_query([](std::string_view query) {
                                                  const auto now = std::chrono::system_clock::now();
                                                  return services::answer_age(
                                                      query, std::chrono::floor<std::chrono::days>(now));
                                              })}}};
        }};
    return services::run(about, {arguments + 1, arguments + count});
}
