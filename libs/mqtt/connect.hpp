// What is the same for whoever connects by Paho: signing in, and why that failed.
#pragma once

#include "libs/mqtt/refusal.hpp"

#include <mqtt/connect_options.h>
#include <mqtt/exception.h>

#include <string>

namespace vigie::mqtt_client {

struct credentials {
    std::string username, password;  ///< empty: none
    bool tls = false;
    std::string ca_file;  ///< empty: the system's authorities
    std::string certificate_file, key_file;

    bool operator==(const credentials&) const = default;
};

/// Fills in who connects and whom to trust.
void sign_in(mqtt::connect_options&, const credentials&);

struct failure {
    refusal why = refusal::other;
    std::string words;           ///< that lead to the mend
    bool answered = false;       ///< by the broker, with a CONNACK
    bool wrong_version = false;  ///< another version of MQTT may do
};

/// Of what a token of a connect throws.
failure failure_of(const mqtt::exception&);

/// MQTT 5 has words for its reason codes (from 0x80); other codes are Paho's own.
std::string words_for(int code);

}  // namespace vigie::mqtt_client
