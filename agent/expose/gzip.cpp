#include "agent/expose/gzip.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <memory>
#include <new>

namespace vigie::expose {

std::string gzip(std::string_view page) {
    constexpr int level = 1;
    const std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor*)> compressor{
        libdeflate_alloc_compressor(level), libdeflate_free_compressor};
    if (!compressor) throw std::bad_alloc{};
    // A page of metrics becomes a tenth of its size: room for a quarter is enough for all but the smallest,
    // and saves as much memory as the page takes.
    const auto bound = libdeflate_gzip_compress_bound(compressor.get(), page.size());
    std::string out(std::min(bound, page.size() / 4 + 1024), '\0');
    const auto pack = [&] {
        return libdeflate_gzip_compress(compressor.get(), page.data(), page.size(), out.data(), out.size());
    };
    auto packed = pack();
    if (packed == 0) {
        out.resize(bound);
        packed = pack();
    }
    out.resize(packed);
    out.shrink_to_fit();
    return out;
}

}  // namespace vigie::expose
