// The decoders of the table in decode.cpp, one a wire format. What they return: decode.hpp.
#pragma once

#include "agent/decode/decode.hpp"

namespace vigie::decode {

/// One JSON text (RFC 8259).
result<void> decode_json(std::string_view payload, const format_options&, document& out);

/// One number in decimal text, or any other text, spaces around it allowed: "21.5\n", "ON". It is the root.
result<void> decode_plain(std::string_view payload, const format_options&, document& out);

/// Rows of cells (RFC 4180, any delimiter, any line break): an array of objects where the columns have names,
/// else of arrays. What reads as a number is one, an empty cell is null, all else is text; spaces around a
/// cell are no part of it. Blank rows are passed over, short ones end early, one with more cells than columns
/// is malformed.
result<void> decode_csv(std::string_view payload, const format_options&, document& out);

/// InfluxDB line protocol: an array of {measurement, tags: {…}, fields: {…}, time}; `time` where the line has
/// one.
result<void> decode_influx(std::string_view payload, const format_options&, document& out);

/// SenML (RFC 8428) in JSON or CBOR: an array of resolved records {n, u, v | vs | vb | vd, s, t, ut} under
/// JSON's names. `vd` is bytes in both. `t` is there always, and below 2^28 relative to now. Records of base
/// fields alone are none; fields that the standard does not know are left out.
result<void> decode_senml(std::string_view payload, const format_options&, document& out);
result<void> decode_senml_cbor(std::string_view payload, const format_options&, document& out);

/// One CBOR data item (RFC 8949). Tags are passed over; undefined is null; a map's keys are text or integers,
/// of which the digits are the name.
result<void> decode_cbor(std::string_view payload, const format_options&, document& out);

/// Fields at fixed places: an object of numbers and bytes by the names in `layout`. Malformed: one reaches
/// beyond the payload. Bytes that no field names are ignored.
result<void> decode_binary(std::string_view payload, const format_options&, document& out);

}  // namespace vigie::decode
