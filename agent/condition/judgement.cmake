# The judgement of machines by the blocks of ISO 13374, in the order in which they are passed.
target_sources(vigie_condition PRIVATE
  manipulation.cpp
  baseline.cpp
  indicator.cpp
  health.cpp
  prognosis.cpp
  advisory.cpp
  machine_judgement.cpp
  remaining_life.cpp
  turbofan_life.cpp)
