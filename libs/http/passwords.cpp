#include "libs/http/passwords.hpp"

#include <openssl/crypto.h>

#include <crypt.h>

#include <memory>

namespace vigie::http {
namespace {

constexpr std::size_t hash_size = 60, salt_at = 7;
constexpr int least_cost = 4, most_cost = 18;

int cost_of(std::string_view hash) {
    return (hash[4] - '0') * 10 + (hash[5] - '0');
}

}  // namespace

std::string fault_of_bcrypt(std::string_view hash) {
    constexpr std::string_view letters = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    const bool known = hash.size() == hash_size && hash.starts_with("$2") &&
                       std::string_view{"aby"}.find(hash[2]) != std::string_view::npos && hash[3] == '$' &&
                       hash[6] == '$' && hash.substr(4, 2).find_first_not_of("0123456789") == hash.npos &&
                       hash.substr(salt_at).find_first_not_of(letters) == hash.npos;
    if (!known)
        return "expected a bcrypt hash, which begins with $2y$ and has 60 characters: "
               "`htpasswd -nBC 10 \"\" | tr -d ':\\n'` makes one";
    if (cost_of(hash) < least_cost || cost_of(hash) > most_cost)
        return "the hash's cost must be from 4 to 18: make it again, with 10 or 12";
    return {};
}

std::string as_costly_as(std::string_view hash) {
    return std::string{hash.substr(0, salt_at)} + "QOauhQNbBCuQDKes6eFzPeMqBSjb7Mr5DUmpZ/VcEd00UAV/LDeSi";
}

bool matches(const std::string& hash, const std::string& password) {
    const auto work = std::make_unique<crypt_data>();  // 32 KiB
    const char* made = crypt_r(password.c_str(), hash.c_str(), work.get());
    if (made == nullptr || hash.size() != std::string_view{made}.size()) return false;
    return CRYPTO_memcmp(made, hash.data(), hash.size()) == 0 && password.find('\0') == password.npos;
}

}  // namespace vigie::http
