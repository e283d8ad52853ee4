"""The application that is watched: two services, and the gateway in front of them.

The demo, the load test and the system tests start it by this. Ends with `children`, as all that they start.
"""

from demo import ready
from demo.children import Failed
from demo.ports import Ports

BEHIND = {"age": "service-age", "weight": "service-poids"}  # the gateway's name for it → the program
GATEWAY = "api-gateway"


class Application:
    """`programs`: the directory that has them. `upstreams` takes the place of addresses: the gateway's name → URL.
    `where`: Ports, of which the gateway has its own and the address; free ones without."""

    def __init__(self, programs, children, say, upstreams=None, gateway_flags=(), where=None):
        self._programs, self._children, self._say, self._where = programs, children, say, where or Ports()
        self.ports = {name: self._where.of("application" if name == GATEWAY else name) for name in (*BEHIND.values(), GATEWAY)}
        self.url = self.url_of(GATEWAY)
        self._upstreams = {own: self.url_of(program) for own, program in BEHIND.items()} | (upstreams or {})
        self._gateway_flags = gateway_flags

    def url_of(self, program):
        return f"http://127.0.0.1:{self.ports[program]}"

    def start(self):
        """All, the gateway last. Each is ready before the next is started."""
        for name in self.ports:
            self.start_one(name)

    def start_one(self, name):
        """Also for one that has ended: it comes back at the address where it was."""
        program = self._programs / name
        if not program.is_file():
            raise Failed(f"{program} is not there: ./vigie build makes it")
        self._say(f"starts {name}")
        address = self._where.address if name == GATEWAY else "127.0.0.1"
        self._children.start(name, [program, "--web.listen-address", f"{address}:{self.ports[name]}", *self._flags(name)])
        self._children.wait_until(f"{name} is not ready", lambda: ready.http_ok(f"{self.url_of(name)}/-/ready"))

    def _flags(self, name):
        if name != GATEWAY:
            return []
        behind = [part for own, url in self._upstreams.items() for part in (f"--upstream.{own}", url)]
        return [*behind, *self._gateway_flags]
