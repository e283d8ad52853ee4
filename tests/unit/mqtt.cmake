# libs/mqtt
vigie_test(mqtt_test SOURCES libs/mqtt/url_test.cpp libs/mqtt/connect_test.cpp LINK vigie_mqtt)
