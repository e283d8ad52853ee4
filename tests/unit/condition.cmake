# unit tests of condition
vigie_test(condition_test
  SOURCES
    agent/condition/evidence_test.cpp
    agent/condition/judge_test.cpp
    agent/condition/course_test.cpp
    agent/condition/line_test.cpp
    agent/condition/machine_test.cpp
    agent/condition/presence_test.cpp
    agent/condition/maintenance_test.cpp
    agent/condition/operating_test.cpp
    agent/condition/replay_test.cpp
    agent/condition/sanity_test.cpp
    agent/condition/sensor_faults_test.cpp
    agent/condition/sensors_test.cpp
    agent/condition/snapshot_test.cpp
    agent/condition/trend_test.cpp
    agent/condition/watched_machine_test.cpp
  LINK vigie_condition)
