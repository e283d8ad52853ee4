"""Mails about the application, through the real programs: who gets which, what leads, what is muted."""

import json
import re
import time
import urllib.parse
import urllib.request

from mail_sink import part_of


def states(application):
    with urllib.request.urlopen(f"{application.alertmanager}/alerts", timeout=5) as answer:
        return {(one["labels"]["alertname"], one["labels"]["program"]): one["status"]["state"] for one in json.load(answer)}


def test_a_program_that_is_gone_is_mailed_to_the_platform_team(application):
    mail = application.mails.wait_for("service-poids")
    assert mail["To"] == "platform@example.com"
    assert mail["Subject"] == "[CRITICAL] service-poids does not answer (age-and-weight)"
    for subtype in ("plain", "html"):
        for said in ("Prometheus has no target with the job service-poids", "Users are turned away", "Is the process running",
                     "https://runbooks.example/AppDown.md", "https://grafana.example/d/vigie-application"):
            assert said in part_of(mail, subtype), subtype


def test_the_mail_is_headed_by_the_program_and_its_application(application):
    mail = application.mails.wait_for("service-poids")
    assert part_of(mail, "plain").startswith("Program service-poids, application age-and-weight\n")
    html = part_of(mail, "html")
    assert re.search(r"font-size:28px[^>]*>service-poids<.*\n.*>Application age-and-weight<", html)
    assert "Sensor clock" not in html and "Sensor clock" not in part_of(mail, "plain")


def test_a_service_that_is_not_reached_is_mailed_under_its_own_name_with_the_reason(application):
    mail = application.mails.wait_for("api-gateway gets no answers from service-age", seconds=110)
    assert "most as unreachable" in part_of(mail, "plain")
    assert part_of(mail, "plain").startswith("Program service-age, ")


def test_what_is_wrong_with_a_program_comes_in_its_mail_the_gravest_first(application):
    mail = application.mails.wait_for("service-age, and other alerts", seconds=110)
    assert mail["Subject"] == "[CRITICAL] api-gateway gets no answers from service-age, and other alerts (age-and-weight)"
    text = part_of(mail, "plain")
    assert text.index("CRITICAL: api-gateway gets no answers") < text.index("WARNING: service-age refuses connections")


def test_errors_lead_slowness_and_both_name_what_is_allowed(application):
    mail = application.mails.wait_for("api-gateway fails", "and other alerts", seconds=110)
    assert re.fullmatch(r"\[CRITICAL\] api-gateway fails 40 % of its api requests, and other alerts \(age-and-weight\)", mail["Subject"])
    text = part_of(mail, "plain")
    assert "Answered with a 5xx were 40 % in the last 5 minutes and 40 % in the last hour; the objective allows 0.1 %" in text
    assert "all that a month allows is spent in 1h 48m 0s." in text
    assert "Slower than 100ms were 60 % in the last 5 minutes" in text
    assert "service-age behind it, timeout: about" in text and "service-poids behind it, unreachable: about" in text
    assert text.index("CRITICAL: api-gateway fails") < text.index("CRITICAL: api-gateway is slow")
    assert "page requests" not in text


def test_a_mail_leads_to_a_silence_for_its_program(application):
    text = part_of(application.mails.wait_for("service-poids"), "plain")
    asked = re.search(r"/#/silences/new\?filter=(\S+)", text)[1]
    assert urllib.parse.unquote(asked) == '{application="age-and-weight", program="service-poids"}'


def test_what_is_known_to_be_down_mutes_who_asks_it_in_vain_and_critical_mutes_warning(application):
    deadline = time.monotonic() + 110
    muted = ("AppUpstreamFailing", "service-poids")
    while states(application).get(muted) != "suppressed":
        assert time.monotonic() < deadline, states(application)
        time.sleep(0.1)
    assert states(application)[("AppUpstreamFailing", "service-age")] == "active"
    assert not application.mails.subjects("from service-poids")
    assert not application.mails.subjects("[WARNING] api-gateway")
