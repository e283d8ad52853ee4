vigie_test(decode_test
  SOURCES
    agent/decode/json_faults_test.cpp
    agent/decode/json_numbers_test.cpp
    agent/decode/json_places_test.cpp
    agent/decode/json_text_test.cpp
    agent/decode/paths_test.cpp
    agent/decode/plain_test.cpp
    agent/decode/utf8_test.cpp
  LINK vigie_decode)

# Counts allocations, which the sanitizers' own operator new does not let it do.
if(NOT VIGIE_SANITIZE)
  vigie_test(decode_allocation_test SOURCES agent/decode/allocation_test.cpp LINK vigie_decode)
endif()
