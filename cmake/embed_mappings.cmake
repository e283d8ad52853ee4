# cmake -DNAMES=a;b -DFOLDER=… -DTO=embedded.cpp -P embed_mappings.cmake: FOLDER/a.yaml and the others as one C++ file.
set(rows "")
foreach(name IN LISTS NAMES)
  file(READ "${FOLDER}/${name}.yaml" yaml)
  string(APPEND rows "    {\"${name}\", R\"yaml(${yaml})yaml\"},\n")
endforeach()
file(WRITE "${TO}" "// Made from agent/mappings/*.yaml by cmake/embed_mappings.cmake.
#include \"agent/mappings/mappings.hpp\"

namespace vigie::mappings {

constexpr ready_made embedded[] = {
${rows}};

std::span<const ready_made> all() noexcept {
    return embedded;
}

}  // namespace vigie::mappings
")
