// Lines of a stream, of a bounded length: a longer one is passed over and said to be so. One at a time, as
// they come, so that a pipe is answered line by line.
#pragma once

#include <cstddef>
#include <istream>
#include <string>

namespace vigie::verbs {

class bounded_lines {
public:
    static constexpr std::size_t longest = std::size_t{16} << 20;

    /// `in` outlives this.
    explicit bounded_lines(std::istream& in, std::size_t most = longest) : in_(in.rdbuf()), most_(most) {}

    enum class what { line, too_long, end };

    /// The next line without its line feed, and a carriage return before it. `number` counts from 1.
    what next(std::string& line);
    std::size_t number() const noexcept { return number_; }

private:
    std::streambuf* in_;
    std::size_t most_;
    std::size_t number_ = 0;
};

}  // namespace vigie::verbs
