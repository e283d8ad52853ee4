vigie_test(decode_test
  SOURCES
    agent/decode/binary_test.cpp
    agent/decode/cbor_test.cpp
    agent/decode/csv_test.cpp
    agent/decode/document_test.cpp
    agent/decode/influx_test.cpp
    agent/decode/json_faults_test.cpp
    agent/decode/json_numbers_test.cpp
    agent/decode/json_places_test.cpp
    agent/decode/json_text_test.cpp
    agent/decode/mutation_test.cpp
    agent/decode/pattern_test.cpp
    agent/decode/plain_test.cpp
    agent/decode/read_test.cpp
    agent/decode/senml_test.cpp
    agent/decode/unwrap_test.cpp
    ../fuzz/decode_input.cpp
  LINK vigie_waveform)

vigie_test(decode_allocation_test
  SOURCES
    agent/decode/allocation_count.cpp
    agent/decode/allocation_test.cpp
  LINK vigie_decode)
