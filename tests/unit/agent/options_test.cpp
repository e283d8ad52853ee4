#include "agent/options.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie {
namespace {

using testing::HasSubstr;

std::string wrong(const std::vector<std::string>& arguments) {
    const auto parsed = parse_options(arguments);
    return std::holds_alternative<std::string>(parsed) ? std::get<std::string>(parsed) : "";
}

TEST(Options, HaveDefaults) {
    const auto asked = std::get<options>(parse_options({"--config.file", "a.yaml"}));
    EXPECT_EQ(asked.to_do, options::what::run);
    EXPECT_EQ(asked.config_file, "a.yaml");
    EXPECT_EQ(asked.listen_address, ":9469");
    EXPECT_EQ(asked.log_level, "info");
}

TEST(Options, TakeBothWaysOfWritingAFlag) {
    const auto asked = std::get<options>(
        parse_options({"--config.file=a.yaml", "--web.listen-address", "127.0.0.1:0", "--log.level=debug"}));
    EXPECT_EQ(asked.config_file, "a.yaml");
    EXPECT_EQ(asked.listen_address, "127.0.0.1:0");
    EXPECT_EQ(asked.log_level, "debug");
}

TEST(Options, NameTheHostAndWatchTheFiles) {
    const auto plain = std::get<options>(parse_options({"--config.file", "a.yaml"}));
    EXPECT_EQ(plain.host_name, "");
    EXPECT_FALSE(plain.watch_files);
    const auto asked = std::get<options>(
        parse_options({"--config.file", "a.yaml", "--host.name", "edge-7", "--config.watch"}));
    EXPECT_EQ(asked.host_name, "edge-7");
    EXPECT_TRUE(asked.watch_files);
    EXPECT_THAT(wrong({"--config.file", "a.yaml", "--host.name", "a/b"}), HasSubstr("a level of topics"));
}

TEST(Options, NeedNoConfigurationForHelpAndVersion) {
    EXPECT_EQ(std::get<options>(parse_options({"--help"})).to_do, options::what::help);
    EXPECT_EQ(std::get<options>(parse_options({"--version"})).to_do, options::what::version);
}

TEST(Options, CheckOneFile) {
    const auto asked = std::get<options>(parse_options({"check", "a.yaml"}));
    EXPECT_EQ(asked.to_do, options::what::check);
    EXPECT_EQ(asked.config_file, "a.yaml");
    EXPECT_THAT(wrong({"check"}), HasSubstr("wanted is vigie-agent check FILE"));
    EXPECT_THAT(wrong({"check", "a.yaml", "b.yaml"}), HasSubstr("too many positional"));
}

TEST(Options, NameAWebConfiguration) {
    EXPECT_EQ(std::get<options>(parse_options({"--config.file", "a"})).web_config_file, "");
    const auto running = parse_options({"--config.file", "a", "--web.config.file", "web.yml"});
    EXPECT_EQ(std::get<options>(running).web_config_file, "web.yml");
    const auto checking =
        std::get<options>(parse_options({"check", "a.yaml", "--web.config.file", "web.yml"}));
    EXPECT_EQ(checking.config_file, "a.yaml");
    EXPECT_EQ(checking.web_config_file, "web.yml");
    EXPECT_THAT(wrong({"check", "--web.config.file", "web.yml"}),
                HasSubstr("wanted is vigie-agent check FILE"));
    EXPECT_THAT(wrong({"mappings", "a", "--web.config.file", "b"}),
                HasSubstr("wanted is vigie-agent mappings"));
}

TEST(Options, PrintTheSchema) {
    EXPECT_EQ(std::get<options>(parse_options({"schema"})).to_do, options::what::schema);
}

TEST(Options, SuggestFromABrokerOrFromLines) {
    const auto asked =
        std::get<options>(parse_options({"suggest", "--broker", "mqtt://a", "--seconds", "5"}));
    EXPECT_EQ(asked.to_do, options::what::suggest);
    EXPECT_EQ(asked.broker, "mqtt://a");
    EXPECT_EQ(asked.seconds, "5");
    EXPECT_EQ(asked.topic, "#");
    EXPECT_EQ(std::get<options>(parse_options({"suggest"})).input, "-");
    for (const char* seconds : {"0", "soon", "-1", "86401", "5.5"})
        EXPECT_THAT(wrong({"suggest", "--seconds", seconds}), HasSubstr("a whole number from 1 to 86400"));
}

TEST(Options, TakeANameOrNone) {
    EXPECT_EQ(std::get<options>(parse_options({"mappings"})).to_do, options::what::mappings);
    EXPECT_EQ(std::get<options>(parse_options({"mappings", "senml"})).name, "senml");
    EXPECT_THAT(wrong({"mappings", "a", "b"}), HasSubstr("wanted is vigie-agent mappings [NAME]"));
    EXPECT_THAT(wrong({"mappings", "--help"}), HasSubstr("wanted is vigie-agent mappings [NAME]"));
}

TEST(Options, SayWhatIsWrongAndHowToMendIt) {
    EXPECT_THAT(wrong({}), HasSubstr("--config.file FILE"));
    EXPECT_THAT(wrong({"--config.fil", "a.yaml", "--nonsense"}), HasSubstr("--nonsense"));
    EXPECT_THAT(wrong({"--config.file", "a.yaml", "--log.level", "loud"}),
                HasSubstr("debug, info, warn or error"));
    EXPECT_THAT(wrong({"--config.file"}), HasSubstr("--config.file"));
    EXPECT_THAT(wrong({"a.yaml"}), HasSubstr("--help"));
}

}  // namespace
}  // namespace vigie
