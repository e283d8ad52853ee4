#include "sensor-sim/publish/fleet.hpp"

#include "libs/log/log.hpp"

#include <algorithm>
#include <stdexcept>

namespace vigie::sim {
namespace {

using namespace std::chrono_literals;
using clock = std::chrono::steady_clock;

}  // namespace

fleet::fleet(const std::vector<identity>& machines, const broker& to, stop_signal& stop)
    : broker_{to}, stop_{stop} {
    try {
        for (const auto& one : machines) members_.push_back({std::make_unique<machine_client>(one, to)});
    } catch (const mqtt::exception& e) {
        throw std::runtime_error{"broker " + to.at.text() + ": " + e.what()};
    }
}

void fleet::begin(machine_client& client) {
    try {
        client.begin_connect();
    } catch (const std::runtime_error&) {  // connect() tries again and says why
    }
}

void fleet::attempt(machine_client& client) {
    client.begin_connect();
    while (!client.connect_is_done())
        if (stop_.wait_until(clock::now() + 5ms)) return;
}

bool fleet::connect(machine_client& client) {
    for (auto pause = 1s; !stop_.requested(); pause = std::min<std::chrono::seconds>(2 * pause, 30s)) {
        try {
            attempt(client);
            break;
        } catch (const std::runtime_error& e) {
            spdlog::warn("no broker at {} ({}); trying again in {} s", broker_.at.text(), e.what(),
                         pause.count());
        }
        stop_.wait_until(clock::now() + pause);
    }
    return !stop_.requested();
}

bool fleet::connect() {
    // One by one would cost more than a second each: Paho C looks at a new socket only when its last poll is
    // over. So the first machine finds the broker, then all others connect at once.
    if (!connect(*members_.front().client)) return false;
    for (auto& one : members_) begin(*one.client);
    for (auto& one : members_)
        if (!connect(*one.client)) return false;
    tend();
    spdlog::info("{} machines connected to {}", members_.size(), broker_.at.text());
    return true;
}

void fleet::tend() {
    for (auto& [client, was_online] : members_) {
        client->give_birth();
        const bool online = client->online();
        if (was_online && !online) spdlog::warn("{}: connection lost, reconnecting", client->machine().topic);
        if (!was_online && online) spdlog::debug("{}: online", client->machine().topic);
        was_online = online;
    }
}

void fleet::publish(const reading& r) {
    if (r.payload.empty()) return;
    auto& client = *members_[r.machine].client;
    client.give_birth();
    auto outcome = client.publish(r.topic, r.payload);
    for (const auto patience = clock::now() + 1s; outcome == sent::full && clock::now() < patience;) {
        if (stop_.wait_until(clock::now() + 1ms)) break;
        outcome = client.publish(r.topic, r.payload);
    }
    ++(outcome == sent::yes ? published_ : dropped_);
}

void fleet::close() {
    const auto deadline = clock::now() + 3s;
    for (auto& one : members_) one.client->close(deadline);
}

}  // namespace vigie::sim
