"""Numbers that stand for a word, as docs/metrics.md has them, with the word and its colour."""

from dashboards.pieces.colours import CRITICAL, FAILURE, FUNCTION_CHECK, GOOD, MAINTENANCE, OUT_OF_SPECIFICATION, QUIET, WARNING

STATE = {0: ("Good", GOOD), 1: ("Maintenance required", MAINTENANCE), 2: ("Out of specification", OUT_OF_SPECIFICATION),
         3: ("Function check", FUNCTION_CHECK), 4: ("Failure", FAILURE)}
CONDITION = {0: ("Unknown", QUIET), 1: ("Learning", QUIET), 2: ("Normal", GOOD), 3: ("Degraded", MAINTENANCE),
             4: ("Severe", OUT_OF_SPECIFICATION), 5: ("Standing still", QUIET), 6: ("Under maintenance", FUNCTION_CHECK)}
LIMITS = {0: ("Within", GOOD), 1: ("Warning", WARNING), 2: ("Critical", CRITICAL)}
ONLINE = {0: ("Offline", FUNCTION_CHECK), 1: ("Online", GOOD)}
UP = {0: ("Down", FAILURE), 1: ("Up", GOOD)}
CONNECTED = {0: ("Not connected", FAILURE), 1: ("Connected", GOOD)}
RELOADED = {0: ("Newer one refused", OUT_OF_SPECIFICATION), 1: ("As written", GOOD)}
SILENT = {0: ("Heard", GOOD), 1: ("Silent", FUNCTION_CHECK)}
ALERT = {1: ("Warning", WARNING), 2: ("Critical", CRITICAL)}
PRODUCTION = {0: ("Not planned", QUIET), 1: ("Down", FUNCTION_CHECK), 2: ("Producing", GOOD)}
OPERATING = {-1: ("Stands still", QUIET), **{state: (f"State {state}", shade) for state, shade in
                                             enumerate(("#2b5c88", "#4a86b8", "#7fb2dc", "#b6d8f2"))}}


def mappings(words):
    return [{"type": "value", "options": {str(number): {"text": text, "color": colour, "index": place}
                                          for place, (number, (text, colour)) in enumerate(words.items())}}]
