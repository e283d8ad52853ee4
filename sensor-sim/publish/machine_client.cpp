#include "sensor-sim/publish/machine_client.hpp"

#include <algorithm>
#include <stdexcept>

namespace vigie::sim {
namespace {

using namespace std::chrono_literals;

// Below the 100 messages that Paho C itself holds unsent before it refuses more.
constexpr int most_in_flight = 64;

// One client id a machine, as a real device has it: "plant-lyon-press-pump-1".
std::string client_id(const std::string& topic) {
    auto id = topic;
    std::replace(id.begin(), id.end(), '/', '-');
    return id;
}

}  // namespace

bool machine_client::window::enter() noexcept {
    if (pending_.load() >= most_in_flight) return false;
    ++pending_;
    return true;
}

void machine_client::window::leave() noexcept {
    // Not below 0: an acknowledgement may come after clear().
    int now = pending_.load();
    while (now > 0 && !pending_.compare_exchange_weak(now, now - 1)) {
    }
}

machine_client::machine_client(identity machine, const broker& to)
    : machine_{std::move(machine)}, client_{to.at.paho(), client_id(machine_.topic)} {
    options_.set_mqtt_version(MQTTVERSION_3_1_1);
    options_.set_clean_session(true);
    options_.set_keep_alive_interval(20s);
    options_.set_connect_timeout(10s);
    options_.set_automatic_reconnect(1s, 30s);
    options_.set_max_inflight(most_in_flight);
    options_.set_will_message(retained("status", status_payload(false)));
    mqtt_client::sign_in(options_, to.who);
    client_.set_connected_handler([this](const std::string&) noexcept {
        ++connections_;
        online_.store(true);
    });
    client_.set_connection_lost_handler([this](const std::string&) noexcept { online_.store(false); });
}

mqtt::const_message_ptr machine_client::retained(std::string_view leaf, std::string payload) const {
    return mqtt::make_message(machine_.topic + '/' + std::string{leaf}, std::move(payload), 1, true);
}

void machine_client::begin_connect() {
    if (connecting_) return;
    try {
        connecting_ = client_.connect(options_);
    } catch (const mqtt::exception& e) {
        throw std::runtime_error{mqtt_client::failure_of(e).words};
    }
}

bool machine_client::connect_is_done() {
    try {
        return connecting_->wait_for(1ms) && online();
    } catch (const mqtt::exception& e) {
        connecting_.reset();
        throw std::runtime_error{mqtt_client::failure_of(e).words};
    }
}

bool machine_client::give_birth() {
    const auto connection = connections_.load();
    if (connection == births_ || !online()) return false;
    window_.clear();  // the session was a clean one: what was on its way is gone
    try {
        client_.publish(retained("nameplate", machine_.nameplate));
        client_.publish(retained("status", status_payload(true)));
    } catch (const mqtt::exception&) {
        return false;  // gone again: the next connection tries anew
    }
    births_ = connection;
    return true;
}

sent machine_client::publish(const std::string& topic, const std::string& payload) noexcept {
    if (!online()) return sent::offline;
    if (!window_.enter()) return sent::full;
    try {
        client_.publish(mqtt::make_message(topic, payload, 1, false), nullptr, window_);
        return sent::yes;
    } catch (...) {
        window_.leave();
        return sent::offline;
    }
}

void machine_client::close(std::chrono::steady_clock::time_point deadline) noexcept {
    try {
        if (online()) {
            client_.publish(retained("status", status_payload(false)))->wait_until(deadline);
            client_.disconnect()->wait_until(deadline);
        }
    } catch (...) {  // the broker went first, and its will says the same
    }
    online_.store(false);
}

}  // namespace vigie::sim
