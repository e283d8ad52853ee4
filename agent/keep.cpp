// What the agent knows of its machines, kept in a file now and then and at the end, and gone on from at the
// start. The reactor only copies what is known; the worker makes bytes of it and writes them.
#include "agent/agent.hpp"
#include "agent/condition/snapshot.hpp"
#include "libs/log/log.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace vigie {
namespace {

namespace asio = boost::asio;

struct outcome {
    std::size_t bytes = 0;
    std::optional<state_file::failure> failed;
};

outcome write(const std::string& directory, const condition::memory& known) {
    const auto bytes = condition::pack(known);
    return {bytes.size(), state_file{directory}.write(bytes)};
}

}  // namespace

condition::memory agent::what_was_known() {
    condition::memory before;
    if (const auto& directory = now_->about.kept.directory; !directory.empty())
        kept_.found = state_file{directory}.read(before);
    return before;
}

void agent::count_save(std::size_t bytes, const std::optional<state_file::failure>& failed) {
    if (!failed) {
        if (kept_.failing) spdlog::info("msg=\"the state can be written again\"");
        kept_.failing = false;
        ++kept_.saves;
        kept_.bytes = bytes;
        kept_.last = wall_now();
        return;
    }
    ++kept_.failures[static_cast<std::size_t>(failed->why)];
    if (!kept_.failing)
        spdlog::error("msg=\"the state cannot be written and will be tried again\" error=\"{}\"",
                      failed->words);
    kept_.failing = true;
}

asio::awaitable<void> agent::keep_now_and_then() {
    boost::system::error_code ignored;
    for (;;) {
        const auto how = now_->about.kept;  // a copy, for a reload brings another
        next_save_.expires_after(how.directory.empty() ? std::chrono::hours{1} : how.every);
        co_await next_save_.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
        if (how.directory.empty() || how != now_->about.kept) continue;
        const auto known = flow_->recall();
        const auto work = [&]() -> asio::awaitable<outcome> { co_return write(how.directory, known); };
        const auto done = co_await asio::co_spawn(worker_, work, asio::use_awaitable);
        count_save(done.bytes, done.failed);
    }
}

/// The reactor has ended, and the worker with it.
void agent::keep_at_the_end() {
    const auto& directory = now_->about.kept.directory;
    if (directory.empty()) return;
    const auto done = write(directory, flow_->recall());
    count_save(done.bytes, done.failed);
}

}  // namespace vigie
