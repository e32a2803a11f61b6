"""What a partner's person or key may read: a read of partners' rows that doesn't say whose they are raises (H1).

While `only` holds, each table with a partner's rows that a SELECT reads must be narrowed to the partners of the
scope: by its `partner_id`, by the reader's own `user_id`, or by standing beside a table that is. A write that has to
compare partners says so with `beyond`; rows that are locked for a write were handed over by a read that was scoped.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection

from partners.models import Partner

_beyond: ContextVar[bool] = ContextVar("beyond", default=False)

_TABLE = re.compile(r'(FROM|JOIN) "(\w+)"(?: (?!ON\b|WHERE\b|INNER\b|LEFT\b|GROUP\b|ORDER\b|LIMIT\b|FOR\b)(\w+))?')
_JOINED_ON = re.compile(r' ON \("?\w+"?\."(\w+)" = ')
# Links from one partner's row to another's: whoever follows them leaves the scope.
_CROSSING = frozenset({"first_id", "standing_id", "late_id"})


class OutOfScope(Exception):
    """A read of a partner's rows that isn't narrowed to the reader's own partners. Filter it by `partner`."""


@contextmanager
def only(partners: Collection[int], *, user: int | None = None) -> Iterator[None]:
    """Within it, partners' rows are read only if they are of these partners, or of this user."""
    with connection.execute_wrapper(_Guard(frozenset(partners), user)):
        yield


@contextmanager
def beyond() -> Iterator[None]:
    """Within it, a write may look at all partners, to compare them."""
    token = _beyond.set(True)
    try:
        yield
    finally:
        _beyond.reset(token)


@cache
def guarded() -> dict[str, str]:
    """The tables with partners' rows, and the column that says whose they are."""
    tables = {
        model._meta.db_table: "partner_id"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.column == "partner_id" and field.related_model is Partner
    }
    return tables | {Partner._meta.db_table: "id"}


class _Guard:
    def __init__(self, partners: frozenset[int], user: int | None) -> None:
        self.partners, self.user = partners, user

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        text = str(sql)
        if not _beyond.get() and text.lstrip("( ").startswith(("SELECT", "WITH")) and " FOR " not in text[-40:]:
            self._check(text, params or ())
        return execute(sql, params, many, context)

    def _check(self, sql: str, params: Sequence[Any]) -> None:
        for found in _TABLE.finditer(sql):
            how, table, alias = found.groups()
            column = guarded().get(table)
            if column is None or self._is_own(alias or table, column, sql=sql, params=params):
                continue
            link = _JOINED_ON.match(sql, found.end()) if how == "JOIN" else None
            if not link or link[1] in _CROSSING:
                raise OutOfScope(f"{table}: {sql[:300]}")

    def _is_own(self, name: str, column: str, *, sql: str, params: Sequence[Any]) -> bool:
        """Whether some condition narrows this table to what the reader may see."""
        part = rf'"?{name}"?\."{column}"'
        if re.search(rf"{part} IN \(SELECT", sql) or re.search(rf'{part} = \(?"\w+"\."(partner_id|id)"\)?', sql):
            return True
        for found in re.finditer(rf"{part} (?:= %s|IN \(((?:%s(?:, )?)+)\))", sql):
            if set(_values(found, sql=sql, params=params)) <= self.partners:
                return True
        return any(
            _values(found, sql=sql, params=params) == [self.user]
            for found in re.finditer(rf'"?{name}"?\."user_id" = %s', sql)
            if self.user is not None
        )


def _values(found: re.Match[str], *, sql: str, params: Sequence[Any]) -> list[Any]:
    """The parameters of a condition, by their place in the statement."""
    first = len(re.findall(r"(?<!%)%s", sql[: found.start()]))
    return list(params[first : first + found[0].count("%s")])
