"""generate.py [--check]: writes into the values of this folder what has its source elsewhere.

prometheus-values.yaml: Alertmanager's route, inhibition, receivers and mail templates, of alert-rules/.
french.yaml: which of the templates it reads for mails in French.
vigie-demo.yaml: the agent's configuration, of demo/agent.yaml.
--check writes nothing and names the files that are not as they would be written; exit status 1 when there are any.
"""

import sys
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
MARK = "# Made by helm/values/generate.py of "

# Mails of the demo go to Mailpit, of the other release in the same namespace. production.yaml has another server.
MAIL_SERVER = {"resolve_timeout": "5m", "smtp_smarthost": "vigie-mailpit:1025", "smtp_from": "vigie@example.com",
               "smtp_hello": "alertmanager", "smtp_require_tls": False}

# What the stack has itself: an alert that stands for those of no weight. Its other one, Watchdog, takes the route of ours.
STACK_ROUTES = [{"receiver": "null", "matchers": ['alertname="InfoInhibitor"']}]
# Its inhibition by namespace and alertname, kept from our alerts: with it one machine, or one program, would silence another.
NOT_OURS = 'alertname!~"(Plant|Vigie|App).+"'
STACK_INHIBITION = [
    {"source_matchers": ['severity="critical"', NOT_OURS],
     "target_matchers": ['severity=~"warning|info"', NOT_OURS], "equal": ["namespace", "alertname"]},
    {"source_matchers": ['severity="warning"', NOT_OURS],
     "target_matchers": ['severity="info"', NOT_OURS], "equal": ["namespace", "alertname"]},
    {"source_matchers": ['alertname="InfoInhibitor"'],
     "target_matchers": ['severity="info"', NOT_OURS], "equal": ["namespace"]},
    {"target_matchers": ['alertname="InfoInhibitor"']},
    # What alert-rules/platform.yaml does elsewhere: no sign of life while mails or rules fail.
    {"source_matchers": ['alertname=~"Alertmanager(Cluster)?FailedToSendAlerts"', 'integration="email"'],
     "target_matchers": ['alertname="Watchdog"']},
    {"source_matchers": ['alertname="PrometheusRuleFailures"'], "target_matchers": ['alertname="Watchdog"']},
    # An agent that restarts, or is down, is told by its node's name.
    {"source_matchers": ['alertname=~"VigieAgent(Restarting|Down)"'],
     "target_matchers": ['alertname="KubePodCrashLooping"', 'container="vigie-agent"']},
]


class Dumper(yaml.SafeDumper):
    """Text of several lines as it stands, lists indented, nothing by reference."""

    def increase_indent(self, flow=False, indentless=False):
        return super().increase_indent(flow, False)

    def ignore_aliases(self, data):
        return True


Dumper.add_representer(str, lambda dumper, text: dumper.represent_scalar(
    "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None))


def read(path):
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def dump(document, indent):
    text = yaml.dump(document, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=1000)
    return "".join(" " * indent + line if line.strip() else line for line in text.splitlines(keepends=True))


def alertmanager():
    """The stack's `alertmanager.config` and `templateFiles`."""
    ours = read("alert-rules/alertmanager.yaml")
    route = {**ours["route"], "routes": STACK_ROUTES + ours["route"]["routes"]}
    config = {"global": MAIL_SERVER, "templates": templates("en"), "route": route,
              "inhibit_rules": ours["inhibit_rules"] + STACK_INHIBITION,
              "receivers": [{"name": "null"}, *ours["receivers"]]}
    files = {mounted(path): path.read_text(encoding="utf-8") for path in sorted((ROOT / "alert-rules/mail").rglob("*.tmpl"))}
    return {"config": config, "templateFiles": files}


def mounted(path):
    """A template's name among Alertmanager's files, which have no folders: mail-html.tmpl, fr-words.tmpl."""
    return f"{path.parent.name}-{path.name}"


def templates(language):
    return [f"/etc/alertmanager/config/{folder}-*.tmpl" for folder in ("mail", language)]


def french():
    return {"templates": templates("fr")}


def demo_agent():
    """The chart's `agent.config`: broker and node's roots are the chart's own."""
    document = read("demo/agent.yaml")
    del document["broker"]
    return {"config": document}


MADE = {"prometheus-values.yaml": (alertmanager, 2), "french.yaml": (french, 4), "vigie-demo.yaml": (demo_agent, 2)}


def written(path, made, indent):
    """The file with what stands behind the mark made anew."""
    text = path.read_text(encoding="utf-8")
    begin = text.index("\n", text.index(MARK)) + 1
    return text[:begin] + dump(made(), indent)


def main(check):
    stale = [name for name, made in MADE.items() if (HERE / name).read_text(encoding="utf-8") != written(HERE / name, *made)]
    for name in stale:
        if check:
            print(f"helm/values/{name} is not what helm/values/generate.py would write")
        else:
            (HERE / name).write_text(written(HERE / name, *MADE[name]), encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] == ["--check"]))
