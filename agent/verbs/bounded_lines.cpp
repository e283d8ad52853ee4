#include "agent/verbs/bounded_lines.hpp"

namespace vigie::verbs {

bounded_lines::what bounded_lines::next(std::string& line) {
    using traits = std::streambuf::traits_type;
    line.clear();
    bool any = false, too_long = false;
    for (auto c = in_->sbumpc(); c != traits::eof(); c = in_->sbumpc()) {
        any = true;
        if (c == '\n') break;
        if (line.size() < most_)
            line += traits::to_char_type(c);
        else
            too_long = true;
    }
    if (!any) return what::end;
    ++number_;
    if (too_long) return what::too_long;
    if (line.ends_with('\r')) line.pop_back();
    return what::line;
}

}  // namespace vigie::verbs
