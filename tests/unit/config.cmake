vigie_test(config_test
  SOURCES
    agent/config/broker_list_test.cpp
    agent/config/broker_rules_test.cpp
    agent/config/documentation_test.cpp
    agent/config/durations_and_sizes_test.cpp
    agent/config/load_readings_test.cpp
    agent/config/load_rules_test.cpp
    agent/config/load_sections_test.cpp
    agent/config/load_sensors_test.cpp
    agent/config/load_test.cpp
    agent/config/names_test.cpp
    agent/config/nearest_test.cpp
    agent/config/hostile_text_test.cpp
    agent/config/topic_filter_test.cpp
    agent/config/unchanged_test.cpp
    agent/config/units_test.cpp
  LINK vigie_config)
