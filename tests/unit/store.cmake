vigie_test(store_test
  SOURCES agent/store/page_writer_test.cpp agent/store/series_test.cpp agent/store/series_table_test.cpp
          agent/store/text_arena_test.cpp agent/store/text_format_test.cpp
  LINK vigie_store)
