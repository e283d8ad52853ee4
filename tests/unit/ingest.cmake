vigie_test(ingest_test
  SOURCES agent/ingest/inbox_test.cpp agent/ingest/reach_test.cpp agent/ingest/session_test.cpp
  LINK vigie_ingest)
