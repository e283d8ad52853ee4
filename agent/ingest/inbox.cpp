#include "agent/ingest/inbox.hpp"

namespace vigie::ingest {
namespace {

// What Paho C++ and the allocator keep beside topic and payload, so that the bound speaks of real memory.
constexpr std::size_t overhead_bytes = 256;

// A queue that once was long gives its memory back.
constexpr std::size_t kept_capacity = 4096;

}  // namespace

message arrived::view(std::uint16_t broker) const {
    return {packet->get_topic(),
            packet->get_payload_str(),
            when,
            static_cast<std::uint8_t>(packet->get_qos()),
            packet->is_retained(),
            broker};
}

std::size_t arrived::bytes() const {
    return packet->get_topic().size() + packet->get_payload_str().size() + overhead_bytes;
}

inbox::inbox(bounds most, signals say) noexcept : most_(most), signals_(std::move(say)) {}

bool inbox::over(std::size_t quarters) const noexcept {
    return count_.messages >= most_.messages / 4 * quarters || count_.bytes >= most_.bytes / 4 * quarters;
}

bool inbox::over_quarter() const noexcept {
    const std::lock_guard lock{mutex_};
    return over(1);
}

void inbox::push(arrived next) noexcept {
    const std::lock_guard lock{mutex_};
    ++count_.received;
    try {
        const auto size = next.bytes();
        if (count_.messages >= most_.messages || count_.bytes + size > most_.bytes) {
            ++count_.dropped;
            return;
        }
        waiting_.push_back(std::move(next));
        ++count_.messages;
        count_.bytes += size;
        if (!told_half_ && over(2)) {
            told_half_ = true;
            signals_.on_half_full();
        }
        if (!told_high_ && over(3)) {
            told_high_ = true;
            signals_.on_high_water();
        }
    } catch (...) {  // no memory for one more, and Paho must not see an exception
        ++count_.dropped;
    }
}

void inbox::take(std::vector<arrived>& into) {
    into.clear();
    if (into.capacity() > kept_capacity) into.shrink_to_fit();
    const std::lock_guard lock{mutex_};
    into.swap(waiting_);
    told_half_ = told_high_ = false;
}

void inbox::bound(bounds most) noexcept {
    const std::lock_guard lock{mutex_};
    most_ = most;
}

void inbox::done(std::size_t messages, std::size_t bytes) noexcept {
    const std::lock_guard lock{mutex_};
    count_.messages -= messages;
    count_.bytes -= bytes;
}

inbox::figures inbox::count() const noexcept {
    const std::lock_guard lock{mutex_};
    return count_;
}

}  // namespace vigie::ingest
