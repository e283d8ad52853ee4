# services/: calculations, parameters, identities, texts. What needs sockets is in tests/integration/services.
vigie_test(services_test
  SOURCES
    services/web/parameters_test.cpp
    services/web/identity_test.cpp
    services/age/age_test.cpp
    services/weight/ideal_weight_test.cpp
    services/gateway/texts_test.cpp
  LINK service_age_answers service_weight_answers service_gateway)
