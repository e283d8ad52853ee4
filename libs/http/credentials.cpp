#include "libs/http/credentials.hpp"

#include "libs/http/weighted_list.hpp"

#include <openssl/evp.h>

namespace vigie::http {
namespace {

std::optional<std::string> from_base64(std::string_view text) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto padding = text.size() - (text.find_last_not_of('=') + 1);
    const auto content = text.substr(0, text.size() - padding);
    // OpenSSL takes spaces around it and more padding than there can be.
    if (text.empty() || text.size() % 4 != 0 || padding > 2 ||
        content.find_first_not_of(letters) != content.npos)
        return std::nullopt;
    std::string bytes(text.size() / 4 * 3, '\0');
    const int size =
        EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                        reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
    if (size < 0) return std::nullopt;
    bytes.resize(static_cast<std::size_t>(size) - padding);
    return bytes;
}

}  // namespace

std::optional<credentials> parse_basic(std::string_view authorization) {
    const auto space = authorization.find(' ');
    if (space == authorization.npos || !same_word(authorization.substr(0, space), "basic"))
        return std::nullopt;
    const auto begin = authorization.find_first_not_of(' ', space);
    if (begin == authorization.npos) return std::nullopt;
    const auto said = from_base64(authorization.substr(begin));
    const auto colon = said ? said->find(':') : std::string::npos;
    if (colon == std::string::npos) return std::nullopt;
    return credentials{said->substr(0, colon), said->substr(colon + 1)};
}

}  // namespace vigie::http
