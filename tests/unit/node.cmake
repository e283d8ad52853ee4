# unit tests of node
vigie_test(node_test
  SOURCES
    agent/node/collectors_test.cpp
    agent/node/item_test.cpp
    agent/node/parsers_test.cpp
    agent/node/read_file_test.cpp
    agent/node/rounds_test.cpp
    agent/node/rules_test.cpp
  LINK vigie_node Boost::json)
