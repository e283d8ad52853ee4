"""States are told apart by those who see few colours: the two kinds of red-green blindness, and blue-yellow.

Simulation: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision
Deficiency", IEEE TVCG 15 (2009), severity 1. Distance: CIE 1976 in L*a*b*, D65."""

import itertools

import pytest
from dashboards.pieces import colours

SEEN = {
    "everything": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red (protanopia)": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green (deuteranopia)": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue (tritanopia)": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.9505, 1.0, 1.089)
STATES = {"good": colours.GOOD, "maintenance": colours.MAINTENANCE, "out of specification": colours.OUT_OF_SPECIFICATION,
          "function check": colours.FUNCTION_CHECK, "failure": colours.FAILURE}
FAR_ENOUGH = 20  # ten times what is just noticed side by side


def times(matrix, vector):
    return tuple(sum(a * b for a, b in zip(row, vector)) for row in matrix)


def linear(colour):
    parts = (int(colour[place:place + 2], 16) / 255 for place in (1, 3, 5))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def lab(rgb):
    f = [(part / white) ** (1 / 3) if part / white > 0.008856 else 7.787 * part / white + 16 / 116
         for part, white in zip(times(TO_XYZ, rgb), WHITE)]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


@pytest.mark.parametrize("seen", SEEN)
def test_two_states_differ_for_whoever_looks(seen):
    looks = {name: lab([min(max(part, 0), 1) for part in times(SEEN[seen], linear(colour))]) for name, colour in STATES.items()}
    near = [(one, other) for one, other in itertools.combinations(looks, 2)
            if sum((x - y) ** 2 for x, y in zip(looks[one], looks[other])) ** 0.5 <= FAR_ENOUGH]
    assert not near
