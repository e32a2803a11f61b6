"""A request says what it wants done by a row; the poke only hurries the worker (section 6)."""

import time

import pytest
import redis
from celery import current_app
from django.conf import settings
from django.db import transaction

from core.services import poke as poking
from core.services.poke import poke


@pytest.fixture
def broker(monkeypatch):
    """Points the application at another Redis: `broker("redis://...")`."""

    def use(url):
        monkeypatch.setattr(current_app.conf, "broker_write_url", url)
        current_app.pool.force_close_all()
        current_app._pool = None
        current_app.amqp._producer_pool = None

    monkeypatch.setattr(poking, "_quiet_until", 0.0)
    yield use
    monkeypatch.undo()
    use(settings.CELERY_BROKER_URL)


@pytest.fixture
def queue():
    client = redis.Redis.from_url(settings.REDIS_URL)
    client.delete("celery")
    yield client
    client.delete("celery")
    client.close()


@pytest.mark.django_db(transaction=True)
def test_the_worker_is_poked_after_the_commit(queue):
    with transaction.atomic():
        poke("core.nothing", 1)
        assert queue.llen("celery") == 0
    assert queue.llen("celery") == 1


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_is_not_poked(queue):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        poke("core.nothing", 1)
        1 / 0  # noqa: B018
    assert queue.llen("celery") == 0


@pytest.mark.django_db(transaction=True)
def test_a_redis_that_is_down_neither_fails_nor_slows_a_request(broker, caplog):
    broker("redis://127.0.0.1:1/0")
    started = time.monotonic()
    for _ in range(50):
        poke("core.nothing")
    assert time.monotonic() - started < 2
    assert caplog.text.count("poke_not_sent") == 1
