// Publishes JSON documents of one value or several over many topics, faster than a broker can take them or
// evenly spaced. Prints "sent=N seconds=S" when the broker has read the last one.
#include "perf/load_options.hpp"
#include "perf/publisher.hpp"

#include <boost/program_options/errors.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <thread>
#include <vector>

namespace {

using namespace vigie::perf;
using steady = std::chrono::steady_clock;

double seconds_since(steady::time_point start) {
    return std::chrono::duration<double>(steady::now() - start).count();
}

/// The values wander so that no two neighbours are alike.
void add_value(std::string& to, std::uint64_t number) {
    const double value = static_cast<double>(number * 7919 % 90'000 + 10'000) / 1000.0;
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 3).ptr;
    to.append(digits, end);
}

/// {"value":12.345} or {"field_0":12.345,"field_1":20.264}
void write_payload(std::string& to, std::uint64_t number, const std::vector<std::string>& keys) {
    to.clear();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        to += keys[i];
        add_value(to, number + i);
    }
    to += '}';
}

std::vector<std::string> keys_of(std::uint32_t fields) {
    if (fields == 1) return {R"({"value":)"};
    std::vector<std::string> keys;
    for (std::uint32_t i = 0; i < fields; ++i)
        keys.push_back((i == 0 ? "{" : ",") + (R"("field_)" + std::to_string(i)) + R"(":)");
    return keys;
}

void run(const load_options& asked) {
    std::vector<std::string> topics;
    for (std::uint32_t i = 0; i < asked.topics; ++i) topics.push_back(asked.prefix + std::to_string(i));
    publisher out{asked.host, asked.port};
    const auto keys = keys_of(asked.fields);
    std::string payload;
    const auto start = steady::now();
    for (std::uint64_t sent = 0; sent < asked.count;) {
        std::uint64_t due = asked.count;
        if (asked.rate > 0)
            due = std::min(due, static_cast<std::uint64_t>(seconds_since(start) * asked.rate) + 1);
        std::uint64_t next = std::min<std::uint64_t>(due - sent, asked.batch);
        if (asked.qos > 0) {
            out.read_acknowledgements(out.in_flight() >= asked.window);
            next = std::min<std::uint64_t>(
                next, asked.window - std::min<std::uint64_t>(out.in_flight(), asked.window));
        }
        for (const auto end = sent + next; sent < end; ++sent) {
            write_payload(payload, sent, keys);
            out.add(topics[sent % topics.size()], payload, asked.qos);
        }
        out.flush();
        if (asked.rate > 0 && sent == due && sent < asked.count)
            std::this_thread::sleep_until(
                start + std::chrono::duration_cast<steady::duration>(
                            std::chrono::duration<double>(static_cast<double>(sent) / asked.rate)));
    }
    while (out.in_flight() > 0) out.read_acknowledgements(true);
    out.finish();
    std::printf("sent=%llu seconds=%.3f\n", static_cast<unsigned long long>(asked.count),
                seconds_since(start));
}

}  // namespace

int main(int argc, char** argv) try {
    if (const auto asked = parse_load_options(argc, argv)) run(*asked);
    return 0;
} catch (const boost::program_options::error& wrong) {
    std::fprintf(stderr, "mqtt_load: %s\n", wrong.what());
    return 2;
} catch (const std::exception& failed) {
    std::fprintf(stderr, "mqtt_load: %s\n", failed.what());
    return 1;
}
