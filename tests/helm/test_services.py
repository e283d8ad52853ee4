"""The application, the broker's secrets, and what a test of the release asks."""

import base64

import pytest
import yaml

SERVICES = {"api-gateway": 8080, "service-age": 8081, "service-poids": 8082}


@pytest.mark.parametrize(("name", "port"), SERVICES.items())
def test_each_service_is_scaled_spread_and_never_gone(chart, name, port):
    rendered = chart.render()
    scaler = rendered.one("HorizontalPodAutoscaler", f"vigie-{name}")["spec"]
    assert (scaler["scaleTargetRef"]["name"], scaler["minReplicas"], scaler["maxReplicas"]) == (f"vigie-{name}", 2, 6)
    assert rendered.one("PodDisruptionBudget", f"vigie-{name}")["spec"]["maxUnavailable"] == 1
    deployment = rendered.one("Deployment", f"vigie-{name}")["spec"]
    assert "replicas" not in deployment, "the autoscaler's business: an upgrade would undo it"
    spread = deployment["template"]["spec"]["topologySpreadConstraints"]
    assert [one["topologyKey"] for one in spread] == ["kubernetes.io/hostname"]
    assert rendered.one("Service", f"vigie-{name}")["spec"]["ports"][0]["port"] == port


@pytest.mark.parametrize(("name", "port"), SERVICES.items())
def test_a_pod_that_ends_answers_what_has_come(chart, name, port):
    """Five seconds until nobody sends anything more, ten for what is under way, before it is killed."""
    pod = chart.render().pods()[f"vigie-{name}"]
    assert pod["containers"][0]["lifecycle"] == {"preStop": {"sleep": {"seconds": 5}}}
    assert pod["terminationGracePeriodSeconds"] > 5 + 10
    assert pod["containers"][0]["ports"] == [{"name": "http", "containerPort": port}]


def test_the_gateway_finds_the_two_others(chart):
    rendered = chart.render(release="mine")
    arguments = rendered.containers()["mine-api-gateway", "api-gateway"]["args"]
    for argument, name in (("--upstream.age", "mine-service-age"), ("--upstream.weight", "mine-service-poids")):
        port = rendered.one("Service", name)["spec"]["ports"][0]["port"]
        assert f"{argument}=http://{name}:{port}" in arguments


def test_without_an_autoscaler_the_number_is_fixed(chart):
    values = {"services": {"apiGateway": {"autoscaling": {"enabled": False}, "replicas": 3}}}
    rendered = chart.render(values)
    assert rendered.one("Deployment", "vigie-api-gateway")["spec"]["replicas"] == 3
    assert "vigie-api-gateway" not in rendered.of("HorizontalPodAutoscaler")


def test_a_password_a_user_is_made(chart):
    secret = chart.render({"broker": {"auth": {"users": ["sensors", "scada"]}}}).one("Secret", "vigie-mqtt-passwords")
    assert secret["data"].keys() == {"agent", "sensors", "scada"}
    words = {base64.b64decode(one).decode() for one in secret["data"].values()}
    assert len(words) == 3 and all(len(one) == 32 and one.isalnum() for one in words)


def test_what_a_broker_says_is_set_by_the_project_and_the_chart(chart, root):
    lines = chart.render().one("ConfigMap", "vigie-mosquitto")["data"]["mosquitto.conf"]
    assert lines.startswith((root / "broker/mosquitto.conf").read_text())
    for line in ("listener 1883", "allow_anonymous false", "password_file /mosquitto/auth/passwords",
                 "acl_file /mosquitto/auth/acl", "persistence true", "autosave_interval 60"):
        assert line in lines.splitlines()


@pytest.mark.parametrize(("values", "rolls"), [
    ({"broker": {"extraConfig": "message_size_limit 1000"}}, True),
    ({"broker": {"auth": {"acl": "user agent\ntopic read #\n"}}}, True),
    ({"agent": {"logLevel": "debug"}}, False),
])
def test_a_broker_is_rolled_by_its_own_settings_alone(chart, values, rolls):
    def template(rendered):
        return yaml.safe_dump(rendered.one("DaemonSet", "vigie-mosquitto")["spec"]["template"])

    assert (template(chart.render(values)) != template(chart.render())) == rolls


def test_the_simulator_is_rolled_by_another_plant(chart):
    def template(plant):
        rendered = chart.render({"sensorSim": {"enabled": True, "plant": plant}})
        return rendered.one("DaemonSet", "vigie-sensor-sim")["spec"]["template"]

    assert template("site: lyon") != template("site: paris")


def test_the_simulator_has_a_line_of_the_nodes_name(chart, root):
    rendered = chart.render({"sensorSim": {"enabled": True}})
    pod = rendered.pods()["vigie-sensor-sim"]
    assert "--line=$(NODE_NAME)" in pod["containers"][0]["args"]
    assert pod["containers"][0]["env"] == [{"name": "NODE_NAME", "valueFrom": {"fieldRef": {"fieldPath": "spec.nodeName"}}}]
    plant = rendered.one("ConfigMap", "vigie-sensor-sim")["data"]["plant.yaml"]
    assert plant == (root / "plants/demo.yaml").read_text()


def test_the_test_of_a_release_asks_all_that_is_there(chart):
    def asked(values):
        return " ".join(chart.render(values).pods()["vigie-test"]["containers"][0]["command"])

    assert all(word in asked({}) for word in ("mosquitto_rr", "vigie-agent:9469", "vigie-api-gateway:8080"))
    assert "vigie-api-gateway" not in asked({"services": {"enabled": False}})
    hook = chart.render().one("Pod", "vigie-test")["metadata"]["annotations"]
    assert hook["helm.sh/hook"] == "test"
