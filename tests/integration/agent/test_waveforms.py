"""Windows of samples, as a device publishes them, become indicators on the page."""
import base64
import json
import math
import struct

import pytest
from real_broker import until

CONFIG = """\
broker: {{url: "{url}", client_id: vigie-test}}
node: {{enabled: false}}
rules:
  - name: window
    topic: plant/{{machine}}/waveform
    waveforms:
      - at: /samples
        encoding: base64
        type: i16
        endian: little
        channels: [h, v]
        unit: g
        scale: 0.002
        rate: /rate
        envelope: [2000, 6000]
        bearing: {{bpfo: 3.5, bpfi: 5.5, bsf: 2.3, ftf: 0.4}}
        speed: 1800
        speed_unit: rpm
    readings:
      - {{metric: plant_acceleration_meters_per_second_squared, help: RMS, value: "/samples/{{axis}}/rms"}}
      - {{metric: plant_velocity_meters_per_second, help: RMS, value: "/samples/{{axis}}/velocity_rms"}}
      - {{metric: plant_defect_meters_per_second_squared, help: Defect, value: "/samples/{{axis}}/defects/{{defect}}", optional: true}}
  - name: counter
    topic: count/{{device}}
    format: plain
    readings: [{{metric: shop_sales_total, type: counter, help: Sales}}]
"""
RATE, COUNT = 25_600, 2_560


def payload(h, v, rate=RATE):
    samples = struct.pack(f"<{2 * COUNT}h", *(round(each) for both in zip(h, v) for each in both))
    return json.dumps({"samples": base64.b64encode(samples).decode(), "rate": rate})


def sine(amplitude, hertz):
    return [amplitude * math.sin(2 * math.pi * hertz * i / RATE) for i in range(COUNT)]


@pytest.fixture
def agent(idle_agent, broker):
    return idle_agent.start(text=CONFIG.format(url=broker.url)).until_connected()


def test_a_window_of_two_axes_becomes_indicators(agent, broker):
    modulated = [carrier * (1 + slow) for carrier, slow in zip(sine(5_000, 4_000), sine(0.5, 105))]
    broker.publish("plant/p-1/waveform", payload(sine(1_000, 160), modulated))
    series = 'plant_acceleration_meters_per_second_squared{axis="h",machine="p-1"}'
    until(lambda: agent.value(series) is not None, "the window's r.m.s.")
    metre = 0.002 * 9.80665
    assert agent.value(series) == pytest.approx(1_000 * metre / math.sqrt(2), rel=1e-3)
    velocity = agent.value('plant_velocity_meters_per_second{axis="h",machine="p-1"}')
    assert velocity == pytest.approx(1_000 * metre / (2 * math.pi * 160) / math.sqrt(2), rel=3e-3)
    defects = {defect: agent.value(f'plant_defect_meters_per_second_squared{{axis="v",defect="{defect}",machine="p-1"}}')
               for defect in ("bpfo", "bpfi", "bsf", "ftf")}
    assert defects["bpfo"] == pytest.approx(0.5 * 5_000 * metre, rel=0.03)
    assert defects["bpfi"] < 0.1 * defects["bpfo"] and defects["bsf"] < 0.1 * defects["bpfo"]
    assert defects["ftf"] is None, "12 Hz have not two periods in a tenth of a second"


def test_a_dead_axis_is_named_and_the_other_served(agent, broker):
    broker.publish("plant/p-1/waveform", payload([7] * COUNT, sine(1_000, 160)))
    until(lambda: agent.value('plant_velocity_meters_per_second{axis="v",machine="p-1"}') is not None, "the living axis")
    assert agent.value('vigie_readings_rejected_total{rule="window",reason="flat_window"}') == 6
    assert agent.value('plant_velocity_meters_per_second{axis="h",machine="p-1"}') is None
    broker.publish("plant/p-1/waveform", payload(sine(1, 10), sine(1, 10), rate=0))
    until(lambda: agent.value('vigie_messages_rejected_total{rule="window",reason="bad_rate"}') == 1, "the rate")
