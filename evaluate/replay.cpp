#include "evaluate/replay.hpp"

#include "agent/condition/machine_judgement.hpp"

#include <cmath>

namespace vigie::evaluate {

std::vector<moment> replay(const table& readings, const setup& with) {
    condition::machine_judgement judgement{with.how};
    const auto& time = readings.column("t_s", {});
    std::vector<moment> states;
    states.reserve(time.size());
    for (std::size_t row = 0; row < time.size(); ++row) {
        const timestamp at{duration{std::llround(time[row] * 1000)}};
        for (std::size_t i = 0; i < with.columns.size(); ++i)
            judgement.sample(i, readings.columns[with.columns[i]][row], at);
        const auto& now = judgement.assess(at);
        states.push_back(
            {time[row], now.state == condition::health::degraded || now.state == condition::health::severe});
    }
    return states;
}

}  // namespace vigie::evaluate
