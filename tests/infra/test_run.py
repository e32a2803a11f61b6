"""`make run` from the inside: one whole life of the supervisor with all its processes (section 1)."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from django.conf import settings

from prm.embedded import process
from prm.embedded.child import Child
from prm.embedded.postgres import Postgres
from prm.embedded.process import command_line, wait_until
from prm.embedded.valkey import Valkey

RUN = [sys.executable, "-m", "prm.embedded", "run"]
OURS = ("DATABASE_URL", "REDIS_URL", "PRM_ENV", "SECRET_KEY", "PORT")
NAMES = ("web", "worker", "beat")


def _free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


class Site:
    """A `make run` of its own data directory and port."""

    def __init__(self, directory):
        self.directory = directory
        self.port = _free_port()
        self.output = directory / "output.txt"
        kept = {name: value for name, value in os.environ.items() if name not in OURS}
        self.env = kept | {"PRM_DATA_DIR": str(directory), "PRM_DEMO": "no", "PORT": str(self.port)}

    def start(self):
        with self.output.open("w") as out:
            self.supervisor = subprocess.Popen(RUN, cwd=settings.BASE_DIR, env=self.env, stdout=out, stderr=out)
        assert wait_until(lambda: "prm is ready" in self.says() or self.supervisor.poll() is not None, seconds=240)
        assert self.supervisor.poll() is None, self.says()

    def says(self):
        return self.output.read_text()

    def pid(self, name):
        return int((self.directory / "run" / f"{name}.pid").read_text())

    def answers(self):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False

    def manage(self, *arguments):
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(command, cwd=settings.BASE_DIR, env=self.env, capture_output=True, text=True)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("run"))
    yield site
    if site.supervisor.poll() is None:
        site.supervisor.kill()
        site.supervisor.wait()
    for service in (Postgres(site.directory), Valkey(site.directory)):
        service.stop()
        shutil.rmtree(service.folder, ignore_errors=True)


@pytest.mark.slow
def test_a_life_with_deaths(site):
    """In one story, since each start takes seconds: kill each process in turn, then the supervisor; lose nothing."""
    made = site.manage("shell", "--verbosity", "0", "-c", _MAKE_A_KIND)
    assert made.stdout.strip() == "made", made.stderr
    assert "Setting up the database" in made.stderr
    assert Postgres(site.directory).pid() is None

    site.start()
    assert site.answers()
    assert "createsuperuser" in site.says()

    seen = site.manage("shell", "--verbosity", "0", "-c", _SHOW)
    kind, address = seen.stdout.split()
    assert (kind, address) == ("Foremen", str(Postgres(site.directory).url()))

    second = subprocess.run(RUN, cwd=settings.BASE_DIR, env=site.env, capture_output=True, text=True)
    assert second.returncode == 1
    assert f"prm already runs here: http://127.0.0.1:{site.port}" in second.stdout

    killed = [site.pid(name) for name in NAMES]
    killed += [Postgres(site.directory).pid(), Valkey(site.directory).pid()]
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    assert wait_until(lambda: site.says().count("ended unexpectedly") == 5, seconds=120), site.says()
    assert wait_until(site.answers, seconds=120), site.says()
    assert not {site.pid(name) for name in NAMES} & set(killed)

    children = [site.pid(name) for name in NAMES]
    site.supervisor.kill()
    site.supervisor.wait()
    assert wait_until(lambda: not any(command_line(pid) for pid in children), seconds=60)
    assert Postgres(site.directory).pid()

    began = time.monotonic()
    site.start()
    assert site.answers()
    assert time.monotonic() - began < 60
    assert site.manage("shell", "--verbosity", "0", "-c", _SHOW).stdout.split()[0] == "Foremen"

    processes = [site.pid(name) for name in NAMES] + [Postgres(site.directory).pid(), Valkey(site.directory).pid()]
    site.supervisor.send_signal(signal.SIGINT)
    assert site.supervisor.wait(60) == 0
    assert "Stopped." in site.says()
    assert not any(command_line(pid) for pid in processes)
    assert "Traceback" not in site.says()


_MAKE_A_KIND = "from partners.models import PartnerKind; PartnerKind.objects.create(name='Foremen'); print('made')"
_SHOW = (
    "from partners.models import PartnerKind as K; import os; print(K.objects.get().name, os.environ['DATABASE_URL'])"
)


@pytest.fixture
def complain(tmp_path):
    """What a start says that can't succeed."""

    def run(**given):
        env = dict(os.environ, PRM_DATA_DIR=str(tmp_path)) | given
        done = subprocess.run(RUN, cwd=settings.BASE_DIR, env=env, capture_output=True, text=True)
        assert done.returncode == 1
        assert "Traceback" not in done.stdout + done.stderr
        return done.stdout

    return run


def test_a_taken_port_is_said_in_a_sentence(complain):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        said = complain(PORT=str(port))
    assert f"Port {port} is taken by another program. Choose another one: PORT={port + 1} make run" in said


@pytest.mark.parametrize("port", ["0", "65536", "eight"])
def test_a_port_that_is_none_is_said_in_a_sentence(complain, port):
    assert f"PORT is {port!r}" in complain(PORT=port)


def test_a_database_that_is_down_is_said_in_a_sentence(complain):
    said = complain(PORT=str(_free_port()), DATABASE_URL="postgresql://prm@127.0.0.1:1/prm")
    assert "The database could not be prepared" in said
    assert "Starting PostgreSQL" not in said


def test_a_child_that_keeps_ending_is_given_up(tmp_path):
    (tmp_path / "run").mkdir()
    child = Child("web", ["false"], tmp_path)
    deaths = 0
    while not child.is_hopeless():
        child.start(dict(os.environ))
        assert wait_until(child.died, seconds=60)
        deaths += 1
    assert deaths == 5


def test_a_leftover_is_ended_but_not_another_program_with_its_number(tmp_path):
    (tmp_path / "run").mkdir()
    left = Child("worker", ["sleep", "300"], tmp_path)
    left.start(dict(os.environ))
    pid = left.process.pid
    assert not Child("worker", ["sleep", "301"], tmp_path).end_leftover()
    assert command_line(pid)
    assert Child("worker", ["sleep", "300"], tmp_path).end_leftover()
    assert not command_line(pid)


def test_progress_is_shown_with_its_time(capsys):
    from prm.embedded.supervisor import step

    with step("Starting it"):
        pass
    assert re.fullmatch(r"  Starting it \.\.\. 0\.0 s\n", capsys.readouterr().out)


def test_the_port_chosen_stays_when_it_is_free(tmp_path):
    first = process.remembered_port(tmp_path / "port")
    assert process.remembered_port(tmp_path / "port") == first
    assert 20_000 <= first < 30_000
