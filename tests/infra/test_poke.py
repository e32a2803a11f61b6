"""A request says what it wants done by a row; the poke only hurries the worker (section 6)."""

import json
import os
import subprocess
import sys
import time
from urllib.parse import urlsplit, urlunsplit

import pytest
import redis
from celery import current_app
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.urls import path

from accounts.access import PUBLIC, access
from core.services.poke import poke
from prm.embedded.process import wait_until


@pytest.fixture
def queue(broker):
    """The messages that wait in a Redis database of this process's own."""
    number = 15 - int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]) % 8
    address = urlunsplit(urlsplit(settings.REDIS_URL)._replace(path=f"/{number}"))
    broker(address)
    with redis.Redis.from_url(address) as client:
        client.flushdb()
        yield lambda: client.llen("celery")
        client.flushdb()


@access(PUBLIC)
def poking_view(request):
    poke("celery.backend_cleanup")
    return HttpResponse("poked")


urlpatterns = [path("", poking_view)]


@pytest.mark.django_db(transaction=True)
def test_the_worker_is_poked_after_the_commit(queue):
    with transaction.atomic():
        poke("core.nothing", 1)
        assert queue() == 0
    assert queue() == 1


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_is_not_poked(queue):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        poke("core.nothing", 1)
        1 / 0  # noqa: B018
    assert queue() == 0


@pytest.mark.django_db(transaction=True)
def test_a_transaction_pokes_once_for_the_same_work(queue):
    with transaction.atomic():
        for _ in range(3):
            poke("core.nothing", 1)
        poke("core.nothing", 2)
    assert queue() == 2
    poke("core.nothing", 1)
    assert queue() == 3


@pytest.mark.django_db(transaction=True)
def test_a_poke_outlives_an_equal_one_that_was_taken_back(queue):
    with transaction.atomic():
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            poke("core.nothing", 1)
            1 / 0  # noqa: B018
        poke("core.nothing", 1)
    assert queue() == 1
    with transaction.atomic():
        with transaction.atomic():
            poke("core.nothing", 1)
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            poke("core.nothing", 1)
            1 / 0  # noqa: B018
    assert queue() == 2


@pytest.mark.django_db(transaction=True)
def test_a_redis_that_is_down_neither_fails_nor_slows_a_request(broker, caplog):
    broker("redis://127.0.0.1:1/0")
    started = time.monotonic()
    for _ in range(50):
        poke("core.nothing")
    assert time.monotonic() - started < 2
    assert caplog.text.count("poke_not_sent") == 1


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.urls(__name__)
def test_the_id_of_a_request_reaches_the_worker(queue, client, tmp_path):
    """A real worker, started as in production; its log names the request that asked for the work."""
    request_id = client.get("/")["X-Request-ID"]
    assert len(request_id) == 36
    assert queue() == 1
    log = tmp_path / "worker.log"
    env = dict(os.environ, REDIS_URL=current_app.conf.broker_write_url, PRM_ENV="production", SECRET_KEY="x")
    command = [sys.executable, "-m", "celery", "-A", "prm", "worker", "--pool", "solo", "--loglevel", "INFO"]
    with log.open("w") as out:
        worker = subprocess.Popen(command, env=env, cwd=settings.BASE_DIR, stdout=out, stderr=out)
    try:
        assert wait_until(lambda: "task_succeeded" in log.read_text(), seconds=120), log.read_text()
    finally:
        worker.terminate()
        worker.wait(60)
    lines = [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]
    (started,) = [line for line in lines if line["event"] == "task_started"]
    assert started["request_id"] == request_id
    assert started["task"] == "celery.backend_cleanup"
