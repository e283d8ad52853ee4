#include "libs/yaml/parse.hpp"

#include "libs/text/utf8.hpp"

#include <algorithm>
#include <string>

namespace vigie::yaml {

namespace {

constexpr std::size_t longest_text = std::size_t{4} << 20;

}  // namespace

YAML::Node parse(std::string_view text, fault_list& faults) {
    const auto nowhere = YAML::Mark::null_mark();
    if (text.size() > longest_text) {
        faults.add(nowhere, "the file is over 4MiB");
        return {};
    }
    if (!text::is_utf8(text)) {
        faults.add(nowhere, "the file is not UTF-8");
        return {};
    }
    // yaml-cpp takes byte 4 for the end of the file and would read a part of it only.
    const auto is_control = [](char c) { return c >= 0 && c < 0x20 && c != '\t' && c != '\n' && c != '\r'; };
    if (std::ranges::any_of(text, is_control)) {
        faults.add(nowhere, "the file holds control characters: it is no text");
        return {};
    }
    try {
        auto documents = YAML::LoadAll(std::string{text});
        if (documents.size() > 1)
            faults.add(documents[1].Mark(), "a second document begins here: one file is one document");
        return documents.empty() ? YAML::Node{} : documents.front();
    } catch (const YAML::Exception& error) {
        // "bad file" is what yaml-cpp says of over 500 levels.
        faults.add(error.mark, "not YAML: " + (error.msg == "bad file" ? "nested too deeply" : error.msg));
    }
    return {};
}

}  // namespace vigie::yaml
