"""What Prometheus and people ask the agent for."""
import concurrent.futures
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
