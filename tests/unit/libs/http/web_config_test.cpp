// What --web.config.file may say, and what is said of the rest.
#include "libs/http/web_config.hpp"

#include <gmock/gmock.h>

namespace vigie::http {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

constexpr std::string_view hash = "$2y$10$X0h1gDsPszWURQaxFh.zoubFi6DXncSjhoQNJgRrnGs7EsimhC7zG";

struct outcome_of_text {
    web_config config;
    std::string faults;  ///< "1:5: what is wrong" a line
};

outcome_of_text parsed(std::string_view text) {
    yaml::fault_list faults{"f"};
    outcome_of_text made{parse_web_config(text, "/etc/vigie", faults), {}};
    for (const auto& each : faults.take())
        made.faults += (made.faults.empty() ? "" : "\n") + to_string(each).substr(2);
    return made;
}

TEST(WebConfig, MayBeEmpty) {
    for (const std::string_view text :
         {"", "# nothing yet\n", "{}", "tls_server_config: {}", "tls_server_config:\n"}) {
        const auto found = parsed(text);
        EXPECT_EQ(found.faults, "") << text;
        EXPECT_FALSE(found.config.tls);
        EXPECT_THAT(found.config.users, IsEmpty());
        EXPECT_THAT(found.config.fields, IsEmpty());
    }
}

TEST(WebConfig, TakesAllOfTheToolkitsWords) {
    const auto found = parsed(R"(
tls_server_config:
  cert_file: server.pem
  key_file: /run/secrets/server.key
  client_auth_type: RequireAndVerifyClientCert
  client_ca_file: ca/clients.pem
  client_allowed_sans: [prometheus.plant, "10.1.2.3"]
  min_version: TLS12
  max_version: TLS13
  cipher_suites: [TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, TLS_AES_128_GCM_SHA256, TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256]
  curve_preferences: [X25519, CurveP256]
  prefer_server_cipher_suites: false
http_server_config:
  http2: false
  headers:
    Strict-Transport-Security: max-age=31536000
    X-Frame-Options: deny
    X-XSS-Protection: ""
basic_auth_users:
  prometheus: )" + std::string{hash} +
                              "\n");
    EXPECT_EQ(found.faults, "");
    ASSERT_TRUE(found.config.tls);
    const auto& tls = *found.config.tls;
    EXPECT_EQ(tls.certificate.path, "/etc/vigie/server.pem");
    EXPECT_EQ(tls.key.path, "/run/secrets/server.key");
    EXPECT_EQ(tls.clients, client_auth::require_and_verify);
    EXPECT_EQ(tls.client_ca.path, "/etc/vigie/ca/clients.pem");
    EXPECT_THAT(tls.allowed_sans, ElementsAre("prometheus.plant", "10.1.2.3"));
    EXPECT_EQ(tls.least, tls_version::tls12);
    EXPECT_EQ(tls.most, tls_version::tls13);
    EXPECT_EQ(tls.ciphers, "ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-CHACHA20-POLY1305");
    EXPECT_EQ(tls.groups, "X25519:P-256");
    EXPECT_FALSE(tls.own_order);
    EXPECT_THAT(found.config.fields, ElementsAre(Pair("X-Frame-Options", "deny"),
                                                 Pair("Strict-Transport-Security", "max-age=31536000")));
    EXPECT_THAT(found.config.users, ElementsAre(Pair("prometheus", hash)));
}

TEST(WebConfig, TakesTheToolkitsOlderWord) {
    const auto found =
        parsed("tls_server_config: {cert_file: a, key_file: b, client_auth_type: RequireClientCert}");
    EXPECT_EQ(found.faults, "");
    EXPECT_EQ(found.config.tls->clients, client_auth::require_any);
}

