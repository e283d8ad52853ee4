#include "agent/expose/gzip.hpp"

#include <libdeflate.h>

#include <memory>
#include <new>

namespace vigie::expose {

std::string gzip(std::string_view page) {
    constexpr int level = 1;
    const std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor*)> compressor{
        libdeflate_alloc_compressor(level), libdeflate_free_compressor};
    if (!compressor) throw std::bad_alloc{};
    std::string out(libdeflate_gzip_compress_bound(compressor.get(), page.size()), '\0');
    out.resize(libdeflate_gzip_compress(compressor.get(), page.data(), page.size(), out.data(), out.size()));
    out.shrink_to_fit();
    return out;
}

}  // namespace vigie::expose
