#include "services/web/problem.hpp"

#include "libs/http/response.hpp"

#include <fmt/format.h>
#include <boost/json/serialize.hpp>
#include <boost/json/string_view.hpp>

namespace vigie::services {
namespace {

http::response with(unsigned status, std::string body) {
    http::response made = http::json(std::move(body));
    made.status = status;
    made.content_type = problem_type;
    return made;
}

}  // namespace

std::string json_text(std::string_view text) {
    return boost::json::serialize(boost::json::string_view{text.data(), text.size()});
}

http::response refused(unsigned status, const faults& all) {
    std::string list, detail;
    for (const fault& each : all) {
        list += fmt::format(R"({}{{"field":"{}","code":"{}","expected":{}}})", list.empty() ? "" : ",",
                            each.field, each.code, json_text(each.expected));
        detail += fmt::format("{}{}: expected {}", detail.empty() ? "" : "; ", each.field, each.expected);
    }
    return with(status, fmt::format(R"({{"type":"urn:vigie:problem:parameters","title":"{}","status":{},)"
                                    R"("detail":{},"errors":[{}]}})"
                                    "\n",
                                    http::reason(status), status, json_text(detail + "."), list));
}

http::response problem(unsigned status, std::string_view detail, std::string_view more) {
    return with(status, fmt::format(R"({{"type":"about:blank","title":"{}","status":{},"detail":{}{}}})"
                                    "\n",
                                    http::reason(status), status, json_text(detail), more));
}

}  // namespace vigie::services
