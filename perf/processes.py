"""The processes of a bench run: the broker, the load, and the subscribers that are compared.

Each is a context manager that ends what it started, by its own process id. A subscriber has connect(), which waits
until it has subscribed, cpu_ns(), the CPU time of all its threads so far, and wait_for(n), which returns what became
of the messages once n have come or nothing more does."""
import os
import select
import signal
import socket
import subprocess
import time

import page

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PATIENCE = 60.0  # seconds without progress before the rest is taken for lost


class Failed(Exception):
    """What the user is told, without a traceback."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(condition, what, seconds=10.0, every=0.01):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise Failed(f"{what}: not within {seconds:.0f} s")
        time.sleep(every)


def listening(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def fill_in(file, directory, exchanged):
    """A copy of a file of the project with this run's ports. Returns its path."""
    with open(os.path.join(ROOT, file), encoding="utf-8") as given:
        text = given.read()
    for old, new in exchanged.items():
        if old not in text:
            raise Failed(f"{file} no longer names {old}, which is replaced here")
        text = text.replace(old, new)
    path = os.path.join(directory, os.path.basename(file))
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)
    return path


class Process:
    """A program with its output in a file of the run's directory."""

    def __init__(self, command, directory, name, stdout=None, **more):
        self.log = os.path.join(directory, name + ".log")
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=stdout or log, stderr=log,
                                            **more)
        self.pid = self.process.pid

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()

    def last_words(self):
        with open(self.log, errors="replace") as log:
            return log.read()[-500:].strip()

    def alive(self):
        if self.process.poll() is not None:
            raise Failed(f"{self.process.args[0]} ended with {self.process.returncode}: {self.last_words()}")
        return True

    def cpu_ns(self):
        # The process's CPU clock (clock_getcpuclockid): all threads, ended ones too, to the nanosecond, while
        # /proc/<pid>/stat counts in ticks of 10 ms.
        self.alive()
        return time.clock_gettime_ns((~self.pid << 3) | 2)

    def memory_bytes(self, field):
        """VmRSS is what is resident now, VmHWM the most that was."""
        with open(f"/proc/{self.pid}/status", encoding="ascii") as status:
            for line in status:
                if line.startswith(field + ":"):
                    return int(line.split()[1]) * 1024
        raise Failed(f"/proc/{self.pid}/status has no {field}")

    def forget_peak(self):
        """VmHWM begins anew at what is resident now (proc(5), clear_refs)."""
        with open(f"/proc/{self.pid}/clear_refs", "w", encoding="ascii") as clear:
            clear.write("5")


class Broker(Process):
    def __init__(self, directory):
        self.port = free_port()
        configuration = fill_in("broker/mosquitto.conf", directory, {})
        with open(configuration, "a", encoding="utf-8") as out:
            # No $SYS messages: every message that a subscriber counts is one that was sent here.
            out.write(f"listener {self.port} 127.0.0.1\nallow_anonymous true\npersistence false\nsys_interval 0\n"
                      "log_type error\nlog_type warning\n")
            if os.geteuid() == 0:
                out.write("user root\n")  # as whoever measures: the packaged user may not be there
        super().__init__(["mosquitto", "-c", configuration], directory, "mosquitto")
        until(lambda: self.alive() and listening(self.port), "mosquitto listens")


class Floor(Process):
    """The Paho callback that only counts. Says so on its standard output when all have come."""

    def __init__(self, programs, directory, broker_port, count, prefix):
        super().__init__([os.path.join(programs, "mqtt_floor"), "--url", f"tcp://127.0.0.1:{broker_port}",
                          "--filter", prefix + "+", "--qos", "1", "--count", str(count)], directory, "floor", subprocess.PIPE)

    def connect(self):
        if self.read_line(10) != "ready":
            raise Failed(f"mqtt_floor did not subscribe: {self.last_words()}")

    def read_line(self, seconds):
        if not select.select([self.process.stdout], [], [], seconds)[0]:
            return ""
        return self.process.stdout.readline().decode().strip()

    def wait_for(self, count):
        line = self.read_line(PATIENCE)
        if not line:
            os.kill(self.pid, signal.SIGTERM)
            line = self.read_line(10)
        came = dict(field.split("=") for field in line.split()).get("count", "0")
        return {"received": int(came)}


class Agent(Process):
    """vigie-agent with a configuration of the project's. It is ready once connect() has returned."""

    def __init__(self, program, directory, broker_port, configuration="perf/agent.yaml"):
        self.port = free_port()
        configuration = fill_in(configuration, directory, {"127.0.0.1:1883": f"127.0.0.1:{broker_port}"})
        self.forked = time.monotonic()
        super().__init__([program, "--config.file", configuration, "--web.listen-address",
                          f"127.0.0.1:{self.port}", "--log.level", "warn"], directory, "agent")

    def first_scrape_ms(self):
        """From fork to the end of the first good answer."""
        while not listening(self.port):
            self.alive()
            if time.monotonic() - self.forked > 10:
                raise Failed(f"the agent does not listen: {self.last_words()}")
            time.sleep(0.0005)
        with page.Scraper(self.port) as scraper:
            scraper.scrape()
        return (time.monotonic() - self.forked) * 1e3

    def connect(self):
        self.first_scrape_ms()
        with page.Scraper(self.port) as scraper:
            until(lambda: self.alive() and page.value(scraper.scrape(), "vigie_broker_connected") == 1,
                  "the agent connects", every=0.15)

    def wait_for(self, count):
        """Looks twice a second and after the load only, for each look is a scrape that the agent pays for."""
        with page.Scraper(self.port) as scraper:
            moved, seen = time.monotonic(), -1
            while True:
                now = page.messages(scraper.scrape())
                if now["received"] > seen:
                    moved, seen = time.monotonic(), now["received"]
                settled = now["taken"] + now["rejected"] + now["dropped"] >= seen
                if (seen >= count and settled) or time.monotonic() - moved > PATIENCE:
                    return now
                time.sleep(0.5)


def load_command(programs, broker_port, options):
    command = [os.path.join(programs, "mqtt_load"), "--port", str(broker_port)]
    for name, value in options.items():
        command += [f"--{name}", str(value)]
    return command


class Load(Process):
    """A load that goes on beside other things."""

    def __init__(self, programs, directory, broker_port, name, **options):
        super().__init__(load_command(programs, broker_port, options), directory, name)

    def ended(self):
        if self.process.poll() is None:
            return False
        if self.process.returncode != 0:
            raise Failed(f"mqtt_load: {self.last_words()}")
        return True


def run_load(programs, broker_port, **options):
    """Returns the seconds that it took. The load ends when the broker has read, and with QoS 1 acknowledged, all."""
    done = subprocess.run(load_command(programs, broker_port, options), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Failed(f"mqtt_load: {done.stderr.strip()}")
    return float(done.stdout.split("seconds=")[1])
