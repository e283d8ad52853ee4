#include "agent/decode/formats.hpp"
#include "agent/decode/number.hpp"
#include "libs/text/utf8.hpp"

#include <csv.h>

#include <algorithm>

namespace vigie::decode {

namespace {

constexpr std::size_t kept_columns = 1'024;

/// libcsv's parser, kept for its buffer.
class cell_reader {
public:
    cell_reader() {
        csv_init(&parser_, 0);
        csv_set_blk_size(&parser_, 4'096);
    }
    ~cell_reader() { csv_free(&parser_); }
    cell_reader(const cell_reader&) = delete;
    cell_reader& operator=(const cell_reader&) = delete;

    template <class Table>
    bool read(std::string_view payload, char delimiter, Table& to) {
        csv_set_opts(&parser_, 0);  // not strict, it forgets what a document before left half read
        csv_fini(&parser_, nullptr, nullptr, nullptr);
        csv_set_opts(&parser_, CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL);
        csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
        const auto cell = [](void* text, std::size_t length, void* table) {
            static_cast<Table*>(table)->cell(static_cast<const char*>(text), length);
        };
        const auto row = [](int, void* table) { static_cast<Table*>(table)->end_row(); };
        return csv_parse(&parser_, payload.data(), payload.size(), cell, row, &to) == payload.size() &&
               csv_fini(&parser_, cell, row, &to) == 0;
    }

private:
    csv_parser parser_{};
};

/// What the cells become. A row with more cells than there are columns is refused, and the others go on.
/// libcsv cannot be stopped, so that after a fault of the header the rest is passed over.
class table {
public:
    table(const format_options& options, std::vector<std::string_view>& columns, document& out)
        : out_(&out), columns_(&columns), in_header_(options.csv.header && options.csv.columns.empty()) {
        if (columns.capacity() > kept_columns) std::vector<std::string_view>{}.swap(columns);
        columns.assign(options.csv.columns.begin(), options.csv.columns.end());
        named_ = in_header_ || !columns.empty();
    }

    /// `text` is null where there is nothing between two delimiters.
    void cell(const char* text, std::size_t length) {
        if (fault_ || refused_ || out_->failure()) return;
        const std::string_view content{text == nullptr ? "" : text, length};
        if (in_header_) return add_column(content);
        if (!begin_cell()) return refuse_row();
        if (text == nullptr) {
            out_->null();
            return;
        }
        const auto kept = out_->keep(content);
        if (const auto number = parse_decimal(kept))
            out_->number(*number, kept);
        else
            out_->text(kept);
    }

    void end_row() {
        if (cells_ > 0 && !refused_) {
            out_->close();
            any_ = true;
        }
        cells_ = 0;
        in_header_ = refused_ = false;
    }

    /// The rest cannot be read, for a quote stands where none can.
    void end_in_a_row() {
        if (in_header_) return fail(reason::malformed);
        if (cells_ == 0) row_ = static_cast<document::place>(out_->size());
        if (!refused_) refuse_row();
    }

    result<void> outcome() const {
        if (fault_) return *fault_;
        if (wrong_ && !any_) return reason::malformed;
        return {};
    }

private:
    /// False: the row has more cells than there are columns.
    bool begin_cell() {
        if (named_ && cells_ == columns_->size()) return false;
        if (cells_ == 0) row_ = static_cast<document::place>(out_->size());
        if (cells_ == 0 && named_) out_->open_object();
        if (cells_ == 0 && !named_) out_->open_array();
        if (named_) out_->key((*columns_)[cells_]);
        ++cells_;
        return true;
    }
    void add_column(std::string_view name) {
        if (columns_->size() >= out_->most().values) return fail(reason::too_many_values);
        columns_->push_back(out_->keep(name));
    }
    void refuse_row() {
        refused_ = wrong_ = true;
        out_->refuse_from(row_, reason::malformed);
    }
    void fail(reason why) { fault_ = why; }

    document* out_;
    std::vector<std::string_view>* columns_;
    bool in_header_;
    bool named_ = false;
    std::size_t cells_ = 0;    // of this row, so far
    document::place row_ = 0;  // where this row begins
    bool refused_ = false;     // this row is
    bool wrong_ = false, any_ = false;
    std::optional<reason> fault_;
};

}  // namespace

result<void> decode_csv(std::string_view payload, const format_options& options, document& out) {
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (payload.empty()) return reason::empty_payload;
    if (!text::is_utf8(payload)) return reason::not_utf8;
    if (payload.starts_with(byte_order_mark)) payload.remove_prefix(byte_order_mark.size());

    thread_local cell_reader reader;
    thread_local std::vector<std::string_view> columns;
    if (!out.open_array()) return *out.failure();
    table rows(options, columns, out);
    if (!reader.read(payload, options.csv.delimiter, rows)) rows.end_in_a_row();
    out.close();
    return rows.outcome();
}

}  // namespace vigie::decode
