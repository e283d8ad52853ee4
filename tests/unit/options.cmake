vigie_test(options_test SOURCES agent/options_test.cpp LINK vigie_options)
vigie_test(state_file_test SOURCES agent/state_file_test.cpp LINK vigie_state_file)
