// service-poids: GET /ideal-weight.
#include "services/web/program.hpp"
#include "services/weight/answer.hpp"

int main(int count, char** arguments) {
    using namespace vigie;
    const services::program about{
        "service-poids",
        ":8082",
        {},
        [](const auto&, auto&, auto&) -> std::variant<services::program::parts, std::string> {
            return services::program::parts{
                {{"GET", "/ideal-weight", services::from_query(services::answer_ideal_weight)}}};
        }};
    return services::run(about, {arguments + 1, arguments + count});
}
