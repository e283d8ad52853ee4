"""The metrics page of a plant of 10,000 sensors: that of the demo's plant as a real agent shows it, many times over."""
import http.server
import os
import re
import threading
import time
import urllib.request

from processes import ROOT, Broker, Process, free_port, until

TIMES = 370             # the demo's plant of some 30 sensors
LINES = 15               # of each of the demo's two
FAILING = "pump-1"
PLANT_SECONDS = 6 * 3600
SPEED = 1200
MACHINE = re.compile(r'line="([^"]+)",machine="([^"]+)"')


def page_of_the_demo(programs, directory):
    """After six hours of the plant's, in which what is normal is learned and a pump begins to wear."""
    with Broker(directory) as broker:
        port, configuration = free_port(), os.path.join(directory, "demo-agent.yaml")
        with open(os.path.join(ROOT, "demo/agent.yaml"), encoding="utf-8") as given, open(configuration, "w", encoding="utf-8") as out:
            out.write(given.read().replace("mqtt://127.0.0.1:1883", f"mqtt://127.0.0.1:{broker.port}"))
        agent = [os.path.join(programs, "vigie-agent"), "--config.file", configuration, "--web.listen-address", f"127.0.0.1:{port}"]
        simulator = [os.path.join(programs, "sensor-sim"), os.path.join(ROOT, "plants/demo.yaml"), "--speed", str(SPEED),
                     "--broker", f"mqtt://127.0.0.1:{broker.port}"]
        with Process(agent, directory, "demo-agent"):
            until(lambda: "vigie_broker_connected{" in text_of(port), "the agent is connected", every=0.1)
            with Process(simulator, directory, "sensor-sim"):
                time.sleep(PLANT_SECONDS / SPEED)
                return text_of(port)


def text_of(port):
    try:
        return urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5).read().decode()
    except OSError:
        return ""


def many_times_over(page, failing):
    """Every machine TIMES times, and the one that fails `failing` times, on lines of their own; what is of no machine once."""
    made = []
    for line in page.splitlines():
        found = MACHINE.search(line)
        if not found or line.startswith("#"):
            made.append(line)
            continue
        before, after = line[:found.start()], line[found.end():]
        times = failing if found[2] == FAILING else TIMES
        made += [f'{before}line="{found[1]}-{place % LINES:02}",machine="{found[2]}-{place:03}"{after}' for place in range(times)]
    return "\n".join(made) + "\n"


class Page:
    """Shows a page to whoever asks, as the agent's."""

    def __init__(self, text):
        self.text, page = text, self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):  # noqa: N802, http.server's name
                body = page.text.encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/plain; version=0.0.4")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_port

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()
