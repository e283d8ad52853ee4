#include "libs/http/guard.hpp"

#include "libs/http/credentials.hpp"
#include "libs/http/passwords.hpp"
#include "libs/http/under_way.hpp"
#include "libs/log/log.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <utility>

namespace vigie::http {
namespace asio = boost::asio;

namespace {

constexpr std::chrono::seconds look_every{1};
constexpr std::size_t most_waiting = 64;

struct reading {
    file_stamps seen;
    std::variant<protection, std::vector<yaml::fault>> outcome;
};

/// Nothing: the files are those that were seen.
std::optional<reading> read_changed(const std::string& file, const file_stamps& seen) {
    const auto same = [](const auto& each) { return stamp_of(each.first) == each.second; };
    if (std::ranges::all_of(seen, same)) return std::nullopt;
    reading made;
    made.outcome = read_protection(file, &made.seen);
    return made;
}

/// What a file that has changed may not do while the program runs; empty: it does not.
std::string takes_away(const protection& old, const protection& next) {
    if (old.tls && !next.tls) return "tls_server_config is gone: only a restart ends TLS";
    if (!old.about.users.empty() && next.about.users.empty())
        return "basic_auth_users is gone: only a restart lets in anybody";
    return {};
}

/// The work outlives it, as does what it refers to; so it has a name where it is awaited, for g++ 12 destroys
/// an unnamed one twice.
template <class Work>
auto on(asio::thread_pool& worker, const Work& work) -> asio::awaitable<decltype(work())> {
    const auto run = [&work]() -> asio::awaitable<decltype(work())> { co_return work(); };
    co_return co_await asio::co_spawn(worker, run, asio::use_awaitable);
}

}  // namespace

guard::guard(asio::any_io_executor executor, protection first, guard_counters& counted)
    : now_(std::make_shared<const protection>(std::move(first))),
      seen_(now_->seen),
      counted_(counted),
      look_again_(std::chrono::steady_clock::now() + look_every),
      turn_(std::move(executor), asio::steady_timer::time_point::max()) {
    worker_.emplace(1);
    counted_.guarded = true;
    tell_of_certificate();
}

void guard::tell_of_certificate() {
    if (now_->tls) counted_.not_after = now_->tls->not_after;
}

asio::awaitable<void> guard::look() {
    const under_way one{looking_};
    look_again_ = std::chrono::steady_clock::now() + look_every;
    const auto read = [file = now_->file, seen = seen_] { return read_changed(file, seen); };
    auto found = co_await on(*worker_, read);
    if (!found) co_return;
    seen_ = std::move(found->seen);
    take(std::move(found->outcome));
}

void guard::take(std::variant<protection, std::vector<yaml::fault>> outcome) {
    auto* next = std::get_if<protection>(&outcome);
    std::vector<yaml::fault> wrong;
    if (next == nullptr) wrong = std::get<std::vector<yaml::fault>>(std::move(outcome));
    if (next != nullptr)
        if (auto what = takes_away(*now_, *next); !what.empty()) wrong.push_back({now_->file, 0, 0, what});
    counted_.last_reload_good = wrong.empty();
    if (wrong.empty()) {
        now_ = std::make_shared<const protection>(std::move(*next));
        spdlog::info("msg=\"the new web configuration is in use\" file=\"{}\" has=\"{}\"", now_->file,
                     summary(*now_));
        tell_of_certificate();
        return;
    }
    ++counted_.reload_failures;
    for (const auto& each : wrong)
        spdlog::error("msg=\"the new web configuration is bad, the old one stays\" error=\"{}\"",
                      to_string(each));
}

asio::awaitable<std::optional<refused_request>> guard::judge(std::string_view authorization) {
    if (now_->about.users.empty()) co_return std::nullopt;
    const auto refused = co_await look_at(authorization);
    if (refused) counted_.count(*refused);
    co_return refused;
}

asio::awaitable<std::optional<refused_request>> guard::look_at(std::string_view authorization) {
    const auto said = parse_basic(authorization);
    if (!said) co_return refused_request::no_credentials;
    const auto by = now_;  // another one may come meanwhile
    const auto found = by->about.users.find(said->user);
    const bool known = found != by->about.users.end();
    const std::string& hash = known ? found->second : by->stranger;
    const auto mark = verified_.of(said->user, said->password, hash);
    if (known && verified_.has(mark)) co_return std::nullopt;
    if (waiting_ == most_waiting) co_return refused_request::busy;
    const under_way counted{waiting_};
    while (comparing_ > 0) {
        boost::system::error_code ignored;
        co_await turn_.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }
    // Many may have come with the same password at once.
    if (known && verified_.has(mark)) co_return std::nullopt;
    if (!co_await compare(hash, said->password) || !known) co_return refused_request::wrong_credentials;
    verified_.add(mark);
    co_return std::nullopt;
}

asio::awaitable<bool> guard::compare(const std::string& hash, const std::string& password) {
    struct next {
        asio::steady_timer& turn;
        ~next() { turn.cancel(); }
    };
    const next others{turn_};
    const under_way one{comparing_};
    const auto match = [&] { return matches(hash, password); };
    co_return co_await on(*worker_, match);
}

void guard::stop() {
    // What waits in it holds this guard by way of its connection, and so would never go.
    worker_.reset();
}

}  // namespace vigie::http
