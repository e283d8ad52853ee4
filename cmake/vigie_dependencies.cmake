# The libraries the project stands on, by the least version it is tested with.
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS program_options json url)
find_package(prometheus-cpp CONFIG REQUIRED COMPONENTS core)
find_package(yaml-cpp 0.7 REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(PahoMqttpp REQUIRED)
find_package(Deflate REQUIRED)
find_package(Isal REQUIRED)
find_package(date REQUIRED)
find_package(Cbor REQUIRED)
find_package(Csv REQUIRED)
find_package(Crypt REQUIRED)
find_package(Kissfft REQUIRED)
find_package(ZLIB REQUIRED)

# Declares what one header-only use of Asio and Beast needs, once.
add_library(vigie_boost INTERFACE)
target_compile_definitions(vigie_boost INTERFACE BOOST_ASIO_NO_DEPRECATED BOOST_ALLOW_DEPRECATED_HEADERS)
target_link_libraries(vigie_boost INTERFACE Boost::headers Threads::Threads)
# Asio's coroutine frames come from aligned_alloc through an operator new of their own; g++ takes the pair
# with operator delete for a mismatch once both are inlined.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(vigie_boost INTERFACE -Wno-mismatched-new-delete)
endif()

# yaml-cpp 0.8 calls its target yaml-cpp::yaml-cpp, 0.7 yaml-cpp.
if(NOT TARGET yaml-cpp::yaml-cpp)
  add_library(yaml-cpp::yaml-cpp INTERFACE IMPORTED)
  target_link_libraries(yaml-cpp::yaml-cpp INTERFACE yaml-cpp)
endif()
