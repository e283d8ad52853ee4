#include "agent/ingest/connection.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <functional>

namespace vigie::ingest {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

std::string asked_for(const mqtt::token& tok) {
    const auto names = tok.get_topics();
    return names && !names->empty() ? (*names)[0] : std::string{};
}

/// Before the first client and never again: it makes Paho's mutexes anew, which its threads may hold by then.
/// OpenSSL 3 makes itself ready when a connection first needs it; Paho would do it for mqtt:// too, and have
/// two megabytes of it resident for nothing.
void prepare_paho() {
    static const bool once = [] {
        MQTTAsync_init_options how = MQTTAsync_init_options_initializer;
        how.do_openssl_init = 0;
        MQTTAsync_global_init(&how);
        return true;
    }();
    static_cast<void>(once);
}

mqtt::create_options create_options(mqtt_version version) {
    prepare_paho();
    return mqtt::create_options_builder().mqtt_version(static_cast<int>(version)).finalize();
}

}  // namespace

/// From Paho's thread to the reactor, as long as there is a connection to tell of.
struct connection::link {
    asio::any_io_executor reactor;
    events* to;  ///< the reactor's

    static void tell(const std::shared_ptr<link>& by, std::function<void(events&)> what) {
        asio::post(by->reactor, [by, what = std::move(what)] {
            if (by->to != nullptr) what(*by->to);
        });
    }
};

/// The outcome of one kind of request, told on Paho's thread.
class connection::listener : public virtual mqtt::iaction_listener {
public:
    using handler = std::function<void(const mqtt::token&)>;
    listener(handler success, handler failure) : success_(std::move(success)), failure_(std::move(failure)) {}
    void on_success(const mqtt::token& tok) override { success_(tok); }
    void on_failure(const mqtt::token& tok) override { failure_(tok); }

private:
    handler success_, failure_;
};

connection::connection(asio::any_io_executor reactor, session with, mqtt_version version, events& to,
                       inbox& into, std::uint32_t source, clock now)
    : with_(std::move(with)),
      version_(version),
      link_(std::make_shared<link>(link{std::move(reactor), &to})),
      client_(with_.at.paho(), with_.client_id, create_options(version)) {
    const auto tell = [by = link_](std::function<void(events&)> what) { link::tell(by, std::move(what)); };
    connecting_ =
        std::make_unique<listener>([tell](const mqtt::token&) { tell([](events& e) { e.on_connected(); }); },
                                   [tell](const mqtt::token& tok) {
                                       mqtt_client::failure why;
                                       try {
                                           tok.get_connect_response();
                                       } catch (const mqtt::exception& refused) {
                                           why = mqtt_client::failure_of(refused);
                                       }
                                       tell([why](events& e) { e.on_refused(why); });
                                   });
    subscribing_ = std::make_unique<listener>(
        [](const mqtt::token&) {},
        [tell](const mqtt::token& tok) {
            // MQTT 5's reason code, or 0x80; negative: the connection ended first, and the next one asks
            // again.
            const auto code = std::max(static_cast<int>(tok.get_reason_code()), tok.get_return_code());
            if (code > 0)
                tell([filter = asked_for(tok), words = mqtt_client::words_for(code)](events& e) {
                    e.on_subscription_refused(filter, words);
                });
        });
    unsubscribing_ = std::make_unique<listener>(
        [tell](const mqtt::token& tok) {
            tell([filter = asked_for(tok)](events& e) { e.on_unsubscribed(filter); });
        },
        [](const mqtt::token&) {});
    const auto paused = [tell](const mqtt::token&) { tell([](events& e) { e.on_paused(); }); };
    pausing_ = std::make_unique<listener>(paused, paused);

    client_.set_message_callback([&into, source, now](mqtt::const_message_ptr packet) {
        into.push({std::move(packet), now(), source});
    });
    const auto lost = [tell](const std::string& words) { tell([words](events& e) { e.on_lost(words); }); };
    client_.set_connection_lost_handler(
        [lost](const std::string& cause) { lost(cause.empty() ? "the connection broke off" : cause); });
    // Newer Paho C calls only this one when the broker says goodbye, as to a session that another has taken
    // over.
    client_.set_disconnected_handler([lost](const mqtt::properties&, mqtt::ReasonCode code) {
        lost("the broker says: " + mqtt_client::words_for(static_cast<int>(code)));
    });
}

connection::~connection() {
    link_->to = nullptr;
}

void connection::fill(mqtt::connect_options& to) const {
    to.set_mqtt_version(static_cast<int>(version_));
    to.set_keep_alive_interval(with_.keep_alive);
    to.set_connect_timeout(5s);
    mqtt_client::sign_in(to, with_.who);
    if (version_ != mqtt_version::v5) return to.set_clean_session(false);
    to.set_clean_start(false);
    // No topic aliases: Paho does not know what a broker's stand for.
    mqtt::properties told;
    using property = mqtt::property;
    told.add({property::SESSION_EXPIRY_INTERVAL, static_cast<std::int32_t>(with_.expiry.count())});
    told.add({property::MAXIMUM_PACKET_SIZE, static_cast<std::int32_t>(with_.packet_bytes)});
    told.add({property::RECEIVE_MAXIMUM, static_cast<std::int32_t>(with_.in_flight)});
    to.set_properties(told);
}

void connection::connect() try {
    // Filled in place: in Paho C++ 1.2 a copy's properties are those of the original, which must outlive the
    // call.
    mqtt::connect_options options;
    fill(options);
    client_.connect(options, nullptr, *connecting_);
} catch (const mqtt::exception& failed) {
    link::tell(link_, [why = mqtt_client::failure_of(failed)](events& e) { e.on_refused(why); });
}

void connection::subscribe(const subscription& wanted) try {
    // Retained messages come once a session, not once a connect: they would count as fresh. One request a
    // filter, for Paho C++ 1.2 loses the options of a request for many.
    const mqtt::subscribe_options once{false, false, mqtt::subscribe_options::SEND_RETAINED_ON_NEW};
    client_.subscribe(wanted.filter, wanted.qos, nullptr, *subscribing_,
                      version_ == mqtt_version::v5 ? once : mqtt::subscribe_options{});
} catch (const mqtt::exception&) {  // no longer connected: the next connection asks again
}

void connection::unsubscribe(const std::string& filter) try {
    client_.unsubscribe(filter, nullptr, *unsubscribing_);
} catch (const mqtt::exception&) {  // no longer connected: the next connection asks again
}

void connection::pause() try {
    client_.disconnect(5s, nullptr, *pausing_);
} catch (const mqtt::exception&) {  // no longer connected: as wanted
    link::tell(link_, [](events& e) { e.on_paused(); });
}

bool connection::publish(std::string_view topic, std::string_view payload) try {
    client_.publish(std::string{topic}, payload.data(), payload.size(), 0, false);
    return true;
} catch (const mqtt::exception&) {
    return false;
}

void connection::leave() try {
    link_->to = nullptr;
    if (client_.is_connected()) leaving_ = client_.disconnect(1s);
} catch (const mqtt::exception&) {  // gone already
}

void connection::leave_for_good(const std::vector<subscription>& subscribed) {
    for (const auto& each : subscribed) unsubscribe(each.filter);
    leave();
}

void connection::wait_until_left(std::chrono::steady_clock::time_point deadline) noexcept try {
    if (leaving_) leaving_->wait_until(deadline);
} catch (...) {  // gone already
}

}  // namespace vigie::ingest
