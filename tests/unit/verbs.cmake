vigie_test(verbs_test
  SOURCES
    agent/verbs/bounded_lines_test.cpp
    agent/verbs/detail_test.cpp
    agent/verbs/document_words_test.cpp
    agent/verbs/guess_format_test.cpp
    agent/verbs/message_line_test.cpp
    agent/verbs/metric_guess_test.cpp
    agent/verbs/replay_test.cpp
    agent/verbs/schema_text_test.cpp
  LINK vigie_explain)
