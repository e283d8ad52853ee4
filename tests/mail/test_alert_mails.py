"""From the agent's states to the mail in the technician's hand, through the real Prometheus and Alertmanager."""

import time

from mail_sink import part_of
from monitoring import alert_states

PUMP_DASHBOARD = "https://grafana.example/d/vigie-machine?var-site=lyon&var-line=l2&var-machine=pump-1"
LIMIT_RUNBOOK = "https://runbooks.example/PlantMachineLimit.md"


def test_a_critical_machine_is_mailed_to_maintenance_with_the_worst_in_the_subject(plant):
    mail = plant.mails.wait_for("pump-1")
    assert mail["To"] == "maintenance@example.com"
    assert mail["Subject"] == "[CRITICAL] pump-1: Vibration velocity 7.62 mm/s, critical limit 7.1 mm/s (lyon / l2)"


def test_the_mail_says_what_where_since_when_how_urgent_and_what_to_check(plant):
    mail = plant.mails.wait_for("[CRITICAL] pump-1")
    for subtype in ("plain", "html"):
        body = part_of(mail, subtype)
        for said in ("pump-1", "lyon", "l2",
                     "Vibration velocity (sensor de, axis x) is 7.62 mm/s, critical limit 7.1 mm/s",
                     "Suction pressure (sensor suction) is 6.2 bar, warning limit 6 bar",
                     "since 2026-03-02 14:05 UTC (sensor clock)",
                     "Unload or stop the machine", "bearing at the sensor", LIMIT_RUNBOOK):
            assert said in body, f"{subtype}: {said}\n{body}"
        assert "0.0076" not in body
    assert f"Dashboard: {PUMP_DASHBOARD}\n" in part_of(mail, "plain")
    assert f'href="{PUMP_DASHBOARD.replace("&", "&amp;")}"' in part_of(mail, "html")


def test_the_html_loads_nothing_and_fits_a_phone(plant):
    html = part_of(plant.mails.wait_for("pump-1"), "html")
    assert 'name="viewport"' in html and "max-width:600px" in html
    for loads in ("<img", "<link", "<script", "url(", "@import", "src="):
        assert loads not in html


def test_another_machine_has_its_own_mail(plant):
    mail = plant.mails.wait_for("[CRITICAL] fan-7")
    assert "Bearing temperature (sensor de) is 97.44 °C, critical limit 95 °C" in part_of(mail, "plain")
    assert "pump-1" not in part_of(mail, "html")


def test_a_warning_says_how_far_the_critical_limit_is(plant):
    assert "The critical limit is about 3h 12m away. Act before then." in part_of(plant.mails.wait_for("mixer-2"), "plain")


def test_a_prediction_says_what_moves_where_and_when(plant):
    assert ("Vibration velocity (sensor de, axis x) is 4.1 mm/s and moves towards the critical limit of 7.1 mm/s, "
            "about 20h 17m away.") in part_of(plant.mails.wait_for("press-3"), "plain")


def test_a_silent_sensor_is_mailed_and_its_name_is_no_markup(plant):
    mail = plant.mails.wait_for("saw-4")
    assert mail["Subject"] == "[WARNING] saw-4: sensor a<b>& is silent (lyon / l2)"
    said = "Bearing temperature (sensor a{}) has sent nothing since 2026-03-02 14:05 UTC (sensor clock)."
    assert said.format("<b>&") in part_of(mail, "plain")
    assert said.format("&lt;b&gt;&amp;") in part_of(mail, "html")
    assert "<b>" not in part_of(mail, "html")


def test_a_broker_that_is_down_is_one_mail_and_none_for_its_sensors(plant):
    mail = plant.mails.wait_for("[CRITICAL] Agent")
    assert mail["To"] == "platform@example.com"
    assert f"Agent {plant.agent_behind_dead_broker.address} has no connection" in mail["Subject"]
    assert "https://runbooks.example/VigieBrokerDown.md" in part_of(mail, "plain")

    deadline = time.monotonic() + 20
    both = {("PlantSensorSilent", "warning"): "suppressed", ("PlantSensorFault", "warning"): "suppressed"}
    while alert_states(plant.alertmanager, "kiln-5") != both:
        assert time.monotonic() < deadline, alert_states(plant.alertmanager, "kiln-5")
        time.sleep(0.1)


def test_a_fault_that_eases_is_told_with_its_new_values(changed_plant):
    mail = changed_plant.mails.wait_for("[WARNING] pump-1")
    assert "Vibration velocity (sensor de, axis x) is 5.2 mm/s, warning limit 4.5 mm/s" in part_of(mail, "plain")
    assert "CRITICAL: pump-1: Vibration velocity" in part_of(mail, "plain").partition("Over, as last seen")[2]


def test_a_resolved_mail_says_what_it_was(healed_plant):
    mail = healed_plant.mails.wait_for("[RESOLVED] mixer-2")
    for subtype in ("plain", "html"):
        assert "mixer-2: Bearing temperature 96.1 °C, critical limit 95 °C" in part_of(mail, subtype)
        assert "all alerts about it are over" in part_of(mail, subtype).lower()


def test_each_change_of_a_machine_was_one_mail_and_there_were_no_others(healed_plant):
    def told(machine):
        return [subject.split(" (")[0] for subject in healed_plant.mails.subjects(machine)]

    pump = told("pump-1")
    assert [pump[0], pump[2]] == ["[CRITICAL] pump-1: Vibration velocity 7.62 mm/s, critical limit 7.1 mm/s",
                                  "[RESOLVED] pump-1: all alerts are over"]
    assert pump[1].startswith("[WARNING] pump-1: ") and len(pump) == 3
    assert told("mixer-2") == ["[WARNING] mixer-2: Bearing temperature 84 °C, warning limit 80 °C",
                               "[CRITICAL] mixer-2: Bearing temperature 96.1 °C, critical limit 95 °C",
                               "[RESOLVED] mixer-2: all alerts are over"]
    assert told("press-3") == ["[WARNING] press-3 is on its way to a limit, about 20h 17m away",
                               "[WARNING] press-3: Vibration velocity 4.6 mm/s, warning limit 4.5 mm/s",
                               "[RESOLVED] press-3: all alerts are over"]
    assert told("saw-4") == ["[WARNING] saw-4: sensor a<b>& is silent", "[RESOLVED] saw-4: all alerts are over"]
    assert len(told("fan-7")) == 1
    assert told("kiln-5") == []
