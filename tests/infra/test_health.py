"""The pages for machines (section 2)."""

import json

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from prm import health


def test_healthz_asks_nothing_of_the_database(client):
    """Without the `db` fixture any query fails this test."""
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")
    assert "no-store" in answer["Cache-Control"]


@pytest.fixture
def forget():
    """Has readiness looked up anew, before and after."""
    health._all_tables_seen.cache_clear()
    yield
    health._all_tables_seen.cache_clear()


@pytest.mark.django_db
def test_ready_when_the_database_has_its_tables(client, forget):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"database": "ok", "queue": "ok"}


@pytest.mark.django_db
def test_not_ready_before_the_last_migration(client, forget, logged_errors):
    MigrationRecorder(connection).migration_qs.filter(app="sessions").delete()
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["database"] == "not migrated"
    logged_errors.clear()


@pytest.mark.django_db
def test_ready_without_redis(client, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["queue"] == "down"


def test_every_answer_carries_the_id_of_its_request(client):
    first, second = client.get("/healthz"), client.get("/healthz")
    assert first["X-Request-ID"] != second["X-Request-ID"]
    assert len(first["X-Request-ID"]) == 36


def test_a_log_line_is_json_in_production(capsys):
    import logging.config

    from prm.logs import logging_config

    config = logging_config(as_json=True, level="INFO") | {"root": {"level": "INFO"}, "loggers": {}}
    config["loggers"] = {"tests.line": {"handlers": ["stderr"], "propagate": False}}
    logging.config.dictConfig(config | {"incremental": False})
    logging.getLogger("tests.line").warning("it is %s", "late")
    line = json.loads(capsys.readouterr().err)
    assert line["event"] == "it is late"
    assert (line["level"], line["logger"]) == ("warning", "tests.line")