TEST(WebConfig, SaysWhereWhatIsWrongAndTheMend) {
    const std::string tls = "tls_server_config:\n  cert_file: a\n  key_file: b\n  ";
    const std::pair<std::string, std::string_view> cases[] = {
        {"tls_server_config: {min_version: TLS13}",
         "1:20: tls_server_config: 'cert_file' is missing\n1:20: tls_server_config: 'key_file' is missing"},
        {"tls_server_config: [a]", "1:20: tls_server_config: expected a mapping, found a list"},
        {"tls_server_confg: {}",
         "1:1: unknown key 'tls_server_confg' in the file: did you mean 'tls_server_config'?"},
        {"rate_limit: {burst: 3}",
         "1:1: unknown key 'rate_limit' in the file: known are 'tls_server_config', 'http_server_config' and "
         "'basic_auth_users'"},
        {tls + "cert: x",
         "4:3: unknown key 'cert' in tls_server_config: known are 'cert_file', 'key_file', "
         "'client_auth_type', "
         "'client_ca_file', 'client_allowed_sans', 'min_version', 'max_version', 'cipher_suites', "
         "'curve_preferences' "
         "and 'prefer_server_cipher_suites'"},
        {tls + "client_auth_type: RequireAndVerify",
         "4:21: client_auth_type: unknown word 'RequireAndVerify': known are 'NoClientCert', "
         "'RequestClientCert', "
         "'RequireAnyClientCert', 'VerifyClientCertIfGiven' and 'RequireAndVerifyClientCert'"},
        {tls + "client_ca_file: c",
         "4:19: client_ca_file: nobody is asked for a certificate: add client_auth_type, for example "
         "RequireAndVerifyClientCert"},
        {tls + "client_allowed_sans: [a]\n  client_auth_type: VerifyClientCertIfGiven",
         "4:24: client_allowed_sans: needs client_auth_type: RequireAndVerifyClientCert or "
         "RequireAnyClientCert, for "
         "others may come without a certificate"},
        {tls + "client_allowed_sans: []\n  client_auth_type: RequireAnyClientCert",
         "4:24: client_allowed_sans: is empty, so nobody could come: leave it out"},
        {tls + "min_version: TLS11",
         "4:16: min_version: TLS11 is deprecated (RFC 8996) and not spoken: write TLS12 or TLS13"},
        {tls + "min_version: TLS1.3", "4:16: min_version: unknown word 'TLS1.3': did you mean 'TLS13'?"},
        {tls + "min_version: TLS13\n  max_version: TLS12", "5:16: max_version: is below min_version"},
        {tls + "cipher_suites: [TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA25]",
         "4:19: cipher_suites: unknown 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA25': did you mean "
         "'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'?"},
        {tls + "cipher_suites: [TLS_AES_128_GCM_SHA256]",
         "4:18: cipher_suites: has none for TLS 1.2: add some, or write min_version: TLS13"},
        {tls + "curve_preferences: [P256]",
         "4:23: curve_preferences: unknown 'P256': known are 'CurveP256', 'CurveP384', 'CurveP521' and "
         "'X25519'"},
        {"http_server_config: {http2: true}",
         "1:29: http2: only HTTP/1.1 is spoken: write false, or leave it out"},
        {"http_server_config: {headers: {X-Frame-Options: never}}",
         "1:49: X-Frame-Options: expected deny or sameorigin"},
        {"http_server_config: {headers: {Content-Security-Policy: \"a\\r\\nSet-Cookie: b\"}}",
         "1:57: Content-Security-Policy: expected one line"},
        {"http_server_config: {headers: {Server: x}}",
         "1:32: unknown key 'Server' in headers: known are 'Content-Security-Policy', 'X-Frame-Options', "
         "'X-Content-Type-Options', 'X-XSS-Protection' and 'Strict-Transport-Security'"},
        {"basic_auth_users: {ann: secret}",
         "1:25: basic_auth_users: ann: expected a bcrypt hash, which begins with $2y$ and has 60 characters: "
         "`htpasswd -nBC 10 \"\" | tr -d ':\\n'` makes one"},
        {"basic_auth_users: {\"a:b\": " + std::string{hash} + "}",
         "1:20: basic_auth_users: a name is not empty and has no ':' (RFC 7617)"},
        {"- a", "1:1: the file: expected a mapping, found a list"},
        {"a: \xff", " the file is not UTF-8"},
    };
    for (const auto& [text, faults] : cases) EXPECT_EQ(parsed(text).faults, faults) << text;
}

TEST(WebConfig, SaysAllOfItAtOnceAndRepeatsNoSecret) {
    const auto found = parsed(
        "tls_server_config: {cert_file: [], key_fil: b}\nbasic_auth_users: {ann: secret, bob: }\n"
        "http_server_config: {http2: perhaps}\n");
    EXPECT_EQ(std::ranges::count(found.faults, '\n'), 5) << found.faults;
    EXPECT_EQ(found.faults.find("secret"), std::string::npos);
}

}  // namespace
}  // namespace vigie::http
