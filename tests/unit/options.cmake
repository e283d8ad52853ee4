vigie_test(options_test SOURCES agent/options_test.cpp LINK vigie_options)
