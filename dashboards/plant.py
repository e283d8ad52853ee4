"""The plant at a glance, for the supervisor and the wall: what is wrong where, and how well it produces."""

from dashboards.pieces import attention, oee
from dashboards.pieces.colours import OURS
from dashboards.pieces.destinations import machine_of_series
from dashboards.pieces.frame import dashboard, link
from dashboards.pieces.panels import bars, tiles
from dashboards.pieces.queries import MACHINE, OF_PLANT, now
from dashboards.pieces.units import SHARE
from dashboards.pieces.variables import line, site
from dashboards.pieces.words import STATE


def plant():
    return dashboard(
        "vigie-plant", "Plant", "What is wrong where, what needs a person now, and how well the plant produces.",
        [[tiles("Machines", "A tile a machine, the worst first, at most 150, in the states and colours of NAMUR NE 107. A tile "
                "leads to its machine.",
                now(f"topk(150, max by ({MACHINE}) (plant_machine_state{{{OF_PLANT}}}))", "{{machine}}"), STATE, 8,
                links=[machine_of_series()])],
         [attention.machines(OF_PLANT, 9, 16), attention.silent_sensors(OF_PLANT, 9)],
         [attention.alerts(OF_PLANT, 8, 16), effectiveness(OF_PLANT, 8)]],
        variables=[site(many=True), line(many=True)], hours=8,
        links=[link("Line", "vigie-line"), link("Agents and brokers", "vigie-fleet")])


def effectiveness(selector, height):
    return bars(
        "OEE and its factors",
        "Overall equipment effectiveness of the chosen time after ISO 22400-2, of the machines that count parts: availability is "
        "actual production time over planned busy time, effectiveness planned run time over actual production time, quality good "
        "parts over all.",
        [now(oee.oee(selector), "OEE"), now(oee.availability(selector), "Availability"),
         now(oee.effectiveness(selector), "Effectiveness"), now(oee.quality(selector), "Quality")],
        SHARE, height, colour=OURS, nothing="No machine counts parts")


