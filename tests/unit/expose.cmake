vigie_test(expose_test
  SOURCES agent/expose/golden_page_test.cpp agent/expose/gzip_test.cpp agent/expose/landing_page_test.cpp
          agent/expose/machine_writer_test.cpp agent/expose/metrics_page_test.cpp
          agent/expose/rejections_json_test.cpp
  LINK vigie_expose Deflate::Deflate)
