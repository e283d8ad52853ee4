// What is in a gzip file of one member, read by another library than the one that packs.
#pragma once

#include <libdeflate.h>

#include <memory>
#include <string>

namespace vigie::expose {

/// "broken" when it is none, or has anything behind its end.
inline std::string unpacked(const std::string& packed) {
    const std::unique_ptr<libdeflate_decompressor, void (*)(libdeflate_decompressor*)> reader{
        libdeflate_alloc_decompressor(), libdeflate_free_decompressor};
    std::string out(64'000'000, '\0');
    std::size_t read = 0, size = 0;
    const auto outcome = libdeflate_gzip_decompress_ex(reader.get(), packed.data(), packed.size(), out.data(),
                                                       out.size(), &read, &size);
    if (outcome != LIBDEFLATE_SUCCESS || read != packed.size()) return "broken";
    out.resize(size);
    return out;
}

}  // namespace vigie::expose
