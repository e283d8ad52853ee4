// Where a broker is, as users write it: mqtt://host[:port], or mqtts://host[:port] for TLS. Pure.
#pragma once

#include <boost/system/result.hpp>

#include <string>
#include <string_view>

namespace vigie::mqtt_client {

struct url {
    bool tls = false;
    std::string host;  ///< a name or an address; an IPv6 one in its brackets
    std::string port;

    std::string text() const;  ///< as it is written, with the port
    std::string paho() const;  ///< as Paho wants it: tcp://host:port, ssl://host:port

    bool operator==(const url&) const = default;
};

/// The usual port when none is written: 1883, with TLS 8883. The error says what is wrong and the mend.
boost::system::result<url, std::string> parse_url(std::string_view);

}  // namespace vigie::mqtt_client
