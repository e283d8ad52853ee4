// The process's own figures, by the names that Prometheus' client libraries have agreed on.
#pragma once

namespace vigie::process {

struct figures {
    double cpu_seconds = 0;
    double resident_bytes = 0;
    double start_seconds = 0;  ///< since the epoch
};

/// Reads getrusage(2) and /proc/self; what cannot be read is 0.
figures read();

}  // namespace vigie::process
