// An MQTT 3.1.1 client that does nothing but publish, on a plain blocking socket: no library stands between
// the load and the broker. Single-threaded. Errors are std::system_error and std::runtime_error.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vigie::perf {

class publisher {
public:
    /// Connects and waits for CONNACK.
    publisher(const std::string& host, std::uint16_t port);
    ~publisher();
    publisher(const publisher&) = delete;
    publisher& operator=(const publisher&) = delete;

    /// Puts one PUBLISH behind those that the next flush() sends.
    void add(std::string_view topic, std::string_view payload, int qos);

    /// Sends what was added in one write.
    void flush();

    /// Reads acknowledgements; waits for one when `wait`.
    void read_acknowledgements(bool wait);

    /// QoS 1 messages added and not yet acknowledged.
    std::uint64_t in_flight() const { return added_ - acknowledged_; }

    /// DISCONNECT, then waits until the broker has read everything and closed.
    void finish();

private:
    void write(std::string_view);

    int socket_;
    std::string out_;
    std::uint64_t added_ = 0, acknowledged_ = 0;  ///< QoS 1 only
    std::size_t partial_ = 0;                     ///< bytes of an acknowledgement that came in two pieces
};

}  // namespace vigie::perf
