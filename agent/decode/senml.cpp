#include "agent/decode/base64.hpp"
#include "agent/decode/formats.hpp"

#include <array>

namespace vigie::decode {

namespace {

enum field : std::uint8_t { bver, bn, bt, bu, bv, bs, n, u, v, vs, vb, vd, s, t, ut };

/// RFC 8428, tables 1, 2 and 4. CBOR's labels are integers, whose digits are a document's keys.
struct label {
    std::string_view json, cbor;
    kind holds = kind::number;
};
constexpr std::array<label, ut + 1> labels{{
    {"bver", "-1"},
    {"bn", "-2", kind::text},
    {"bt", "-3"},
    {"bu", "-4", kind::text},
    {"bv", "-5"},
    {"bs", "-6"},
    {"n", "0", kind::text},
    {"u", "1", kind::text},
    {"v", "2"},
    {"vs", "3", kind::text},
    {"vb", "4", kind::boolean},
    {"vd", "8", kind::bytes},  // base64url in JSON
    {"s", "5"},
    {"t", "6"},
    {"ut", "7"},
}};

constexpr double newest_version = 10;

/// The records of one pack, with what the base fields say put into each (RFC 8428, 4.6), but for the arrival,
/// which relative times still need. What the names and units of all records take is bounded like a payload,
/// since a long base name comes again in each.
class resolver {
public:
    resolver(const document& pack, std::string_view label::*names, document& out)
        : pack_(&pack), names_(names), out_(&out) {}

    result<void> resolve() {
        if (pack_->at(document::root).is != kind::array) return reason::malformed;
        out_->open_array();
        for (auto each = pack_->first(document::root); each != document::nowhere;
             each = pack_->next(document::root, each))
            if (const auto done = record(each); !done) return done.error();
        out_->close();
        return {};
    }

private:
    using fields = std::array<const value*, labels.size()>;

    result<void> record(document::place at) {
        if (pack_->at(at).is != kind::object) return reason::malformed;
        fields found{};
        for (auto each = pack_->first(at); each != document::nowhere; each = pack_->next(at, each))
            if (!find(pack_->at(each), found)) return reason::malformed;
        if (found[bver] != nullptr && !(found[bver]->number <= newest_version)) return reason::malformed;
        bool only_base = true;
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (i <= bs && found[i] != nullptr) base_[i] = found[i];
            if (i > bs && found[i] != nullptr) only_base = false;
        }
        if (only_base) return {};
        return write(found);
    }

    /// False: what stands there may not, or is a field that must be understood (it ends in '_') and is not.
    bool find(const value& member, fields& to) const {
        for (std::size_t i = 0; i < labels.size(); ++i) {
            if (member.key != labels[i].*names_) continue;
            to[i] = &member;
            const bool base64 = i == vd && names_ == &label::json;
            return member.is == (base64 ? kind::text : labels[i].holds);
        }
        return !member.key.ends_with('_');
    }

    result<void> write(const fields& found) {
        const auto values =
            (found[v] != nullptr) + (found[vs] != nullptr) + (found[vb] != nullptr) + (found[vd] != nullptr);
        if (values > 1) return reason::malformed;
        name_.assign(text(base_[bn])).append(text(found[n]));
        if (name_.empty()) return reason::malformed;
        out_->open_object();
        add_text("n", name_);
        if (const auto* unit = found[u] != nullptr ? found[u] : base_[bu]) add_text("u", unit->text);
        if (values == 0 || found[v] != nullptr) add_sum("v", base_[bv], found[v]);
        if (found[vs] != nullptr) add_text("vs", found[vs]->text);
        if (found[vb] != nullptr) {
            out_->key("vb");
            out_->boolean(found[vb]->number != 0);
        }
        if (found[vd] != nullptr && !add_data(*found[vd])) return reason::malformed;
        add_sum("s", base_[bs], found[s]);
        if (base_[bt] != nullptr || found[t] != nullptr) {
            add_sum("t", base_[bt], found[t]);
        } else {  // now
            out_->key("t");
            out_->number(0, "0");
        }
        add_sum("ut", nullptr, found[ut]);
        out_->close();
        if (kept_bytes_ > out_->most().bytes) return reason::payload_too_large;
        return {};
    }

    static std::string_view text(const value* of) { return of == nullptr ? std::string_view{} : of->text; }

    std::string_view keep(std::string_view text) {
        kept_bytes_ += text.size();
        return kept_bytes_ > out_->most().bytes ? std::string_view{} : out_->keep(text);
    }

    void add_text(std::string_view key, std::string_view text) {
        out_->key(key);
        out_->text(keep(text));
    }

    /// Of the two what is there; nothing when neither is.
    void add_sum(std::string_view key, const value* base, const value* own) {
        if (base == nullptr && own == nullptr) return;
        out_->key(key);
        if (base != nullptr && own != nullptr) {
            out_->number(base->number + own->number);
        } else {
            const auto& only = base == nullptr ? *own : *base;
            out_->number(only.number, keep(only.text));
        }
    }

    bool add_data(const value& of) {
        out_->key("vd");
        if (of.is == kind::bytes) return out_->bytes(keep(of.text)), true;
        thread_local std::string data;
        if (!decode_base64(of.text, data)) return false;
        out_->bytes(keep(data));
        return true;
    }

    const document* pack_;
    std::string_view label::*names_;
    document* out_;
    std::array<const value*, bs + 1> base_{};
    std::string name_;
    std::size_t kept_bytes_ = 0;
};

result<void> decode_pack(decoder decode, std::string_view label::*names, std::string_view payload,
                         document& out) {
    thread_local document pack;  // kept for its buffers; what goes on from it to `out` is copied
    pack.clear(out.most());
    const auto read = decode(payload, {}, pack);
    if (pack.failure()) return *pack.failure();
    if (!read) return read;
    return resolver(pack, names, out).resolve();
}

}  // namespace

result<void> decode_senml(std::string_view payload, const format_options&, document& out) {
    return decode_pack(decode_json, &label::json, payload, out);
}

result<void> decode_senml_cbor(std::string_view payload, const format_options&, document& out) {
    return decode_pack(decode_cbor, &label::cbor, payload, out);
}

}  // namespace vigie::decode
