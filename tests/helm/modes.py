"""All ways in which the chart can be installed that differ in what is rendered, by name."""

EXTERNAL = {"mode": "external", "external": {"url": "mqtts://broker.plant", "caSecret": "plant-ca"},
            "auth": {"existingSecret": "plant-passwords"}}
FILTERS = [{"name": "press", "filter": "plant/lyon/press/#"}, {"name": "paint", "filter": "plant/lyon/paint/#"}]
EPHEMERAL = {"broker": {"persistence": {"type": "emptyDir", "central": {"type": "emptyDir"}}},
             "agent": {"state": {"type": "emptyDir", "central": {"type": "emptyDir"}}}}

BROKERS = {
    "node": {},
    "node, nothing kept": EPHEMERAL,
    "node, host port": {"broker": {"hostPort": {"enabled": True}}},
    "node, host port and TLS": {"broker": {"hostPort": {"enabled": True, "port": 8883, "address": "10.1.2.3"},
                                           "tls": {"secretName": "broker-tls"}}},
    "node, everybody": {"broker": {"auth": {"enabled": False}}},
    "node, secrets of one's own": {"broker": {"auth": {"existingSecret": "passwords", "existingAclSecret": "acl"}}},
    "central": {"broker": {"mode": "central"}},
    "central, nothing kept": {"broker": {"mode": "central", **EPHEMERAL["broker"]}, "agent": EPHEMERAL["agent"]},
    "central, an agent a line": {"broker": {"mode": "central"}, "agent": {"filters": FILTERS}},
    "central, without node readings": {"broker": {"mode": "central"}, "agent": {"nodeReadings": {"enabled": False}}},
    "external": {"broker": EXTERNAL},
    "external, an agent a line": {"broker": EXTERNAL, "agent": {"filters": FILTERS}},
    "external, plain": {"broker": {"mode": "external", "external": {"url": "mqtt://broker.plant:1884"},
                                   "auth": {"enabled": False}}},
}

OTHERS = {
    "as it comes": {},
    "all of it": {"sensorSim": {"enabled": True, "speed": 60}, "agent": {"config": {"clock": "payload"}}, "mailpit": {"enabled": True},
                  "commonLabels": {"team": "platform"}, "priorityClassName": "edge",
                  "image": {"registry": "registry.example.com/vigie", "tag": "1.2.3", "pullSecrets": [{"name": "registry"}]}},
    "nothing beside": {"services": {"enabled": False}, "networkPolicy": {"enabled": False},
                       "monitoring": {"monitors": False, "rules": False, "dashboards": False}},
    "looked at by few": {"agent": {"webConfig": "agent-web"},
                         "monitoring": {"labels": {"release": "monitoring"},
                                        "agentEndpoint": {"scheme": "https", "tlsConfig": {"insecureSkipVerify": True}}},
                         "networkPolicy": {"gatewayFrom": [{"namespaceSelector": {}}],
                                           "agentFrom": [{"namespaceSelector": {}}],
                                           "brokerFrom": [{"ipBlock": {"cidr": "10.0.0.0/8"}}]}},
    "no autoscaler, a node port": {"services": {"apiGateway": {"autoscaling": {"enabled": False}, "replicas": 3,
                                                               "service": {"type": "NodePort", "nodePort": 30808}}}},
    "certain nodes": {"agent": {"nodeSelector": {"edge": "yes"}, "tolerations": []}},
}


def merged(one, other):
    """Both, deep; `other` wins."""
    both = dict(one)
    for key, value in other.items():
        both[key] = merged(both[key], value) if isinstance(value, dict) and isinstance(both.get(key), dict) else value
    return both


MODES = {f"{broker}; {other}": merged(BROKERS[broker], OTHERS[other]) for broker in BROKERS for other in OTHERS}
