"""Sensors that nobody should believe, devices that are gone, and sensors that never came."""
import subprocess

from real_broker import until

CONFIG = """\
broker: {{url: "{url}", client_id: vigie-test}}
node: {{enabled: false}}
rules:
  - name: temperature
    topic: plant/{{machine}}/temperature
    readings: [{{metric: plant_temperature_celsius, help: Temperature, value: /value}}]
  - name: counter
    topic: count/{{device}}
    format: plain
    readings: [{{metric: shop_sales_total, type: counter, help: Sales}}]
  - name: availability
    topic: plant/{{machine}}/availability
    format: plain
    availability: {{}}
sensors:
  - {{metric: plant_temperature_celsius, unit: °C, hold: 0s, silent_after: {silent_after}, range: [-40, 150]}}
inventory:
  - labels: {{machine: [pump-1, pump-2]}}
    sensors: [{{metric: plant_temperature_celsius}}]
"""
KINDS = ("vigie_messages_taken_total", "vigie_messages_rejected_total", "vigie_messages_dropped_total",
         "vigie_queue_messages")


def start(agent, silent_after):
    return agent.start(text=CONFIG.format(url=agent.broker.url, silent_after=silent_after)).until_connected()


def silent(machine):
    return f'plant_sensor_silent{{metric="plant_temperature_celsius",machine="{machine}",broker="main"}}'


def fault(machine, which):
    return (f'plant_sensor_fault{{metric="plant_temperature_celsius",machine="{machine}",broker="main",'
            f'fault="{which}"}}')


def state(machine):
    return f'plant_sensor_state{{metric="plant_temperature_celsius",machine="{machine}"}}'


def test_a_sensor_of_the_inventory_that_never_comes_is_seen(idle_agent, broker):
    agent = start(idle_agent, "1s")
    agent.until_value(fault("pump-2", "never_seen"), 1)
    page = agent.get()
    assert agent.value(silent("pump-2"), page) == 1
    assert agent.value(state("pump-2"), page) == 3
    assert agent.value('plant_machine_state{machine="pump-2"}', page) == 3
    assert 'plant_temperature_celsius{machine="pump-2"}' not in page
    assert 'plant_sensor_last_sample_timestamp_seconds{metric="plant_temperature_celsius",machine="pump-2"}' not in page
    broker.publish("plant/pump-2/temperature", '{"value": 20}')
    agent.until_value(fault("pump-2", "never_seen"), 0)
    assert agent.value('plant_temperature_celsius{machine="pump-2"}') == 20
    lint = subprocess.run(["promtool", "check", "metrics"], input=agent.get(), text=True, capture_output=True)
    assert lint.returncode == 0, lint.stdout + lint.stderr


def test_an_impossible_value_is_refused_and_the_last_good_one_stays(idle_agent, broker):
    agent = start(idle_agent, "1h")
    broker.publish("plant/pump-1/temperature", '{"value": 61.5}', '{"value": 900}')
    rejected = 'vigie_messages_rejected_total{rule="temperature",reason="out_of_range"}'
    agent.until_value(rejected, 1)
    page = agent.get()
    assert agent.value('plant_temperature_celsius{machine="pump-1"}', page) == 61.5
    assert agent.value(fault("pump-1", "out_of_range"), page) == 1
    assert agent.value(silent("pump-1"), page) == 0
    assert agent.value(state("pump-1"), page) == 3
    assert agent.total("vigie_messages_total", page) == sum(agent.total(kind, page) for kind in KINDS)
    assert silent("pump-2") not in page, "nothing is said of what still may come"
    broker.publish("plant/pump-1/temperature", '{"value": 62}')
    agent.until_value(fault("pump-1", "out_of_range"), 0)
    assert agent.value(state("pump-1")) == 0


def test_a_last_will_silences_the_sensors_of_its_device_at_once(idle_agent, broker):
    agent = start(idle_agent, "1h")
    broker.publish("plant/pump-1/temperature", '{"value": 20}')
    broker.publish("plant/pump-1/availability", "online")
    agent.until_value(fault("pump-1", "offline"), 0)
    assert agent.value(silent("pump-1")) == 0
    with subprocess.Popen(["stdbuf", "-oL", "mosquitto_sub", "-d", "-h", "127.0.0.1", "-p", str(broker.port), "-i", "pump-1",
                           "-t", "none", "--will-topic", "plant/pump-1/availability", "--will-payload", "offline", "--will-qos", "1"],
                          stdout=subprocess.PIPE, text=True) as device:
        until(lambda: "CONNACK" in device.stdout.readline(), "the device is there")
        device.kill()
    agent.until_value(fault("pump-1", "offline"), 1)
    page = agent.get()
    assert agent.value(silent("pump-1"), page) == 1
    assert agent.value(state("pump-1"), page) == 3
    assert agent.value('plant_device_online{machine="pump-1"}', page) == 0
    broker.publish("plant/pump-1/availability", "online")
    agent.until_value(fault("pump-1", "offline"), 0)
    assert agent.value(silent("pump-1")) == 1, "until its next sample"
    broker.publish("plant/pump-1/temperature", '{"value": 21}')
    agent.until_value(silent("pump-1"), 0)


def test_a_sensor_that_falls_silent_again_and_again_is_intermittent(idle_agent, broker):
    agent = start(idle_agent, "1s")
    for time in range(3):
        assert fault("pump-1", "intermittent") + " 1" not in agent.get(), f"after {time} times"
        broker.publish("plant/pump-1/temperature", '{"value": 61.5}')
        agent.until_value(silent("pump-1"), 0)
        agent.until_value(silent("pump-1"), 1)
    assert agent.value(fault("pump-1", "intermittent")) == 1
    broker.publish("plant/pump-1/temperature", '{"value": 62}')
    agent.until_value(silent("pump-1"), 0)
    assert agent.value(fault("pump-1", "intermittent")) == 1, "being heard once proves nothing"


def test_a_broker_that_comes_and_goes_makes_no_sensor_intermittent(idle_agent, broker):
    agent = start(idle_agent, "1s")
    for _ in range(3):
        broker.publish("plant/pump-1/temperature", '{"value": 61.5}')
        agent.until_value(silent("pump-1"), 0)
        broker.stop()
        agent.until_value(silent("pump-1"), 1)
        broker.start()
        agent.until_connected()
    assert fault("pump-1", "intermittent") + " 1" not in agent.get()
