"""Each dashboard in a real Grafana, where GRAFANA_HOME names one: no panel has an error, and none is blank."""

import os
import sys

import pytest
from panels import DASHBOARDS, ROOT

sys.path.append(str(ROOT / "tests/web"))
from browser import Browser  # noqa: E402  found by the line above

pytestmark = pytest.mark.skipif("GRAFANA_HOME" not in os.environ,
                                reason="no Grafana: GRAFANA_HOME does not name the folder of one")
# Panels are drawn as they come into view, so the page is made as high as all of them.
HIGH_ENOUGH = 4000
PANELS = "document.querySelectorAll('[data-testid^=\"data-testid Panel header\"], section[aria-label$=\" panel\"]').length"
BUSY = "document.querySelectorAll('[aria-label=\"Panel loading bar\"], [data-testid=\"panel-loading\"]').length"
WRONG = """[...document.querySelectorAll('[data-testid^="data-testid Panel status"], [aria-label="Panel status"]')]
           .map(mark => mark.closest('section')?.innerText ?? 'a panel')"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    one = Browser(tmp_path_factory.mktemp("chromium"))
    yield one
    one.close()


@pytest.mark.parametrize("name", DASHBOARDS)
def test_no_panel_has_an_error_or_no_data(stack, browser, name):
    moment = int(stack.prometheus.moment * 1000)
    browser.look(width=1600, height=HIGH_ENOUGH)
    browser.open(f"{stack.grafana}/d/{DASHBOARDS[name]['uid']}?kiosk&from={moment - 60000}&to={moment}&refresh="
                 "&var-line=press&var-machine=pump-1")
    browser.until(f"{PANELS} >= {len(DASHBOARDS[name]['panels'])} && {BUSY} == 0")
    assert not browser.evaluate(WRONG)
    assert "No data" not in browser.evaluate("document.body.innerText")
