# libs/http, with real sockets on loopback where sockets matter
vigie_test(http_test
  SOURCES
    libs/http/fixture.cpp
    libs/http/accept_encoding_test.cpp
    libs/http/accept_language_test.cpp
    libs/http/address_test.cpp
    libs/http/target_test.cpp
    libs/http/escaped_test.cpp
    libs/http/response_test.cpp
    libs/http/server_requests_test.cpp
    libs/http/server_hooks_test.cpp
    libs/http/server_limits_test.cpp
    libs/http/server_stop_test.cpp
    libs/http/server_listen_test.cpp
    libs/http/server_guard_test.cpp
    libs/http/web_config_test.cpp
    libs/http/passwords_test.cpp
    libs/http/credentials_test.cpp
  LINK vigie_http)
