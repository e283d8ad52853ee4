"""The small web server behind the links of the demo's mails: run books, and, where no Grafana is, the way to the agent.

Runs on threads of its own; reads files of the project and changes nothing.
"""

import http.server
import re
from pathlib import Path

from demo.served import Served


class Pages(Served):
    """Serves <runbooks>/<Name>.md at /runbooks/<Name> and redirects everything else to `elsewhere`."""

    def __init__(self, address, port, runbooks: Path, elsewhere):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                name = re.fullmatch(r"/runbooks/(\w+)(?:\.md)?", self.path)
                file = runbooks / f"{name[1]}.md" if name else None
                if file and file.is_file():
                    self._answer(200, file.read_bytes())
                elif name:
                    self._answer(404, f"no run book {name[1]}\n".encode())
                else:
                    self._answer(302, b"", Location=elsewhere)

            def _answer(self, status, body, **headers):
                self.send_response(status)
                headers |= {"Content-Type": "text/plain; charset=utf-8", "Content-Length": str(len(body))}
                for header, value in headers.items():
                    self.send_header(header, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        super().__init__(Handler, address, port)
        self.url = f"http://127.0.0.1:{self.port}"
