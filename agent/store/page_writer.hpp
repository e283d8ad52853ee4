// The series table as lines of the metrics page, written in slices so that the reactor can do something else
// in between. Lines of one metric stand together, as the format wants.
#pragma once

#include "agent/store/series_table.hpp"

#include <string>

namespace vigie::store {

class page_writer {
public:
    /// `table` outlives the writer and removes nothing while it writes; adding and updating is allowed.
    page_writer(const series_table& table, const clocks& now) : table_(&table), now_(now) {}

    /// Looks at about `most_series` series and appends what is to be shown of them. False when that was the
    /// last.
    bool write(std::string& out, std::size_t most_series);

private:
    enum class part : std::uint8_t { value, minimum, maximum, samples, end };

    void begin(part);
    void write_series(std::string& out, const series&);

    const series_table* table_;
    clocks now_;
    family_id family_ = 0;
    part part_ = part::value;
    std::size_t member_ = 0;
    std::string name_;     ///< of the metric now written
    bool headed_ = false;  ///< its header stands already
};

}  // namespace vigie::store
