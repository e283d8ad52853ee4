# libcbor, whose Debian packages have no CMake configuration of their own.
find_path(Cbor_INCLUDE_DIR cbor.h)
find_library(Cbor_LIBRARY cbor)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Cbor REQUIRED_VARS Cbor_LIBRARY Cbor_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "Vigie needs libcbor at least 0.8 (Debian: libcbor-dev)")
if(Cbor_FOUND AND NOT TARGET Cbor::Cbor)
  add_library(Cbor::Cbor UNKNOWN IMPORTED)
  set_target_properties(Cbor::Cbor PROPERTIES
    IMPORTED_LOCATION "${Cbor_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${Cbor_INCLUDE_DIR}")
endif()
