# cmake -DROWS=/path|content type|file;… -DTO=embedded.cpp -P embed_files.cmake: the files as one C++ file.
set(all "")
foreach(row IN LISTS ROWS)
  string(REPLACE "|" ";" parts "${row}")
  list(GET parts 0 path)
  list(GET parts 1 type)
  list(GET parts 2 file)
  file(READ "${file}" text)
  string(APPEND all "    {\"${path}\", \"${type}\", R\"file(${text})file\"},\n")
endforeach()
file(WRITE "${TO}" "// Made by cmake/embed_files.cmake.
#include \"services/gateway/static_files.hpp\"

namespace vigie::services {

constexpr static_file embedded[] = {
${all}};

std::span<const static_file> static_files() {
    return embedded;
}

}  // namespace vigie::services
")
