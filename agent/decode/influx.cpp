#include "agent/decode/formats.hpp"
#include "agent/decode/number.hpp"
#include "libs/text/utf8.hpp"

#include <algorithm>
#include <charconv>

namespace vigie::decode {

namespace {

/// One payload, read from left to right. A function that reads says false where the text is not what should
/// stand there.
class line_reader {
public:
    line_reader(std::string_view payload, document& out) : rest_(payload), out_(&out) {}

    /// Past line breaks, blank lines and comments. False: nothing is left.
    bool to_next_line() {
        while (!rest_.empty()) {
            const auto c = rest_.front();
            if (c == '#')
                rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size()));
            else if (one_of(c, " \t\r\n"))
                rest_.remove_prefix(1);
            else
                return true;
        }
        return false;
    }

    /// The rest of a line that cannot be read. A line break within quotes ends it, too: nobody knows whose
    /// they are.
    void pass_over() { rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size())); }

    bool line() {
        not_finite_ = false;
        out_->open_object();
        std::string_view name;
        if (!word(", ", name)) return false;
        out_->key("measurement");
        out_->text(name);
        if (!tags() || !fields() || !time()) return false;
        out_->close();
        return true;
    }

    bool met_not_finite() const noexcept { return not_finite_; }

private:
    static bool one_of(char c, std::string_view set) { return set.find(c) != set.npos; }

    bool taken(char c) {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }

    /// Up to one of `until`, which are escaped by '\' to stand in it. Not empty, within one line.
    bool word(std::string_view until, std::string_view& to) {
        std::size_t length = 0;
        bool escapes = false;
        while (length < rest_.size() && !one_of(rest_[length], until) && rest_[length] != '\n') {
            const bool escaped =
                rest_[length] == '\\' && length + 1 < rest_.size() && one_of(rest_[length + 1], ",= ");
            escapes = escapes || escaped;
            length += escaped ? 2 : 1;
        }
        if (length == 0) return false;
        to = rest_.substr(0, length);
        if (escapes) to = unescaped(to, ",= ");
        rest_.remove_prefix(length);
        return true;
    }

    /// '\' stands for itself before anything but those of `meant`.
    std::string_view unescaped(std::string_view text, std::string_view meant) {
        thread_local std::string plain;
        plain.clear();
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\\' && i + 1 < text.size() && one_of(text[i + 1], meant)) ++i;
            plain += text[i];
        }
        return out_->keep(plain);
    }

    bool tags() {
        out_->key("tags");
        out_->open_object();
        while (taken(',')) {
            std::string_view name, value;
            if (!word("=, ", name) || !taken('=') || !word("=, ", value)) return false;
            out_->key(name);
            out_->text(value);
        }
        out_->close();
        return spaces();
    }

    bool fields() {
        out_->key("fields");
        out_->open_object();
        do {
            std::string_view name;
            if (!word("=, ", name) || !taken('=')) return false;
            out_->key(name);
            if (rest_.starts_with('"') ? !quoted() : !bare_value()) return false;
        } while (taken(','));
        out_->close();
        return true;
    }

    bool quoted() {
        std::size_t end = 1;
        while (end < rest_.size() && rest_[end] != '"') end += rest_[end] == '\\' ? 2 : 1;
        if (end >= rest_.size()) return false;
        const auto text = rest_.substr(1, end - 1);
        out_->text(text.find('\\') == text.npos ? text : unescaped(text, "\"\\"));
        rest_.remove_prefix(end + 1);
        return true;
    }

    bool bare_value() {
        const auto text = rest_.substr(0, rest_.find_first_of(", \r\n"));
        rest_.remove_prefix(text.size());
        if (const auto truth = boolean(text)) return out_->boolean(*truth), true;
        if (text.ends_with('i')) return integer<std::int64_t>(text.substr(0, text.size() - 1));
        if (text.ends_with('u')) return integer<std::uint64_t>(text.substr(0, text.size() - 1));
        const auto number = parse_decimal(text);
        if (!number) {
            not_finite_ = is_not_finite_word(text);
            return false;
        }
        out_->number(*number, text);
        return true;
    }

    static std::optional<bool> boolean(std::string_view text) {
        for (const std::string_view word : {"t", "T", "true", "True", "TRUE"})
            if (text == word) return true;
        for (const std::string_view word : {"f", "F", "false", "False", "FALSE"})
            if (text == word) return false;
        return std::nullopt;
    }

    template <class Integer>
    bool integer(std::string_view digits) {
        Integer value = 0;
        const auto* const end = digits.data() + digits.size();
        const auto read = std::from_chars(digits.data(), end, value);
        if (read.ec != std::errc{} || read.ptr != end) return false;
        out_->number(static_cast<double>(value), digits);
        return true;
    }

    bool spaces() {
        const auto length = std::min(rest_.find_first_not_of(' '), rest_.size());
        rest_.remove_prefix(length);
        return length > 0;
    }

    /// The time, if there is one, and the end of the line.
    bool time() {
        if (spaces() && !at_end()) {
            const auto digits = rest_.substr(0, rest_.find_first_of(" \r\n"));
            rest_.remove_prefix(digits.size());
            out_->key("time");
            if (!integer<std::int64_t>(digits)) return false;
            spaces();
        }
        return at_end();
    }

    bool at_end() const noexcept {
        return rest_.empty() || rest_.front() == '\n' || rest_.starts_with("\r\n");
    }

    std::string_view rest_;
    document* out_;
    bool not_finite_ = false;
};

}  // namespace

result<void> decode_influx(std::string_view payload, const format_options&, document& out) {
    if (payload.empty()) return reason::empty_payload;
    if (!text::is_utf8(payload)) return reason::not_utf8;
    line_reader lines(payload, out);
    out.open_array();
    std::optional<reason> wrong;
    bool any = false;
    while (lines.to_next_line() && !out.failure()) {
        const auto begins = static_cast<document::place>(out.size());
        if (lines.line()) {
            any = true;
            continue;
        }
        const auto why = lines.met_not_finite() ? reason::not_finite : reason::malformed;
        if (!wrong) wrong = why;
        out.refuse_from(begins, why);
        lines.pass_over();
    }
    out.close();
    if (wrong && !any) return *wrong;
    return {};
}

}  // namespace vigie::decode
