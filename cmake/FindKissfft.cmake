# kissfft in single precision, found without its CMake configuration, which older packages do not have.
find_path(Kissfft_INCLUDE_DIR kissfft/kiss_fftr.h)
find_library(Kissfft_LIBRARY kissfft-float)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Kissfft REQUIRED_VARS Kissfft_LIBRARY Kissfft_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "Vigie needs kissfft in single precision (Debian: libkissfft-dev)")
if(Kissfft_FOUND AND NOT TARGET Kissfft::Kissfft)
  add_library(Kissfft::Kissfft UNKNOWN IMPORTED)
  set_target_properties(Kissfft::Kissfft PROPERTIES
    IMPORTED_LOCATION "${Kissfft_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${Kissfft_INCLUDE_DIR}")
endif()
