"""Pages for machines: is the process alive, and can it serve (section 2)."""

from functools import cache

import redis
from django.conf import settings
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

from accounts.access import PUBLIC, access


@access(PUBLIC)
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("ok", content_type="text/plain")


@access(PUBLIC)
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when requests can be served. Redis is told of but not asked for: without it the work is only done later."""
    database = _database()
    ready = database == "ok"
    return JsonResponse({"database": database, "queue": _queue()}, status=200 if ready else 503)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return "ok" if _has_all_tables() else "not migrated"
    except OperationalError:
        return "down"


def _has_all_tables() -> bool:
    """Whether every migration of this code was applied. Once true it stays true for this process."""
    try:
        return _all_tables_seen()
    except _Pending:
        return False


class _Pending(Exception):
    """Some migration is still to be applied. An exception, so that the answer isn't kept."""


@cache
def _all_tables_seen() -> bool:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise _Pending
    return True


def _queue() -> str:
    try:
        with redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=1, socket_timeout=1) as client:
            client.ping()
    except redis.RedisError:
        return "down"
    return "ok"
