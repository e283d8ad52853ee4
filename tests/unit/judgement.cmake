# unit tests of the judgement of machines, and of its evaluation
vigie_test(judgement_test
  SOURCES
    agent/condition/advisory_test.cpp
    agent/condition/baseline_test.cpp
    agent/condition/health_test.cpp
    agent/condition/hostile_test.cpp
    agent/condition/indicator_test.cpp
    agent/condition/machine_judgement_test.cpp
    agent/condition/manipulation_test.cpp
    agent/condition/persistence_test.cpp
    agent/condition/prognosis_test.cpp
    agent/condition/remaining_life_test.cpp
  LINK vigie_condition)
vigie_test(evaluation_test
  SOURCES
    evaluate/kinds_test.cpp
    evaluate/mails_test.cpp
    evaluate/options_test.cpp
    evaluate/report_test.cpp
    evaluate/rules_test.cpp
    evaluate/run_test.cpp
    evaluate/samples_test.cpp
    evaluate/scoring_test.cpp
    evaluate/table_test.cpp
    evaluate/turbofan_test.cpp
    evaluate/units_test.cpp
  LINK vigie_evaluation)
