"""An SMTP server that keeps every mail as a file, and what is in those mails.

The server runs on a thread of its own and only writes files; the main thread reads them.
"""

import email
import email.policy
import html
import re
from dataclasses import dataclass
from pathlib import Path

from aiosmtpd.controller import Controller


class _Keep:
    def __init__(self, directory):
        self._directory, self._count = directory, 0

    async def handle_DATA(self, _server, _session, envelope):
        self._count += 1
        # Renamed into place, so that a file that can be seen is whole.
        unfinished = self._directory / f".{self._count:04}"
        unfinished.write_bytes(envelope.original_content)
        unfinished.rename(self._directory / f"{self._count:04}.eml")
        return "250 kept"


@dataclass
class Mail:
    path: Path
    sender: str
    to: str
    subject: str
    text: str

    def names(self, machine):
        """Whether the subject is about that machine and not another whose name contains it."""
        return re.search(rf"(?<![\w-]){re.escape(machine)}(?![\w-])", self.subject) is not None

    def __str__(self):
        return f"From: {self.sender}\nTo: {self.to}\nSubject: {self.subject}\n\n{self.text.strip()}\n"


class Inbox:
    """Starts to receive when entered. `new_mails` gives each mail once, in the order of arrival."""

    def __init__(self, directory, port):
        directory.mkdir(parents=True)
        self.directory, self.port, self.mails = directory, port, []
        self._server = Controller(_Keep(directory), hostname="127.0.0.1", port=port)

    def __enter__(self):
        self._server.start()
        return self

    def __exit__(self, *_):
        self._server.stop()

    def new_mails(self):
        new = [read(path) for path in sorted(self.directory.glob("*.eml"))[len(self.mails):]]
        self.mails += new
        return new


def read(path):
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    text = body.get_content() if body else ""
    if body and body.get_content_type() == "text/html":
        text = html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"(?s)<(style|head)\b.*?</\1>", "", text)))
        text = re.sub(r"\s*\n\s*\n\s*", "\n\n", text)
    return Mail(path, str(message["From"]), str(message["To"]), str(message["Subject"]), text)
