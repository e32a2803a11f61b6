"""Fixtures that every test may use, and what every test must not do: log an error, miss a template variable."""

import logging
import sys

import pytest
from celery import current_app
from django.conf import settings
from django.db.backends.postgresql.operations import DatabaseOperations
from django.template import engines
from django.template.base import FilterExpression
from django.utils import timezone, translation
from hypothesis import HealthCheck
from hypothesis import settings as properties
from kombu import pools

from accounts.models import Role, User
from core.models import Company
from core.services import poke as poking
from tests.database import flush_and_put_back, keep_what_migrations_shipped
from tests.mail_server import MailServer

properties.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
properties.load_profile("here")


@pytest.fixture
def company(db):
    return Company.objects.create(pk=1, name="Tęcza", currency="EUR", country="PL", time_zone="Europe/Warsaw")


@pytest.fixture
def person(db):
    """A maker of logged-in people: `person(Role.MANAGER)`."""

    def make(role=Role.MANAGER, email=None, **fields):
        email = email or f"{role}{User.objects.count()}@example.test"
        return User.objects.create_user(
            email, "secret-Pass-1", full_name=fields.pop("full_name", str(role).title()), role=role, **fields
        )

    return make


@pytest.fixture
def log_in(client):
    """`log_in(user)` → a client of that person."""

    def make(user):
        client.force_login(user)
        return client

    return make


@pytest.fixture
def broker(monkeypatch):
    """Points the application at another Redis: `broker("redis://...")`."""

    def use(url):
        monkeypatch.setattr(current_app.conf, "broker_write_url", url)
        pools.reset()
        current_app._pool = None
        current_app.amqp._producer_pool = None

    monkeypatch.setattr(poking, "_quiet_until", 0.0)
    yield use
    monkeypatch.undo()
    use(settings.CELERY_BROKER_URL)


@pytest.fixture(autouse=True)
def _in_english_and_utc():
    """What a page of the test before activated for its user is gone."""
    translation.activate(settings.LANGUAGE_CODE)
    timezone.deactivate()


@pytest.fixture(autouse=True, scope="session")
def _a_test_with_real_commits_leaves_a_new_database(django_db_setup, django_db_blocker):
    """Its tables are emptied after it, the ledger too, and what migrations shipped is put back."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr(DatabaseOperations, "sql_flush", flush_and_put_back(keep_what_migrations_shipped()))
        patch.setattr(settings, "PGTRIGGER_INSTALL_ON_MIGRATE", False)
        yield


@pytest.fixture(autouse=True, scope="session")
def _mail_goes_through_the_outbox(django_test_environment):
    """Django's test environment puts its own backend in the outbox's place; it belongs behind it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "MAIL_SERVER", settings.EMAIL_BACKEND)
        patch.setattr(settings, "EMAIL_BACKEND", "notify.services.backend.OutboxBackend")
        yield


@pytest.fixture
def mail_server(settings):
    """Down until it is started; the site sends through it."""
    server = MailServer()
    settings.MAIL_SERVER = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", server.port, False
    yield server
    server.stop()


class _Errors(logging.Handler):
    def __init__(self):
        super().__init__(logging.ERROR)
        self.lines = []

    def emit(self, record):
        self.lines.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture
def logged_errors():
    """The errors that were logged so far; a test that means to cause some clears the list: `logged_errors.clear()`."""
    handler = _Errors()
    logging.getLogger().addHandler(handler)
    yield handler.lines
    logging.getLogger().removeHandler(handler)


@pytest.fixture(autouse=True)
def _no_error_is_logged(logged_errors):
    yield
    assert not logged_errors, "logged as an error: " + "; ".join(logged_errors)


class UndefinedVariable(Exception):
    """A template of ours shows a variable that its view did not give, without `|default`."""


class _Undefined(str):
    """What Django puts in place of an undefined variable: empty, unless it is a template of ours that asks."""

    __slots__ = ()

    def __bool__(self):
        asking = sys._getframe(1).f_locals
        expression, context = asking.get("self"), asking.get("context")
        if isinstance(expression, FilterExpression) and context is not None:
            template = context.render_context.template or context.template
            optional = any(function.__name__.startswith("default") for function, _ in expression.filters)
            if template.origin.name.startswith(str(settings.BASE_DIR / "templates")) and not optional:
                raise UndefinedVariable(f"{expression} in {template.origin.name}")
        return False


@pytest.fixture(autouse=True, scope="session")
def _no_variable_is_undefined():
    engines["django"].engine.string_if_invalid = _Undefined()
