"""A broker that speaks MQTT 3.1.1 only: a real one behind a door that refuses MQTT 5 as the standard says."""
import contextlib
import socket
import threading

from real_broker import free_port

UNSUPPORTED = bytes([0x20, 3, 0, 0x84, 0])  # CONNACK of MQTT 5, reason 0x84


def protocol_level(connect):
    """The byte after the protocol name in a CONNECT packet (MQTT 3.1.2.2)."""
    return connect[connect.index(b"\x00\x04MQTT") + 6]


NUMBERS = {0x11: 4, 0x21: 2, 0x22: 2, 0x27: 4}  # bytes of the properties of CONNECT that are numbers (3.1.2.11)


def properties(connect):
    """The numbers that a CONNECT of MQTT 5 tells, by the properties' identifiers."""
    at = connect.index(b"\x00\x04MQTT") + 6 + 1 + 1 + 2  # name, level, flags, keep alive
    end = at + 1 + connect[at]
    at += 1
    told = {}
    while at < end:
        size = NUMBERS[connect[at]]
        told[connect[at]] = int.from_bytes(connect[at + 1:at + 1 + size], "big")
        at += 1 + size
    return told


@contextlib.contextmanager
def closing_door():
    """A port where every connection is taken and closed once something has been said."""
    door = socket.create_server(("127.0.0.1", 0))

    def serve():
        with contextlib.suppress(OSError):
            while True:
                client, _ = door.accept()
                client.settimeout(1)
                with contextlib.suppress(OSError), client:
                    client.recv(4096)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield door.getsockname()[1]
    finally:
        door.close()


class OldBroker:
    def __init__(self, broker):
        self.behind = broker
        self.port = free_port()
        self.url = f"mqtt://127.0.0.1:{self.port}"
        self.levels = []
        self.told = {}
        self.door = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._serve, daemon=True).start()

    def publish(self, *arguments, **options):
        self.behind.publish(*arguments, **options)

    def stop(self):
        self.door.close()

    def _serve(self):
        while True:
            try:
                client, _ = self.door.accept()
            except OSError:
                return
            threading.Thread(target=self._admit, args=(client,), daemon=True).start()

    def _admit(self, client):
        connect = client.recv(4096)
        if not connect:
            return client.close()
        self.levels.append(protocol_level(connect))
        if self.levels[-1] > 4:
            self.told = properties(connect)
            client.sendall(UNSUPPORTED)
            return client.close()
        server = socket.create_connection(("127.0.0.1", self.behind.port))
        server.sendall(connect)
        for source, sink in ((client, server), (server, client)):
            threading.Thread(target=self._pump, args=(source, sink), daemon=True).start()

    @staticmethod
    def _pump(source, sink):
        try:
            while chunk := source.recv(65536):
                sink.sendall(chunk)
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            pass
