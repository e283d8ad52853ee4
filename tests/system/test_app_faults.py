"""The application under load, with a fault: what its users are answered meanwhile, and which mails come and end.

Two applications are watched side by side, so that the minutes that the rules wait pass once: of one a service is killed,
of the other the link to a service becomes slow.
"""

import signal
import sys
import time

import pytest

from slow_link import SlowLink
from stack import ROOT

sys.path.insert(0, str(ROOT))
from watched import QUESTIONS, Watched, wait_until  # noqa: E402  finds demo by the line above

AGE, WEIGHT, PROFILE = QUESTIONS
RUNBOOKS = "https://runbooks.example"


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Both with their fault, which begins when all is well and there is load."""
    link = SlowLink()
    with link, Watched(tmp_path_factory.mktemp("killed"), rate=30) as killed, \
            Watched(tmp_path_factory.mktemp("slow"), rate=10, upstreams={"weight": link.url}) as slow:
        link.to = slow.application.ports["service-poids"]
        for one in (killed, slow):
            wait_until(lambda one=one: one.ask(PROFILE)[0] == 200, 20, lambda: "the application does not answer")
        killed.began = slow.began = time.monotonic()
        killed.children.end("service-age", signal.SIGKILL)
        link.delay = 0.3
        slow.link = link
        yield killed, slow


@pytest.fixture
def killed(both):
    return both[0]


@pytest.fixture
def slow(both):
    return both[1]


@pytest.fixture(scope="module")
def recovered(both):
    """The killed service is back, once its mail was there."""
    watched = both[0]
    watched.mail("[CRITICAL] service-age does not answer", seconds=100)
    watched.application.start_one("service-age")
    return watched


@pytest.fixture(scope="module")
def quick_again(both):
    """... and the slow one quick. More traffic than usual makes the good share of a young Prometheus grow within seconds, in
    place of hours."""
    watched = both[1]
    watched.mail("[CRITICAL] api-gateway is slow for", seconds=100)
    watched.link.delay, watched.load.rate = 0, 300
    return watched


def test_without_a_service_the_gateway_says_so_and_goes_on_with_the_other(killed):
    status, kind, said = killed.ask(AGE)
    assert (status, kind, said["status"]) == (502, "application/problem+json", 502)
    assert said["detail"] == "service-age cannot be reached at the moment."
    assert killed.ask(WEIGHT)[0] == 200
    status, _, said = killed.ask(PROFILE)
    assert (status, said["age"], said["ideal_weight"]["height_cm"]) == (502, None, 178)
    assert "service-age does not answer at the moment; what the other says is here." == said["detail"]


def test_a_slow_service_is_answered_for_all_the_same(slow):
    status, _, said = slow.ask(WEIGHT)
    assert (status, said["height_cm"]) == (200, 178)


def test_a_service_that_is_gone_is_mailed_within_a_minute(killed):
    mail = killed.mail("[CRITICAL] service-age", seconds=100)
    assert mail.subject == "[CRITICAL] service-age does not answer (age-and-weight)"
    assert time.monotonic() - killed.began < 60
    assert mail.to == "platform@localhost"
    for said in ("Program service-age, application age-and-weight", "The only known instance of service-age does not answer",
                 "Is the process running", f"{RUNBOOKS}/AppDown.md"):
        assert said in mail.text, mail.text


def test_users_are_answered_again(recovered):
    assert recovered.ask(AGE)[0] == 200


def test_slowness_is_mailed_with_the_limit_that_was_promised(slow):
    mail = slow.mail("[CRITICAL] api-gateway is slow for", seconds=100)
    assert "% of its api requests" in mail.subject
    for said in ("Slower than 100ms were", "the objective allows 1 % over 30 days",
                 "service-poids behind it: 95 % within", f"{RUNBOOKS}/AppLatencyBudgetBurn.md"):
        assert said in mail.text, mail.text


def test_what_it_does_to_the_users_is_a_mail_of_the_gateway(killed):
    mail = killed.mail("[CRITICAL] api-gateway fails", seconds=100)
    assert "% of its api requests" in mail.subject
    for said in ("Program api-gateway", "the objective allows 0.1 % over 30 days", "all that a month allows is spent in",
                 "service-age behind it, unreachable: about", f"{RUNBOOKS}/AppErrorBudgetBurn.md"):
        assert said in mail.text, mail.text


def test_its_return_is_mailed(recovered, quick_again):
    mail = recovered.mail("[RESOLVED] service-age", seconds=60)
    assert mail.subject == "[RESOLVED] service-age: all alerts are over (age-and-weight)"
    assert "CRITICAL: service-age does not answer" in mail.text


def test_the_urgency_ends_before_the_ticket_does(quick_again):
    mail = quick_again.mail("[WARNING] api-gateway", seconds=60)
    assert "CRITICAL: api-gateway is slow for" in mail.text.partition("Over, as last seen")[2]


def test_one_fault_is_one_mail_of_a_program(recovered, slow):
    """That the gateway asks in vain is muted by why."""
    subjects = recovered.subjects()
    assert not [subject for subject in subjects if "gets no answers" in subject or "service-poids" in subject]
    assert len([subject for subject in subjects if subject.startswith("[CRITICAL] service-age")]) == 1
    assert len([subject for subject in subjects if subject.startswith("[CRITICAL] api-gateway")]) == 1
    assert {subject.split(" ")[1] for subject in slow.subjects()} == {"api-gateway"}


def test_a_service_that_hangs_is_told_as_late(recovered):
    recovered.children.signal("service-poids", signal.SIGSTOP)
    try:
        status, kind, said = recovered.ask(WEIGHT)
        assert (status, kind, said["detail"]) == (504, "application/problem+json", "service-poids has not answered in time.")
        assert recovered.ask(AGE)[0] == 200
    finally:
        recovered.children.signal("service-poids", signal.SIGCONT)
    wait_until(lambda: recovered.ask(WEIGHT)[0] == 200, 20, lambda: "it does not come back")


def test_the_gateway_itself_never_dropped_a_request(killed, slow):
    assert killed.load.failures == slow.load.failures == []
