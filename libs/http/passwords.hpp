// Passwords as bcrypt keeps them (Provos and Mazières, "A Future-Adaptable Password Scheme", USENIX 1999), by
// libcrypt. Pure. Any thread.
#pragma once

#include <string>
#include <string_view>

namespace vigie::http {

/// What is wrong with a text that should be a hash such as "$2y$10$…", with the mend; empty: nothing. Costs
/// from 4 to 18 are taken: 10 takes some 60 ms, each further one twice as long.
std::string fault_of_bcrypt(std::string_view hash);

/// A hash that no password is known for, as costly as this one.
std::string as_costly_as(std::string_view hash);

/// Slow by intention. Of longer passwords 72 bytes count; one with a byte 0 matches nothing.
bool matches(const std::string& hash, const std::string& password);

}  // namespace vigie::http
