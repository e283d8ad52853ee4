"""Nobody is root, nothing can be written, and every pod can be told when it is well."""

import pytest
from modes import MODES
from rendering import WORKLOADS

HOST = {"/proc": "/host/proc", "/sys": "/host/sys", "/": "/host/root"}


@pytest.mark.parametrize("mode", MODES)
def test_pods_have_no_more_rights_than_they_need(chart, mode):
    rendered = chart.render(MODES[mode])
    for name, pod in rendered.pods().items():
        assert pod["securityContext"]["runAsNonRoot"] is True and pod["securityContext"]["runAsUser"] > 0, name
        assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        assert pod["automountServiceAccountToken"] is False
        assert not {"hostNetwork", "hostPID", "hostIPC"} & pod.keys()
    for (pod, name), container in rendered.containers().items():
        rights = container["securityContext"]
        assert rights["allowPrivilegeEscalation"] is False and rights["readOnlyRootFilesystem"] is True, (pod, name)
        assert rights["capabilities"]["drop"] == ["ALL"] and "privileged" not in rights
        if name == "own-directory":
            assert rights["capabilities"]["add"] == ["CHOWN"] and container["command"][0] == "chown"
            assert [one["name"] for one in container["volumeMounts"]] in (["data"], ["state"])
        else:
            assert "add" not in rights["capabilities"] and "runAsUser" not in rights


@pytest.mark.parametrize("mode", MODES)
def test_pods_say_what_they_need_and_have_a_limit_of_memory(chart, mode):
    for key, container in chart.render(MODES[mode]).containers().items():
        resources = container["resources"]
        assert {"cpu", "memory"} <= resources["requests"].keys() and "memory" in resources["limits"], key
        assert "cpu" not in resources["limits"]


@pytest.mark.parametrize("mode", MODES)
def test_images_are_pinned(chart, mode):
    for key, container in chart.render(MODES[mode]).containers().items():
        tag = container["image"].rpartition(":")[2]
        assert tag and "/" not in tag and tag != "latest", key
        assert container["imagePullPolicy"] == "IfNotPresent"


@pytest.mark.parametrize("mode", MODES)
def test_whoever_listens_is_probed(chart, mode):
    rendered = chart.render(MODES[mode])
    for kind in WORKLOADS:
        for name, one in rendered.of(kind).items():
            for container in one["spec"]["template"]["spec"]["containers"]:
                probes = {"startupProbe", "readinessProbe", "livenessProbe"}
                assert probes <= container.keys() or not container.get("ports"), name


@pytest.mark.parametrize("mode", MODES)
def test_a_change_takes_one_pod_at_a_time(chart, mode):
    rendered = chart.render(MODES[mode])
    for one in rendered.of("DaemonSet").values():
        assert one["spec"]["updateStrategy"] == {"type": "RollingUpdate", "rollingUpdate": {"maxUnavailable": 1}}
    for name, one in rendered.of("Deployment").items():
        strategy = one["spec"]["strategy"]
        if name.removeprefix("vigie-") in ("api-gateway", "service-age", "service-poids"):
            assert strategy["rollingUpdate"]["maxUnavailable"] == 1
        else:
            assert strategy == {"type": "Recreate"} and one["spec"]["replicas"] == 1, f"two of {name} would be one session"


def test_the_nodes_own_files_are_seen_at_other_places_and_read_only(chart):
    pod = chart.render().pods()["vigie-agent"]
    sources = {one["name"]: one["hostPath"]["path"] for one in pod["volumes"] if "hostPath" in one}
    mounts = {sources[one["name"]]: one for one in pod["containers"][0]["volumeMounts"] if one["name"] in sources}
    for path, place in HOST.items():
        assert (mounts[path]["mountPath"], mounts[path]["readOnly"]) == (place, True)
    assert mounts["/var/lib/vigie/monitoring-vigie/agent"]["mountPath"] == "/var/lib/vigie"
    assert len(mounts) == 4


@pytest.mark.parametrize("name", ["vigie-agent", "vigie-mosquitto", "vigie-sensor-sim"])
def test_every_node_has_one_whatever_its_taints(chart, name):
    pod = chart.render({"sensorSim": {"enabled": True}}).pods()[name]
    assert pod["tolerations"] == [{"operator": "Exists"}]


@pytest.mark.parametrize("name", ["vigie-agent", "vigie-mosquitto", "vigie-sensor-sim"])
def test_certain_nodes_have_the_whole_cell(chart, name):
    pod = chart.render({"agent": {"nodeSelector": {"edge": "yes"}}, "sensorSim": {"enabled": True}}).pods()[name]
    assert pod["nodeSelector"] == {"edge": "yes"}


def test_own_images_are_named_by_registry_and_tag(chart):
    rendered = chart.render({"image": {"registry": "registry.example.com/vigie/", "tag": "1.2.3"}})
    images = {one["image"] for one in rendered.containers().values()}
    assert {"registry.example.com/vigie/vigie-agent:1.2.3", "registry.example.com/vigie/vigie-services:1.2.3"} < images


def test_with_a_web_configuration_probes_need_no_password(chart):
    container = chart.render({"agent": {"webConfig": "agent-web"}}).containers()["vigie-agent", "vigie-agent"]
    assert "--web.config.file=/etc/vigie-web/web-config.yml" in container["args"]
    assert all(container[probe]["tcpSocket"] == {"port": "http"} for probe in ("startupProbe", "readinessProbe", "livenessProbe"))
