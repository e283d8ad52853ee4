"""The programs that answer HTTP in a bench run, each a context manager like those of processes.py: the services, nginx with
fixed answers of the same size, and a Flask application that calculates the same."""
import http.client
import os
import sys
import time

from processes import ROOT, Failed, Process, free_port, until

FLASK = os.path.join(ROOT, "build", "peers", "flask", "bin", "gunicorn")
AGE = "/age?birth_date=1990-05-17&on=2026-11-28"
WEIGHT = "/ideal-weight?height_cm=178.5&sex=female"


class Served(Process):
    """Listens on `port`. A service's CPU and memory are those of the one process that answers."""

    def start(self, command, directory, name, **more):
        self.spawned = time.monotonic()
        super().__init__(command, directory, name, **more)

    def url(self, target):
        return f"http://127.0.0.1:{self.port}{target}"

    def get(self, target):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", target)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def answers(self, target="/-/ready"):
        self.alive()
        try:
            return self.get(target)[0] == 200
        except OSError:
            return False

    def connect(self):
        until(self.answers, f"{self.process.args[0]} answers", 20, every=0.0005)
        return (time.monotonic() - self.spawned) * 1e3


class Service(Served):
    def __init__(self, program, directory, *flags):
        self.port = free_port()
        self.start([program, "--web.listen-address", f"127.0.0.1:{self.port}", "--log.level", "warn", *flags], directory,
                   os.path.basename(program))


class Nginx(Served):
    """One process that answers what it was given, body by body."""

    def __init__(self, directory, bodies):
        self.port = free_port()
        places = "\n".join(f"    location = {path} {{ default_type application/json; return 200 '{body}'; }}"
                           for path, body in bodies.items())
        configuration = os.path.join(directory, "nginx.conf")
        with open(configuration, "w", encoding="utf-8") as out:
            out.write(f"""daemon off;
master_process off;
pid {directory}/nginx.pid;
error_log {directory}/nginx-error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  keepalive_requests 1000000000;
  client_body_temp_path {directory}/nginx-body;
  proxy_temp_path {directory}/nginx-proxy;
  fastcgi_temp_path {directory}/nginx-fastcgi;
  uwsgi_temp_path {directory}/nginx-uwsgi;
  scgi_temp_path {directory}/nginx-scgi;
  server {{
    listen 127.0.0.1:{self.port};
    location = /-/ready {{ return 200 'ready'; }}
{places}
  }}
}}
""")
        self.start(["nginx", "-e", f"{directory}/nginx-error.log", "-p", directory, "-c", configuration], directory, "nginx",
                   env={**os.environ, "PATH": os.environ["PATH"] + ":/usr/sbin"})


class Flask(Served):
    """gunicorn with one worker, whose CPU counts."""

    def __init__(self, directory):
        self.port = free_port()
        self.start([FLASK, "--workers", "1", "--bind", f"127.0.0.1:{self.port}", "--chdir", os.path.join(ROOT, "perf", "peers"),
                    "--pid", os.path.join(directory, "gunicorn.pid"), "--no-control-socket", "flask_age:app"], directory, "flask")

    def connect(self):
        took = super().connect()
        with open(f"/proc/{self.pid}/task/{self.pid}/children", encoding="ascii") as children:
            workers = children.read().split()
        if len(workers) != 1:
            raise Failed(f"gunicorn has {len(workers)} workers, not one")
        self.worker = int(workers[0])
        return took

    def cpu_ns(self):
        self.alive()
        return time.clock_gettime_ns((~self.worker << 3) | 2)
