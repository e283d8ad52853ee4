#include "perf/publisher.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace vigie::perf {
namespace {

constexpr std::size_t acknowledgement_bytes = 4;  // CONNACK and PUBACK alike (MQTT 3.1.1, 3.2 and 3.4)

[[noreturn]] void fail(const char* what) {
    throw std::system_error{errno, std::generic_category(), what};
}

void add_number(std::string& out, std::size_t number) {
    out += static_cast<char>(number >> 8 & 0xff);
    out += static_cast<char>(number & 0xff);
}

void add_text(std::string& out, std::string_view text) {
    add_number(out, text.size());
    out += text;
}

/// Remaining length: seven bits a byte, the lowest first (2.2.3).
void add_length(std::string& out, std::size_t length) {
    do {
        const std::size_t digit = length % 128;
        length /= 128;
        out += static_cast<char>(length > 0 ? digit | 0x80 : digit);
    } while (length > 0);
}

std::string connect_packet() {
    std::string rest;
    add_text(rest, "MQTT");
    rest += '\x04';       // protocol level 3.1.1
    rest += '\x02';       // clean session
    add_number(rest, 0);  // no keep-alive: a slow load must not be cut
    add_text(rest, "load-" + std::to_string(getpid()));
    std::string packet{'\x10'};
    add_length(packet, rest.size());
    return packet + rest;
}

}  // namespace

publisher::publisher(const std::string& host, std::uint16_t port)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    if (socket_ < 0) fail("socket");
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = htons(port);
    if (inet_pton(AF_INET, host.c_str(), &where.sin_addr) != 1)
        throw std::runtime_error{"\"" + host + "\" is not an IPv4 address"};
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&where), sizeof where) != 0) fail("connect");
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    write(connect_packet());
    std::array<char, acknowledgement_bytes> answer{};
    if (::recv(socket_, answer.data(), answer.size(), MSG_WAITALL) != acknowledgement_bytes ||
        answer[0] != '\x20' || answer[3] != 0)
        throw std::runtime_error{"the broker refused the connection"};
}

publisher::~publisher() {
    ::close(socket_);
}

void publisher::add(std::string_view topic, std::string_view payload, int qos) {
    out_ += static_cast<char>(0x30 | qos << 1);
    add_length(out_, 2 + topic.size() + (qos > 0 ? 2 : 0) + payload.size());
    add_text(out_, topic);
    if (qos > 0) add_number(out_, added_++ % 65'535 + 1);  // 0 is no packet identifier
    out_ += payload;
}

void publisher::flush() {
    write(out_);
    out_.clear();
}

void publisher::read_acknowledgements(bool wait) {
    std::array<char, 4096> bytes;
    const auto size = ::recv(socket_, bytes.data(), bytes.size(), wait ? 0 : MSG_DONTWAIT);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (size < 0) fail("read");
    if (size == 0) throw std::runtime_error{"the broker closed the connection"};
    const std::size_t all = partial_ + static_cast<std::size_t>(size);
    acknowledged_ += all / acknowledgement_bytes;
    partial_ = all % acknowledgement_bytes;
}

void publisher::finish() {
    write(std::string_view{"\xe0\x00", 2});
    std::array<char, 4096> rest;
    while (::recv(socket_, rest.data(), rest.size(), 0) > 0) continue;
}

void publisher::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto size = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (size < 0 && errno != EINTR) fail("write");
        if (size > 0) bytes.remove_prefix(static_cast<std::size_t>(size));
    }
}

}  // namespace vigie::perf
