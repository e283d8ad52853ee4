# vigie_room(NAME SOURCES … LINK …): one static library a room, included as "<top folder>/<room>/…".
function(vigie_room name)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "" "SOURCES;LINK")
  add_library(${name} STATIC ${room_SOURCES})
  target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}")
  target_link_libraries(${name} PUBLIC ${room_LINK})
endfunction()
