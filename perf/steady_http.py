"""Requests at a fixed rate, whatever the answers take: python3 perf/steady_http.py PORT TARGET RATE SECONDS.

One process, kept connections, one request on each at a time. A request's time begins when it was due and not when a
connection was free for it, so that a server that stalls is not asked less. Prints the quantiles in ms as JSON."""
import collections
import json
import select
import socket
import sys
import time

CONNECTIONS = 64


class Client:
    def __init__(self, port, target):
        self.request = f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
        self.poll = select.epoll()
        self.sockets = {}
        for _ in range(CONNECTIONS):
            one = socket.create_connection(("127.0.0.1", port))
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            one.setblocking(False)
            self.sockets[one.fileno()] = one
            self.poll.register(one, select.EPOLLIN)
        self.free = collections.deque(self.sockets.values())
        self.due = {}
        self.took = []
        self.length = None

    def ask(self, when):
        one = self.free.popleft()
        self.due[one.fileno()] = when
        one.send(self.request)

    def take(self, wait):
        for number, _ in self.poll.poll(wait):
            one = self.sockets[number]
            said = one.recv(65536)
            # All answers are the same, so the first one's length tells when one is there as a whole.
            if not said.startswith(b"HTTP/1.1 200") or (self.length or len(said)) != len(said):
                raise SystemExit(f"steady_http: an unexpected answer: {said[:200]!r}")
            self.length = len(said)
            self.took.append(time.perf_counter() - self.due.pop(number))
            self.free.append(one)

    def run(self, rate, seconds):
        begun, sent, waiting = time.perf_counter(), 0, collections.deque()
        total = int(rate * seconds)
        while len(self.took) < total:
            now = time.perf_counter()
            while sent < total and begun + sent / rate <= now:
                waiting.append(begun + sent / rate)
                sent += 1
            while waiting and self.free:
                self.ask(waiting.popleft())
            self.take(0 if waiting and self.free else 0.0005)
        return time.perf_counter() - begun


def main():
    port, target, rate, seconds = sys.argv[1:]
    client = Client(int(port), target)
    took = client.run(float(rate), float(seconds))
    all_of_them = sorted(client.took)
    at = {name: all_of_them[min(len(all_of_them) - 1, int(len(all_of_them) * part))] * 1e3
          for name, part in (("p50", 0.5), ("p99", 0.99), ("max", 1))}
    print(json.dumps(at | {"requests": len(all_of_them), "rate": len(all_of_them) / took}))


if __name__ == "__main__":
    main()
