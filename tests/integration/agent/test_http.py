"""What Prometheus and people ask the agent for."""
import concurrent.futures
import json
import urllib.error

import pytest


def test_healthy_ready_and_the_landing_page_answer(agent):
    assert "healthy" in agent.get("/-/healthy")
    assert "ready" in agent.get("/-/ready")
    assert "<b class=\"s0\">connected</b>" in agent.get("/")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        agent.get("/nowhere")


def test_the_page_is_packed_when_asked_for(agent):
    assert "vigie_build_info" in agent.get(headers={"Accept-Encoding": "gzip"})


def test_somebody_who_asks_all_the_time_gets_an_answer_each_time(agent, broker):
    with concurrent.futures.ThreadPoolExecutor(10) as pool:
        pages = list(pool.map(lambda _: agent.get(headers={"Accept-Encoding": "gzip"}), range(200)))
    assert all("vigie_messages_total" in page for page in pages)
    broker.publish("plant/pump-1/temperature", '{"value": 5}')
    agent.until_value('plant_temperature_celsius{machine="pump-1"}', 5)


def test_what_was_rejected_is_told_with_the_last_message(agent, broker):
    broker.publish("plant/pump-1/temperature", '{"value": "hot"}', '{"value": "hotter"}')
    broker.publish_file("plant/pump-2/temperature", b"\xff\x00")
    agent.until_value('vigie_messages_rejected_total{rule="temperature",reason="not_utf8"}', 1)
    told = json.loads(agent.get("/api/v1/rejections"))
    assert told["left_out"] == 0
    of = {(each["rule"], each["reason"]): each for each in told["rejections"]}
    number = of["temperature", "not_a_number"]
    assert (number["messages"], number["readings"], number["topic"]) == (2, 2, "plant/pump-1/temperature")
    assert (number["payload"], number["payload_bytes"], number["metric"]) == ('{"value": "hotter"}', 19, "plant_temperature_celsius")
    assert of["temperature", "not_utf8"]["payload_hex"] == "ff00"
    page = agent.get("/")
    assert "{&quot;value&quot;: &quot;hotter&quot;}" in page and "0xff00" in page
