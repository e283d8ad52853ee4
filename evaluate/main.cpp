// ./vigie evaluate: reads, replays, scores, writes.
#include "evaluate/options.hpp"
#include "evaluate/report.hpp"

#include <fmt/format.h>

#include <chrono>
#include <exception>
#include <fstream>
#include <stdexcept>

namespace {

void write(const std::filesystem::path& path, const std::string& text) {
    std::ofstream out{path, std::ios::binary};
    out << text;
    out.close();
    if (!out) throw std::runtime_error(fmt::format("{}: cannot be written", path.string()));
}

void run(const vigie::evaluate::options& wanted) {
    using namespace vigie::evaluate;
    const auto start = std::chrono::steady_clock::now();
    const auto data = load(wanted.data);
    if (wanted.fit_turbofan) {
        if (!data.turbofans)
            throw std::runtime_error(fmt::format("{}: has no cmapss to fit", wanted.data.string()));
        write(*wanted.fit_turbofan, fitted_table(*data.turbofans));
        return;
    }
    auto found = evaluate(data);
    found.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    fmt::print("{}", markdown(found));
    if (wanted.json) write(*wanted.json, json(found));
    if (!wanted.guards) return;
    fmt::print("\n{}", markdown(guards(data)));
    if (!data.bearings) return;
    const auto left = leave_one_out(*data.bearings);
    fmt::print(
        "\nBearings, one unit left out of the choice of the threshold each time: {}/{} detected, {} false, "
        "F1 {:.2f}.\n",
        left.detected, left.failures, left.false_mails, left.f1());
}

}  // namespace

int main(int argc, char** argv) {
    const auto asked = vigie::evaluate::parse_options(argc, argv);
    if (!asked.wanted) {
        fmt::print(asked.code == 0 ? stdout : stderr, "{}", asked.text);
        return asked.code;
    }
    try {
        run(*asked.wanted);
        return 0;
    } catch (const std::exception& fault) {
        fmt::print(stderr, "vigie evaluate: {}\n", fault.what());
        return 1;
    }
}
