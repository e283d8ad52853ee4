#include "libs/mqtt/connect.hpp"

#include <mqtt/ssl_options.h>

#include <algorithm>

namespace vigie::mqtt_client {
namespace {

constexpr int refused_from = 0x80;  // reason codes from here on are errors (MQTT 5.0, 2.4)

/// A CONNACK of MQTT 3.1.1 has no words of its own (3.2.2.3).
constexpr std::string_view of_3_1_1[] = {"",
                                         "the broker does not speak this version of MQTT",
                                         "client identifier rejected",
                                         "server unavailable",
                                         "bad user name or password",
                                         "not authorized"};

}  // namespace

void sign_in(mqtt::connect_options& to, const credentials& who) {
    if (!who.username.empty()) to.set_user_name(who.username);
    if (!who.password.empty()) to.set_password(who.password);
    if (!who.tls) return;
    mqtt::ssl_options tls;
    if (!who.ca_file.empty()) tls.set_trust_store(who.ca_file);
    if (!who.certificate_file.empty()) tls.set_key_store(who.certificate_file);
    if (!who.key_file.empty()) tls.set_private_key(who.key_file);
    tls.set_verify(true);
    to.set_ssl(tls);
}

std::string words_for(int code) {
    const auto* text = code >= refused_from ? MQTTReasonCode_toString(static_cast<MQTTReasonCodes>(code))
                                            : MQTTAsync_strerror(code);
    return text != nullptr ? text : "code " + std::to_string(code);
}

failure failure_of(const mqtt::exception& thrown) {
    // Paho C++ 1.2 gives the reason code of a refused connection as the return code.
    const auto returned = thrown.get_return_code();
    const auto code = std::max(static_cast<int>(thrown.get_reason_code()), returned);
    if (code >= refused_from) return {refusal_of_connack(code), words_for(code), true, refuses_version(code)};
    if (returned > 0 && returned < static_cast<int>(std::size(of_3_1_1)))
        return {refusal_of_connack(returned), std::string{of_3_1_1[returned]}, true,
                refuses_version(returned)};
    if (returned != MQTTASYNC_FAILURE) return {refusal::other, words_for(returned)};
    // Paho's words for a peer that closes between CONNECT and CONNACK.
    if (thrown.get_message().find("completion") != std::string::npos)
        return {refusal::protocol, "the connection is taken and CONNECT gets no answer"};
    return {refusal::unreachable, "nobody answers there"};
}

}  // namespace vigie::mqtt_client
