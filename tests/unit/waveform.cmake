vigie_test(waveform_test
  SOURCES
    agent/waveform/analysis_test.cpp
    agent/waveform/bearing_test.cpp
    agent/waveform/shape_test.cpp
    agent/waveform/spectrum_test.cpp
    agent/waveform/transform_test.cpp
    agent/waveform/waveforms_test.cpp
  LINK vigie_waveform)

vigie_test(waveform_allocation_test
  SOURCES
    agent/decode/allocation_count.cpp
    agent/waveform/allocation_test.cpp
  LINK vigie_waveform)
