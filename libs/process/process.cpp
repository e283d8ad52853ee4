#include "libs/process/process.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <fstream>

namespace vigie::process {
namespace {

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

figures read() {
    static const double started =
        std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
    figures now{.start_seconds = started};
    rusage used{};
    if (getrusage(RUSAGE_SELF, &used) == 0) now.cpu_seconds = seconds(used.ru_utime) + seconds(used.ru_stime);
    double all_pages = 0, resident_pages = 0;
    if (std::ifstream statm{"/proc/self/statm"}; statm >> all_pages >> resident_pages)
        now.resident_bytes = resident_pages * static_cast<double>(sysconf(_SC_PAGESIZE));
    return now;
}

}  // namespace vigie::process
