vigie_test(ingest_test SOURCES agent/ingest/inbox_test.cpp LINK vigie_ingest)
