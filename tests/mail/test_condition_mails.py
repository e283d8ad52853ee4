"""Mails about machines as a whole and about sensors that nobody should believe, through the real programs."""

import re
import urllib.parse

from mail_sink import part_of

COMPRESSOR = "[WARNING] compressor-1 is degraded, looks like a worn bearing: 3.1 spreads from normal, limit 2.4 (lyon / l 2)"


def test_a_degraded_machine_is_mailed_with_what_it_looks_like_in_the_subject(plant):
    assert plant.mails.wait_for("compressor-1")["Subject"] == COMPRESSOR


def test_the_mail_says_what_leads_how_long_is_left_and_what_to_look_at(plant):
    mail = plant.mails.wait_for("compressor-1")
    for subtype in ("plain", "html"):
        body = part_of(mail, subtype)
        for said in ("Vibration velocity (sensor de, axis x) is 4.32 mm/s, normal is 2 mm/s: 3.8 spreads above.",
                     "Oil temperature (sensor oil) is 71.2 °C, normal is 61 °C: 2.5 spreads above.",
                     "All together it is 3.1 spreads from normal (degraded from 2.4, severe from 5).",
                     "If it goes on like this it is severe in 2 to 5 days, likely 3.",
                     "Plan the work within 2 days", "metal in the grease", "PlantMachineCondition.md"):
            assert said in body, f"{subtype}: {said}\n{body}"
        assert "Also" not in body


def test_the_course_is_bars_in_html_and_in_text(plant):
    mail = plant.mails.wait_for("compressor-1")
    text, html = part_of(mail, "plain"), part_of(mail, "html")
    assert re.search(r"^ +1d 20h +0\.1  #$", text, re.MULTILINE), text
    assert re.search(r"^ +4h +2\.6  #{10}$", text, re.MULTILINE), text
    assert re.search(r"^ +now +3\.1  #{13}$", text, re.MULTILINE), text
    bars = re.findall(r'width="(\d+)%" bgcolor="(#\w{6})"', html)
    assert [int(width) for width, _ in bars] == [2, 4, 4, 2, 6, 12, 18, 28, 38, 46, 52, 63]
    assert len({color for _, color in bars[:10]}) == 1 and len({color for _, color in bars[10:]}) == 1
    assert bars[0][1] != bars[11][1]
    shown = re.sub(r" *<[^>]*> *", "", html.partition("a full bar is severe")[2].partition("How urgent")[0])
    assert "now3.1" in shown and ";" not in shown and "#" not in shown


def test_every_mail_leads_to_a_silence_for_its_machine(plant):
    mail = plant.mails.wait_for("compressor-1")
    link = re.search(r"(http\S+/#/silences/new\?filter=\S+)", part_of(mail, "plain"))[1]
    assert f'href="{link}"' in part_of(mail, "html")
    asked = link.partition("filter=")[2]
    assert "+" not in asked  # the page does not take it for a space
    assert urllib.parse.unquote(asked) == '{line="l 2", machine="compressor-1", site="lyon"}'


def test_a_mail_about_an_agent_leads_to_a_silence_for_its_alert(plant):
    text = part_of(plant.mails.wait_for("[CRITICAL] Agent"), "plain")
    assert "/#/silences/new?filter=%7Balertname%3D%22VigieBrokerDown%22%7D\n" in text


def test_a_foreseen_limit_and_a_degraded_condition_are_one_mail(plant):
    mail = plant.mails.wait_for("mill-2")
    assert mail["Subject"].startswith("[WARNING] mill-2 is on its way to a limit, about 20h 17m away (")
    assert ("Also\n  As a whole the machine is degraded: it looks like poor lubrication, 2.7 spreads from normal."
            in part_of(mail, "plain"))


def test_a_crossed_limit_leads_and_the_condition_stands_below(plant):
    text = part_of(plant.mails.wait_for("[CRITICAL] pump-1"), "plain")
    assert "As a whole the machine is severe: it looks like imbalance, 6.1 spreads from normal." in text
    assert "PlantMachineCondition" not in text


def test_a_sensor_that_is_stuck_is_mailed_as_such_and_not_as_a_condition(plant):
    mail = plant.mails.wait_for("oven-8")
    assert mail["Subject"] == "[WARNING] oven-8: sensor de sends the same value all the time (lyon / l2)"
    assert "says nothing of the machine" in part_of(mail, "plain")


def test_a_device_that_is_offline_is_one_line_of_one_mail(plant):
    mail = plant.mails.wait_for("robot-10")
    assert mail["Subject"] == "[WARNING] robot-10: its device is offline, and with it 20 sensors (lyon / l2)"
    assert "and other alerts" not in mail["Subject"]
    text = part_of(mail, "plain")
    assert text.count("joint-01") == 1 and "is silent" not in text and text.count("How urgent") == 1


def test_a_sensor_of_another_broker_is_not_muted_with_those_of_the_one_that_is_down(plant):
    assert plant.mails.wait_for("kiln-6")["Subject"] == "[WARNING] kiln-6: sensor de is silent (lyon / l2)"


def test_severe_is_a_second_mail(changed_plant):
    mail = changed_plant.mails.wait_for("[CRITICAL] compressor-1")
    assert "5.4 spreads from normal, limit 5" in mail["Subject"]
    assert "Inspect it within the shift" in part_of(mail, "plain")


def test_each_change_was_one_mail_and_there_were_no_others(healed_plant):
    def told(machine):
        return [subject.partition(" ")[0] for subject in healed_plant.mails.subjects(machine)]

    assert told("compressor-1") == ["[WARNING]", "[CRITICAL]", "[RESOLVED]"]
    assert told("mill-2") == ["[WARNING]", "[RESOLVED]"]
    assert told("oven-8") == ["[WARNING]", "[RESOLVED]"]
    assert told("robot-10") == ["[WARNING]"]
    assert told("kiln-6") == ["[WARNING]", "[RESOLVED]"]


def test_nothing_is_mailed_of_maintenance_or_of_a_planned_stop(healed_plant):
    assert [subject.partition(" ")[0] for subject in healed_plant.mails.subjects("lathe-6")] == ["[WARNING]"]
    assert healed_plant.mails.subjects("drill-7") == []
    assert healed_plant.mails.subjects("crane-9") == []
