"""A Mosquitto of one's own on a free port, and waiting with a deadline."""
import socket
import subprocess
import time

DEADLINE = 20


def until(condition, what, deadline=DEADLINE):
    """Asks again and again; gives the first truthy answer."""
    end = time.monotonic() + deadline
    while time.monotonic() < end:
        answer = condition()
        if answer:
            return answer
        time.sleep(0.02)
    raise AssertionError(f"not within {deadline} s: {what}")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Broker:
    def __init__(self, directory, settings=""):
        self.port = free_port()
        self.url = f"mqtt://127.0.0.1:{self.port}"
        self.config = directory / "mosquitto.conf"
        self.config.write_text(f"listener {self.port} 127.0.0.1\nallow_anonymous true\n{settings}")
        self.process = None

    def answers(self):
        with socket.socket() as s:
            return s.connect_ex(("127.0.0.1", self.port)) == 0

    def start(self):
        self.process = subprocess.Popen(["/usr/sbin/mosquitto", "-c", str(self.config)],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until(self.answers, "mosquitto listens")
        return self

    def stop(self):
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None

    def stop_gently(self):
        """So that it writes down what it is to remember."""
        self.process.terminate()
        self.process.wait(timeout=DEADLINE)
        self.process = None

    def keeps_for(self, client, topic):
        """Whether a session of that client's subscribes to the topic; it is the caller's from then on."""
        self.publish(topic, "kept")
        heard = subprocess.run(["mosquitto_sub", "-h", "127.0.0.1", "-p", str(self.port), "-i", client, "-c", "-q", "1",
                                "-t", "nothing", "-C", "1", "-W", "2"], capture_output=True, text=True, timeout=20)
        return "kept" in heard.stdout

    def publish(self, topic, *payloads, qos=1):
        """One message a payload, on one connection; payloads without line feeds."""
        subprocess.run(["mosquitto_pub", "-h", "127.0.0.1", "-p", str(self.port), "-q", str(qos), "-t", topic, "-l"],
                       input="".join(p + "\n" for p in payloads).encode(), check=True, timeout=60)

    def publish_file(self, topic, content, qos=1):
        """One message, whatever bytes are in it, none included."""
        subprocess.run(["mosquitto_pub", "-h", "127.0.0.1", "-p", str(self.port), "-q", str(qos), "-t", topic,
                        "-s" if content else "-n"], input=content, check=True, timeout=60)
