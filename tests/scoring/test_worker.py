"""A night asked for on the page happens whatever Redis forgets: the row in PostgreSQL is swept up."""

import os
import subprocess
import sys
from datetime import timedelta
from urllib.parse import urlsplit, urlunsplit

import pytest
import redis
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from core.models import JobRun
from partners.models import Standing
from prm.embedded.process import wait_until
from scoring.queries.due import last_full_day
from tests.database import database_url


@pytest.fixture
def emptied():
    """The address of a Redis that holds nothing."""
    address = urlunsplit(urlsplit(settings.REDIS_URL)._replace(path="/14"))
    with redis.Redis.from_url(address) as client:
        client.flushdb()
        yield address
        client.flushdb()


@pytest.fixture
def worker(emptied, tmp_path):
    """A worker with its beat, started as in production."""

    def start():
        environ = dict(os.environ, DATABASE_URL=database_url(), REDIS_URL=emptied, PRM_ENV="test", SECRET_KEY="x")
        environ["DJANGO_SETTINGS_MODULE"] = "tests.scoring.sweeping_settings"
        command = [sys.executable, "-m", "celery", "-A", "prm", "worker", "--beat", "--pool", "solo"]
        command += ["--schedule", str(tmp_path / "beat"), "--loglevel", "INFO"]
        with log.open("w") as out:
            started.append(subprocess.Popen(command, env=environ, cwd=settings.BASE_DIR, stdout=out, stderr=out))
        return log

    log, started = tmp_path / "worker.log", []
    yield start
    for process in started:
        process.terminate()
        process.wait(60)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_night_asked_for_while_redis_is_down_is_done_by_the_sweep(
    company, partner, deal, person, log_in, broker, worker
):
    broker("redis://127.0.0.1:1/0")
    deal(partner(), last_full_day(timezone.now()) - timedelta(days=9), 100_00)
    client = log_in(person(Role.OWNER))

    response = client.post(reverse("scoring:runs"), {"on": last_full_day(timezone.now())})

    asked = JobRun.objects.get()
    assert (response.status_code, asked.state) == (302, JobRun.State.WAITING)
    log = worker()
    assert wait_until(lambda: published(asked), seconds=90), log.read_text()
    assert Standing.objects.get().turnover == 100_00


def published(run):
    run.refresh_from_db()
    return run.state == JobRun.State.PUBLISHED
