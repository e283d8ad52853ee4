"""./vigie demo as its reader sees it: the right e-mail in time, exit codes, and nothing left behind."""

import email
import email.policy
import os
import re
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

from stack import ROOT, Demo

sys.path.insert(0, str(ROOT))
from demo import running  # noqa: E402  found by the line above


@pytest.fixture
def demo():
    started = []

    def start(*flags, **environment):
        started.append(Demo(*flags, **environment))
        return started[-1]

    yield start
    for one in started:
        one.close()
        assert not one.alive()


@pytest.fixture(scope="module")
def until_mail(tmp_path_factory):
    """The whole run once; the tests below look at what came of it."""
    run = Demo("--until-mail", "--dir", tmp_path_factory.mktemp("demo"))
    run.status = run.end()
    run.mails = [email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
                 for path in sorted(Path(run.text().rsplit(" are in ", 1)[1].strip()).glob("mails/*.eml"))]
    yield run
    run.close()


def body(mail):
    return mail.get_body(preferencelist=("plain",)).get_content()


def first_about(run, machine):
    return next(mail for mail in run.mails if machine in mail["Subject"])


def test_ends_well_within_ninety_seconds_of_the_start(until_mail):
    assert until_mail.status == 0, until_mail.text()
    assert float(re.findall(r"^ *([\d.]+) s  The e-mail for pump-1", until_mail.text(), re.MULTILINE)[0]) < 90


def test_the_subject_names_machine_and_site(until_mail):
    subject = first_about(until_mail, "pump-1")["Subject"]
    assert "lyon" in subject


def test_the_mail_has_the_value_and_the_limit_or_what_is_normal_in_the_units_of_people(until_mail):
    text = body(first_about(until_mail, "pump-1"))
    assert re.search(r"\d(\.\d+)? mm/s", text)
    assert re.search(r"limit (of )?(2\.8|4\.5) mm/s|normal is \d\S* mm/s", text), text


def test_the_mail_links_to_dashboard_and_run_book(until_mail):
    text = body(first_about(until_mail, "pump-1"))
    assert re.search(r"http://127\.0\.0\.1:\d+/d/\S*pump-1", text), text
    assert re.search(r"http://127\.0\.0\.1:\d+/runbooks/PlantMachine(Limit|Condition)", text), text


def test_the_mail_is_shown_as_text(until_mail):
    assert f"Subject: {first_about(until_mail, 'pump-1')['Subject']}" in until_mail.text()


def test_the_application_is_linked_and_its_programs_are_started(until_mail):
    assert re.search(r"^ +application +http://127\.0\.0\.1:\d+/$", until_mail.text(), re.MULTILINE)
    for name in ("service-age", "service-poids", "api-gateway"):
        assert f"starts {name}" in until_mail.text()


def test_no_healthy_machine_got_a_mail(until_mail):
    healthy = ("pump-2", "press-1", "fan-1", "compressor-1", "oven-1")
    assert not [mail["Subject"] for mail in until_mail.mails if any(name in mail["Subject"] for name in healthy)]


def test_every_machine_has_a_line(until_mail):
    line = r"pump-1 +good +\d+\.\d\d mm/s of 2\.8 / 4\.5"
    assert re.search(line, until_mail.text()), until_mail.text()
    for name in ("pump-2", "press-1", "fan-1", "compressor-1", "oven-1"):
        assert f"/{name} " in until_mail.text()


def test_no_process_survives(until_mail):
    assert not until_mail.alive()


def test_without_a_mail_in_time_it_says_what_was_missing(demo):
    run = demo("--until-mail", "--timeout", "1")
    assert run.end() == 1
    assert "no e-mail for pump-1" in run.text()


def test_a_load_test_finds_it_while_it_runs(demo):
    run = demo()
    run.read_until("mails  ")
    run.read_until("pump-1")
    assert re.search(rf"^ +application +{running.find(ROOT)['application']}/$", run.text(), re.MULTILINE)
    assert f" {running.find(ROOT)['prometheus']}/\n" in run.text()
    run.process.send_signal(signal.SIGINT)
    assert run.end(seconds=30) == 0
    assert (running.find(ROOT) or {"application": "none"})["application"] not in run.text()


def test_ctrl_c_ends_everything_also_a_hung_agent(demo):
    run = demo()
    run.read_until("mails  ")
    run.read_until("pump-1")
    directory = Path(re.search(r"mails +(\S+)/mails", run.text())[1])
    os.kill(run.pid_of("vigie-agent"), signal.SIGSTOP)
    run.process.send_signal(signal.SIGINT)
    assert run.end(seconds=30) == 0
    assert not run.alive()
    assert not directory.exists()


def test_a_killed_demo_takes_its_programs_with_it(demo):
    run = demo()
    run.read_until("mails  ")
    directory = Path(re.search(r"mails +(\S+)/mails", run.text())[1])
    run.process.kill()
    run.process.wait(timeout=30)
    deadline = time.monotonic() + 20
    while run.alive() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not run.alive()
    shutil.rmtree(directory)  # nobody was left to do it


def test_a_program_that_cannot_start_is_named_with_its_last_words(demo, tmp_path):
    broken = tmp_path / "prometheus-alertmanager"
    broken.write_text("#!/bin/sh\necho no room in this house >&2\nexit 7\n")
    broken.chmod(0o755)
    run = demo("--dir", tmp_path / "kept", PATH=f"{tmp_path}:{os.environ['PATH']}")
    assert run.end() == 1
    assert "alertmanager ended with exit status 7" in run.text()
    assert "no room in this house" in run.text()
    assert f"are in {tmp_path}/kept" in run.text()
    assert not run.alive()


def test_a_recorded_failure_is_played_in_place_of_the_simulator(demo, tmp_path):
    recording = tmp_path / "run.csv"
    hours = 60
    rows = [(t, 1.4 + 0.02 * (t % 7), 1.1 + (max(0, t - 20) / 6) ** 2) for t in range(hours)]
    recording.write_text("t_s,h_velocity_rms_mm_s,v_velocity_rms_mm_s\n"
                         + "".join(f"{t * 3600},{h:.3f},{v:.3f}\n" for t, h, v in rows))
    run = demo("--until-mail", "--replay", recording, "--dir", tmp_path / "kept")
    assert run.end() == 0, run.text()
    assert re.search(r"Subject: .*pump-1", run.text())
    assert "axis v" in run.text()
