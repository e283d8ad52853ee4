vigie_test(pipeline_test
  SOURCES agent/pipeline/data_clock_test.cpp agent/pipeline/documents_test.cpp agent/pipeline/inherit_test.cpp
          agent/pipeline/inventory_test.cpp agent/pipeline/machines_test.cpp agent/pipeline/memory_test.cpp
          agent/pipeline/pipeline_test.cpp agent/pipeline/sanity_test.cpp
          agent/pipeline/rejections_test.cpp agent/pipeline/tally_test.cpp
          agent/pipeline/route_cache_test.cpp
  LINK vigie_pipeline)
