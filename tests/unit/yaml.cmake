# libs/yaml and the text that it reads
vigie_test(yaml_test SOURCES libs/text/utf8_test.cpp libs/yaml/nearest_test.cpp LINK vigie_yaml)
