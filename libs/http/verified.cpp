#include "libs/http/verified.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <stdexcept>
#include <string>

namespace vigie::http {

verified::verified() {
    if (RAND_bytes(key_.data(), static_cast<int>(key_.size())) != 1)
        throw std::runtime_error("there are no random numbers");
}

verified::mark verified::of(std::string_view user, std::string_view password, std::string_view hash) const {
    // Neither a name nor a hash holds a ':', so that no two of three are the same text.
    std::string all;
    all.reserve(user.size() + hash.size() + password.size() + 2);
    all.append(user).append(":").append(hash).append(":").append(password);
    mark made{};
    unsigned size = 0;
    HMAC(EVP_sha256(), key_.data(), static_cast<int>(key_.size()),
         reinterpret_cast<const unsigned char*>(all.data()), all.size(), made.data(), &size);
    return made;
}

void verified::add(const mark& believed) {
    if (!known_.insert(believed).second) return;
    by_age_.push_back(believed);
    if (by_age_.size() <= most) return;
    known_.erase(by_age_.front());
    by_age_.pop_front();
}

}  // namespace vigie::http
