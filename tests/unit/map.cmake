vigie_test(map_test
  SOURCES agent/map/labels_test.cpp agent/map/mapping_test.cpp agent/map/payload_time_test.cpp
          agent/map/router_test.cpp agent/map/topic_filter_test.cpp
  LINK vigie_map)
