"""Colour is kept for what is wrong, and never says anything alone: words stand beside it.

The states of NAMUR NE 107 have its colours, toned so that they differ in brightness, too, and are told apart by those
who cannot tell red from green (tests/dashboards/test_colours.py). What is normal is dull, as in ISA-101's displays.
"""

GOOD, MAINTENANCE, OUT_OF_SPECIFICATION, FUNCTION_CHECK, FAILURE = "#3f7a55", "#3d8be0", "#f5d90a", "#ee8a1d", "#d7191c"
WARNING, CRITICAL = OUT_OF_SPECIFICATION, FAILURE  # a limit that is crossed has the colour of the state that it makes
QUIET = "#6e7681"   # what is neither good nor bad: off, unknown, standing still
NORMAL = "#8e99a4"  # the band of what is normal

# Lines that are compared with each other: Okabe and Ito's colours without those that mean a state here.
OURS, THEIRS = "#56b4e9", "#cc79a7"
