"""A change of the configuration reaches running agents, and they lose nothing by it."""

from kube import until
from release import restarts


def configuration(release, node):
    return release.page(node)["vigie_config_hash"][0][1]


def test_a_change_of_the_configuration_reloads_without_losing_series(release, all_nodes, tell):
    before = {node: release.page(node) for node in all_nodes}
    pods = {pod["metadata"]["uid"]: restarts(pod) for pod in release.pods("vigie-agent")}
    release.upgrade("--set", "agent.config.expiry=10m")
    for node in all_nodes:
        until(lambda: configuration(release, node) != before[node]["vigie_config_hash"][0][1],
              f"the agent of {node} takes the new configuration", 180)
        after = release.page(node)
        lost = [one for metric in ("plant_load_ratio", "plant_vibration_velocity_meters_per_second", "plant_machine_learned_ratio")
                for one in _labels(before[node], metric) - _labels(after, metric)]
        assert not lost
        assert after["vigie_config_last_reload_successful"][0][1] == 1
        assert after["process_start_time_seconds"] == before[node]["process_start_time_seconds"]
        tell(f"reload on {node}: {int(after['vigie_series'][0][1])} series, "
             f"{int(before[node]['vigie_series'][0][1])} before")
    assert {pod["metadata"]["uid"]: restarts(pod) for pod in release.pods("vigie-agent")} == pods


def _labels(shown, metric):
    return {tuple(sorted(labels.items())) for labels, _ in shown.get(metric, [])}
