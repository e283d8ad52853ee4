"""Whatever values allow renders, and what is rendered is whole: nothing is missing that something refers to."""

import pytest
from modes import MODES
from rendering import WORKLOADS

WITHOUT_REFERENCE = {"plant-ca", "plant-passwords", "broker-tls", "passwords", "acl", "agent-web"}  # of the operator's


@pytest.mark.parametrize("mode", MODES)
def test_every_object_is_of_the_release(chart, mode):
    objects = chart.render(MODES[mode]).objects
    names = [(one["kind"], one["metadata"]["name"]) for one in objects]
    assert len(names) == len(set(names)), "two objects have one name"
    for one in objects:
        assert one["metadata"]["namespace"] == "monitoring", one
        assert one["metadata"]["name"].split("-")[0] == "vigie"
        assert one["metadata"]["labels"]["app.kubernetes.io/instance"] == "vigie"


@pytest.mark.parametrize("mode", MODES)
def test_whatever_is_referred_to_is_there(chart, mode):
    rendered = chart.render(MODES[mode])
    for name, pod in rendered.pods().items():
        mounted = set()
        for container in pod.get("initContainers", []) + pod["containers"]:
            mounted |= {one["name"] for one in container.get("volumeMounts", [])}
        volumes = {one["name"]: one for one in pod.get("volumes", [])}
        assert mounted == volumes.keys(), f"{name} mounts what is not there, or not what is"
        for volume in volumes.values():
            if "configMap" in volume:
                assert volume["configMap"]["name"] in rendered.of("ConfigMap")
            if "secret" in volume and volume["secret"]["secretName"] not in WITHOUT_REFERENCE:
                assert volume["secret"]["secretName"] in rendered.of("Secret")
            if "persistentVolumeClaim" in volume:
                assert volume["persistentVolumeClaim"]["claimName"] in rendered.of("PersistentVolumeClaim")
        assert pod["serviceAccountName"] in rendered.of("ServiceAccount")


def selects(selector, labels):
    return all(labels.get(key) == value for key, value in selector.items())


@pytest.mark.parametrize("mode", MODES)
def test_selectors_find_their_own_pods_and_no_others(chart, mode):
    rendered = chart.render(MODES[mode])
    labels = {name: one["spec"]["template"]["metadata"]["labels"] for kind in WORKLOADS for name, one in rendered.of(kind).items()}
    for kind in WORKLOADS:
        for name, one in rendered.of(kind).items():
            found = [other for other in labels if selects(one["spec"]["selector"]["matchLabels"], labels[other])]
            assert found == [name]
    selectors = [(name, one["spec"]["selector"]) for name, one in rendered.of("Service").items()]
    selectors += [(f"{kind} {name}", one["spec"]["selector"]["matchLabels"]) for kind in
                  ("PodDisruptionBudget", "PodMonitor", "ServiceMonitor") for name, one in rendered.of(kind).items()]
    for name, selector in selectors:
        wanted = [one for one in labels.values() if selects(selector, one)]
        assert wanted or mode.startswith("central, without") and "nothing" not in mode, f"{name} selects nobody"


@pytest.mark.parametrize("mode", MODES)
def test_services_lead_to_ports_that_are_named(chart, mode):
    rendered = chart.render(MODES[mode])
    for name, service in rendered.of("Service").items():
        selector = service["spec"]["selector"]
        ports = set()
        for kind in WORKLOADS:
            for one in rendered.of(kind).values():
                if selects(selector, one["spec"]["template"]["metadata"]["labels"]):
                    for container in one["spec"]["template"]["spec"]["containers"]:
                        ports |= {port["name"] for port in container["ports"]}
        assert {port["targetPort"] for port in service["spec"]["ports"]} <= ports, name


def test_the_same_values_render_the_same(chart):
    """But for the passwords that are made: an upgrade that changes nothing rolls nothing."""
    values = {"broker": {"auth": {"existingSecret": "passwords"}}}
    arguments = ("template", "vigie", chart.directory, "--set", "broker.auth.existingSecret=passwords")
    assert chart.render(values).text and chart.call(*arguments) == chart.call(*arguments)


def test_two_releases_share_nothing(chart):
    def names(rendered):
        return {(one["kind"], one["metadata"]["name"]) for one in rendered.objects}

    one, other = chart.render(release="vigie"), chart.render(release="other")
    assert not names(one) & names(other)

    def directories(rendered):
        return {volume["hostPath"]["path"] for pod in rendered.pods().values() for volume in pod.get("volumes", [])
                if volume.get("hostPath", {}).get("type") == "DirectoryOrCreate"}

    assert directories(one) and not directories(one) & directories(other)
