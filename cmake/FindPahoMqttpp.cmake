# Paho MQTT C++ with the TLS flavour of Paho C. Linking paho-mqtt3a beside paho-mqtt3as shadows the latter,
# and ssl:// addresses then fail, so exactly one of the two is named here.
find_path(PahoMqttpp_INCLUDE_DIR mqtt/async_client.h)
find_library(PahoMqttpp_LIBRARY paho-mqttpp3)
find_library(PahoMqttC_LIBRARY paho-mqtt3as)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(PahoMqttpp
  REQUIRED_VARS PahoMqttpp_LIBRARY PahoMqttC_LIBRARY PahoMqttpp_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "Vigie needs Paho MQTT C++ at least 1.2 (Debian: libpaho-mqttpp-dev)")
if(PahoMqttpp_FOUND AND NOT TARGET PahoMqttpp::PahoMqttpp)
  add_library(PahoMqttpp::PahoMqttpp INTERFACE IMPORTED)
  target_include_directories(PahoMqttpp::PahoMqttpp SYSTEM INTERFACE "${PahoMqttpp_INCLUDE_DIR}")
  target_link_libraries(PahoMqttpp::PahoMqttpp INTERFACE "${PahoMqttpp_LIBRARY}" "${PahoMqttC_LIBRARY}")
endif()
