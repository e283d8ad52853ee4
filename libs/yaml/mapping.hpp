// One mapping of the YAML file, read key by key. What is missing stays as it is (the default); what is wrong
// becomes a fault and also stays as it is, so that reading goes on. The fault list outlives the mapping.
#pragma once

#include "libs/yaml/fault_list.hpp"

#include <yaml-cpp/yaml.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie::yaml {

class mapping {
public:
    /// Says at once which keys are unknown or doubled, or that this is no mapping. `key` is what it belongs
    /// to, `section` what the faults call it.
    mapping(const YAML::Node&, std::string_view key, std::string_view section,
            std::span<const std::string_view> known, fault_list&);

    const YAML::Mark& mark() const noexcept { return mark_; }
    fault_list& faults() const noexcept { return *faults_; }

    bool has(std::string_view key) const { return find(key) != nullptr; }
    const YAML::Node* find(std::string_view key) const;

    /// Where the value of a key stands, where the mapping does when there is none.
    YAML::Mark mark_of(std::string_view key) const;

    /// A fault at the key's value.
    void fault(std::string_view key, std::string what) const { faults_->add(mark_of(key), std::move(what)); }

    void warn(std::string_view key, std::string what) const { faults_->warn(mark_of(key), std::move(what)); }

    /// These return whether there was a good value. `from` and `to` belong to what is allowed.
    bool text(std::string_view key, std::string& to) const;
    bool filled_text(std::string_view key, std::string& to) const;    ///< not empty, if it is there
    bool required_text(std::string_view key, std::string& to) const;  ///< not empty, and there
    bool boolean(std::string_view key, bool& to) const;
    bool integer(std::string_view key, int& value, int from, int to) const;

    /// One of a table's words.
    template <class T, std::size_t N>
    bool choice(std::string_view key, T& to, const std::pair<std::string_view, T> (&words)[N]) const {
        std::string_view known[N];
        for (std::size_t i = 0; i < N; ++i) known[i] = words[i].first;
        const auto at = word(key, known);
        if (at) to = words[*at].second;
        return at.has_value();
    }

    /// The place of the key's word among `known`.
    std::optional<std::size_t> word(std::string_view key, std::span<const std::string_view> known) const;

    /// The elements of a sequence, none when it is missing or no sequence.
    std::vector<YAML::Node> sequence(std::string_view key) const;

    /// The pairs of a mapping with keys of the operator's own choice, at most `most_pairs`.
    static constexpr std::size_t most_pairs = 64;
    struct pair {
        std::string key, value;
        YAML::Mark key_mark, value_mark;
    };
    std::vector<pair> pairs(std::string_view key) const;

    /// The same with values of any kind.
    struct member {
        std::string key;
        YAML::Node value;
        YAML::Mark key_mark;
    };
    std::vector<member> members(std::string_view key) const;

    /// A list of texts, or one text as a list of one; empty texts are faults.
    std::vector<std::string> texts(std::string_view key) const;

protected:
    /// The text of a scalar that is there.
    std::optional<std::string> scalar(std::string_view key, std::string_view expected) const;
    void wrong(std::string_view key, const YAML::Node&, std::string_view expected) const;

private:
    std::vector<std::pair<std::string, YAML::Node>> entries_;
    YAML::Mark mark_;
    fault_list* faults_;
};

}  // namespace vigie::yaml
