"""./vigie demo: broker, agent, application, Alertmanager, node-exporter, Prometheus, then a plant whose pump-1 fails."""

import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

from demo import grafana, options, page
from demo.children import Children, Failed, Interrupted
from demo.inbox import Inbox
from demo.machines import machines
from demo.pages import Pages
from demo.ports import Ports, free_port
from demo.running import Announced
from demo.screen import Screen
from demo.stack import Stack
from demo.verdict import Verdict

ROOT = Path(__file__).resolve().parent.parent
PLACE, FAULTY = "lyon/press", "pump-1"  # of plants/demo.yaml; a recording is played as this machine's
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main(arguments):
    wanted = options.parse(arguments)
    directory = (wanted.dir or Path(tempfile.mkdtemp(prefix="vigie-demo-"))).resolve()
    directory.mkdir(parents=True, exist_ok=True)
    screen = Screen()
    children = Children(directory)
    for number in SIGNALS:
        signal.signal(number, children.interrupt)
    try:
        status = run(wanted, directory, children, screen)
    except Interrupted:
        status = 130 if wanted.until_mail else 0
        screen.text("Stopping …")
    except Failed as failure:
        status = 1
        screen.say(str(failure))
    finally:
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)  # what was started is ended, whatever else is asked
        children.stop()
    if wanted.dir or status == 1:
        screen.text(f"Configuration, logs and mails are in {directory}")
    else:
        shutil.rmtree(directory)
    return status


def run(wanted, directory, children, screen):
    ports = Ports(wanted.published)
    stack = Stack(ROOT, directory, children, screen.say, ports)
    smtp_port = free_port()
    with (Inbox(directory / "mails", smtp_port) as inbox,
          Pages(ports.address, ports.of("pages"), ROOT / "docs/runbooks", stack.agent) as pages):
        stack.start_broker()
        stack.start_agent(wanted.recording, wanted.speed)
        stack.start_services()
        stack.start_monitoring(smtp_port, wanted.language, pages.url)
        show_links(stack, inbox, screen)
        with Announced(ROOT, stack.application, stack.prometheus):
            stack.start_plant(f"{PLACE}/{FAULTY}", wanted.recording, wanted.speed)
            return watch(wanted, stack, inbox, children, screen)


def show_links(stack, inbox, screen):
    screen.text(f"""
    landing page   {stack.agent}/
    application    {stack.application}/
    metrics        {stack.agent}/metrics
    Prometheus     {stack.prometheus}/
    alerts         {stack.alerts_page()}
    Alertmanager   {stack.alertmanager}/
    Grafana        {stack.grafana or grafana.HINT}
    mails          {inbox.directory}
""")


def watch(wanted, stack, inbox, children, screen):
    """Shows machines and mails until Ctrl-C, or with --until-mail until there is a verdict."""
    verdict, seen = Verdict(FAULTY), []
    while True:
        children.check()
        seen = machines(page.parse(stack.page())) or seen
        for mail in inbox.new_mails():
            screen.say(f"An e-mail arrived:\n{_boxed(mail)}")
            verdict.add(mail, [machine.name for machine in seen])
        screen.lines([machine.line() for machine in seen])
        if wanted.until_mail:
            if verdict.wrong or screen.elapsed() > wanted.timeout:
                raise Failed(verdict.missing(seen, inbox.mails))
            if verdict.right:
                screen.say(f"The e-mail for {FAULTY} is there, and no healthy machine got one.")
                return 0
        time.sleep(0.5)


def _boxed(mail):
    return "\n".join(f"  | {line}".rstrip() for line in str(mail).splitlines()) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
