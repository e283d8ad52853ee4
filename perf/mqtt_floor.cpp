// The least that a subscriber written with Paho C++ can cost: a message callback that counts and does nothing
// else. What the agent spends beyond it is the agent's own.
//
// Prints "ready" once subscribed, and "count=N cpu_seconds=S" when --count messages have come or SIGTERM ends
// it.
#include <mqtt/async_client.h>
#include <sys/resource.h>
#include <unistd.h>
#include <boost/program_options.hpp>

#include <atomic>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <iostream>

namespace {

namespace po = boost::program_options;

double cpu_seconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

int run(const std::string& url, const std::string& filter, int qos, std::uint64_t wanted) {
    // Blocked before Paho starts its threads, so that only sigwait() below sees them.
    sigset_t ends;
    sigemptyset(&ends);
    for (const int signal : {SIGTERM, SIGINT, SIGUSR1}) sigaddset(&ends, signal);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);

    std::atomic<std::uint64_t> count{0};
    mqtt::async_client client{url, "floor-" + std::to_string(getpid()),
                              mqtt::create_options_builder().mqtt_version(MQTTVERSION_5).finalize()};
    client.set_message_callback([&](const mqtt::const_message_ptr&) {
        if (count.fetch_add(1, std::memory_order_relaxed) + 1 == wanted) kill(getpid(), SIGUSR1);
    });
    client.connect(mqtt::connect_options_builder().mqtt_version(MQTTVERSION_5).clean_start(true).finalize())
        ->wait();
    client.subscribe(filter, qos)->wait();
    std::puts("ready");
    std::fflush(stdout);

    int which = 0;
    sigwait(&ends, &which);
    std::printf("count=%llu cpu_seconds=%.6f\n", static_cast<unsigned long long>(count.load()),
                cpu_seconds());
    std::fflush(stdout);
    if (which == SIGUSR1) sigwait(&ends, &which);  // stay until our CPU clock has been read
    client.disconnect()->wait();
    return 0;
}

}  // namespace

int main(int argc, char** argv) try {
    std::string url, filter;
    int qos = 0;
    std::uint64_t count = 0;
    po::options_description known{"mqtt_floor counts messages"};
    known.add_options()("help", "this text")("url", po::value(&url)->default_value("tcp://127.0.0.1:1883"),
                                             "broker")("filter", po::value(&filter)->default_value("perf/+"),
                                                       "topic filter")(
        "qos", po::value(&qos)->default_value(0), "0 or 1")("count", po::value(&count)->default_value(0),
                                                            "messages to report after; 0: on SIGTERM only");
    po::variables_map given;
    po::store(po::parse_command_line(argc, argv, known), given);
    po::notify(given);
    if (given.contains("help")) {
        std::cout << known;
        return 0;
    }
    return run(url, filter, qos, count);
} catch (const po::error& wrong) {
    std::cerr << "mqtt_floor: " << wrong.what() << '\n';
    return 2;
} catch (const std::exception& failed) {
    std::cerr << "mqtt_floor: " << failed.what() << '\n';
    return 1;
}
