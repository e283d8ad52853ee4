#include "evaluate/options.hpp"

#include <boost/program_options.hpp>

#include <sstream>

namespace vigie::evaluate {

namespace po = boost::program_options;

parsed parse_options(int argc, const char* const* argv) {
    po::options_description known{
        "Replays recorded machines through the judgement that the agent runs, and scores the e-mails it "
        "would have "
        "sent.\n\n  ./vigie evaluate --data DIR [--json FILE] [--guards]\n\nOptions"};
    known.add_options()("help,h", "this text")("data", po::value<std::string>()->value_name("DIR"),
                                               "directory in the run-to-failure layout (docs/condition.md)")(
        "json", po::value<std::string>()->value_name("FILE"), "write the scores there too")(
        "guards", "also with changed readings and thresholds")(
        "fit-turbofan", po::value<std::string>()->value_name("FILE"),
        "only fit the coefficients of the turbofans' remaining life, and write their source file");
    const auto usage = [&](const std::string& fault) {
        std::ostringstream text;
        if (!fault.empty()) text << "vigie evaluate: " << fault << "\n\n";
        text << known;
        return text.str();
    };
    po::variables_map given;
    try {
        po::store(po::command_line_parser(argc, argv).options(known).positional({}).run(), given);
        po::notify(given);
    } catch (const po::error& fault) {
        return {std::nullopt, usage(fault.what()), 2};
    }
    if (given.contains("help")) return {std::nullopt, usage({}), 0};
    if (!given.contains("data")) return {std::nullopt, usage("--data DIR is missing"), 2};
    options made;
    made.data = given["data"].as<std::string>();
    if (given.contains("json")) made.json = given["json"].as<std::string>();
    if (given.contains("fit-turbofan")) made.fit_turbofan = given["fit-turbofan"].as<std::string>();
    made.guards = given.contains("guards");
    return {made, {}, 0};
}

}  // namespace vigie::evaluate
