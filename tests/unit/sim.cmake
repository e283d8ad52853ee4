# unit tests of sensor-sim
vigie_test(sim_test
  SOURCES sensor-sim/plant/text_test.cpp sensor-sim/plant/parse_test.cpp sensor-sim/plant/complaints_test.cpp
          sensor-sim/signal/noise_test.cpp sensor-sim/signal/work_test.cpp sensor-sim/signal/effect_test.cpp
          sensor-sim/signal/sensor_signal_test.cpp sensor-sim/signal/production_count_test.cpp
          sensor-sim/feed/schedule_test.cpp sensor-sim/feed/plant_feed_test.cpp
          sensor-sim/feed/demo_plant_test.cpp sensor-sim/replay/recording_test.cpp sensor-sim/replay/channels_test.cpp
          sensor-sim/replay/replay_feed_test.cpp sensor-sim/run/options_test.cpp
  LINK sim_run)
