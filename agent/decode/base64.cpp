#include "agent/decode/base64.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <limits>

namespace vigie::decode {

bool decode_base64(std::string_view text, std::string& to) {
    if (text.size() % 4 == 0)
        for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
    // OpenSSL takes '=' for zeros wherever it stands, passes over white space at the ends, wants groups of
    // four, and knows one alphabet only.
    const auto missing = (4 - text.size() % 4) % 4;
    if (missing == 3 || text.find_first_of("= \t\r\n\v\f") != text.npos) return false;
    if (text.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()) - 3) return false;
    thread_local std::string padded;
    padded.assign(text).append(missing, '=');
    std::ranges::replace(padded, '-', '+');
    std::ranges::replace(padded, '_', '/');
    to.resize(padded.size() / 4 * 3);
    const auto length = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(to.data()),
                                        reinterpret_cast<const unsigned char*>(padded.data()),
                                        static_cast<int>(padded.size()));
    if (length < 0) return false;
    to.resize(static_cast<std::size_t>(length) - missing);
    return true;
}

}  // namespace vigie::decode
