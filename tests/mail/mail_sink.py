"""An SMTP server that keeps every mail it is given and lets a test wait for one."""

import email
import email.policy
import threading
import time

from aiosmtpd.controller import Controller


class MailSink:
    def __init__(self, port):
        self._mails = []
        self._arrived = threading.Condition()
        self._controller = Controller(self, hostname="127.0.0.1", port=port)

    def __enter__(self):
        self._controller.start()
        return self

    def __exit__(self, *_):
        self._controller.stop()

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802, aiosmtpd's name
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        with self._arrived:
            self._mails.append(mail)
            self._arrived.notify_all()
        return "250 OK"

    def subjects(self, part):
        """The subjects that contain `part`, in the order of arrival."""
        with self._arrived:
            return [mail["Subject"] for mail in self._mails if part in mail["Subject"]]

    def all(self):
        """In the order of arrival."""
        with self._arrived:
            return list(self._mails)

    def wait_for(self, *parts, seconds=90):
        """The first mail whose subject contains all parts."""
        deadline = time.monotonic() + seconds
        with self._arrived:
            while True:
                for mail in self._mails:
                    if all(part in mail["Subject"] for part in parts):
                        return mail
                left = deadline - time.monotonic()
                seen = [mail["Subject"] for mail in self._mails]
                assert left > 0, f"no mail about {parts} within {seconds} s, only {seen}"
                self._arrived.wait(left)


def part_of(mail, subtype):
    """The text/plain or text/html of a mail, with the line ends of the platform and one kind of space."""
    said = mail.get_body(preferencelist=(subtype,)).get_content()
    return said.replace("\r\n", "\n").replace("&nbsp;", " ").replace("\u00a0", " ")
