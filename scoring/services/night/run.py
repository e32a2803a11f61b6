"""The night: one transaction under one lock, so that readers always see the last complete run (section F)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from time import perf_counter
from typing import Protocol

import structlog
from django.conf import settings
from django.db import Error, connection, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from psycopg2.sql import SQL, Identifier

from core.models import JobRun
from scoring.models import FactMark, RulesVersion
from scoring.queries.rules import current_rules
from scoring.queries.runs import NIGHTLY, last_published
from scoring.rules.version import NightRules
from scoring.services.night.context import Night
from scoring.services.night.marks import take_marks

LOCK = 5_784_201
LONGEST_GAP = 31
ATTEMPTS = 3
MANNERS = "set local jit = off; set local work_mem = '96MB'; set local random_page_cost = 1.1"
WORKING_TABLES = """
select relname from pg_class
where relnamespace = pg_my_temp_schema() and relkind = 'r' and relname ~ '^night_[a-z]+$'
"""
RETRIED = frozenset({"40001", "40P01", "23503"})
"""Serialization failure, deadlock, and a partner deleted under our hands."""

log = structlog.get_logger(__name__)


class NightUnderWay(Exception):
    """Another process runs the night at this moment."""


class Act(Protocol):
    def __call__(self, night: Night) -> None: ...


@dataclass(frozen=True)
class Step:
    """One step of the night under the name that a run keeps its seconds by."""

    name: str
    act: Act


def run_night(
    *, on: date, full: bool = False, asked: JobRun | None = None, chosen: bool = False, wait: bool = True
) -> JobRun:
    """Bring every verdict to `on` and publish it; answers with the published run.

    Waits for a night that is under way, or raises `NightUnderWay` with `wait=False`. Where the last published run is
    of the same date, rules and facts, that run is the answer and nothing changes; `asked` then ends as its twin. With
    `chosen` it is what a person wants everyone to see, and no overdue night takes its place before the next nightly
    hour. A failure leaves a failed run and is raised.
    """
    with locked(wait=wait):
        if asked and not _still_waits(asked):
            return asked
        JobRun.objects.filter(kind=NIGHTLY, state=JobRun.State.RUNNING).update(
            state=JobRun.State.INTERRUPTED, finished_at=timezone.now()
        )
        rules, last = current_rules(), last_published()
        if last and not full and is_current(last, on=on, rules=rules):
            return _twin(asked, of=last) if asked else last
        run = _begin(on=on, full=full, rules=rules, asked=asked)
        run.read = {"chosen": True} if chosen else {}
        try:
            return _attempt(run, rules=rules, last=last)
        except Exception as error:
            _fail(run, error)
            raise


def is_current(last: JobRun, *, on: date, rules: NightRules) -> bool:
    """Whether a published run says all there is to say of a date."""
    return last.on == on and last.rules_version == rules.digest() and not FactMark.objects.exists()


def judge(night: Night, steps: Sequence[Step]) -> list[dict[str, object]]:
    """Take the steps inside the caller's transaction; answers with their seconds."""
    with connection.cursor() as cursor:
        cursor.execute(MANNERS)
    times: list[dict[str, object]] = []
    for step in (Step("marks", take_marks), *steps):
        started = perf_counter()
        step.act(night)
        times.append({"name": step.name, "seconds": round(perf_counter() - started, 3)})
    _drop_working_tables()
    return times


def the_steps() -> Sequence[Step]:
    """The list of the night, which the project names (`prm.night`)."""
    steps: Sequence[Step] = import_string(settings.NIGHT_STEPS)
    return steps


def continues(last: JobRun | None, *, on: date, rules: NightRules, full: bool) -> date | None:
    """The date that a night can go on from; None where everything must be rebuilt."""
    if full or last is None or last.rules_version != rules.digest():
        return None
    return last.on if 0 <= (on - last.on).days <= LONGEST_GAP else None


def _attempt(run: JobRun, *, rules: NightRules, last: JobRun | None) -> JobRun:
    """A clash with somebody's edit starts the transaction again, a few times."""
    for left in reversed(range(ATTEMPTS)):
        try:
            return _once(run, rules=rules, last=last)
        except Error as error:
            if not left or getattr(error.__cause__, "pgcode", None) not in RETRIED:
                raise
            log.warning("night_again", on=str(run.on), because=str(error).splitlines()[0])
    raise AssertionError("unreachable")


def _once(run: JobRun, *, rules: NightRules, last: JobRun | None) -> JobRun:
    nested = connection.in_atomic_block
    with transaction.atomic():
        if not nested:
            with connection.cursor() as cursor:
                cursor.execute("set transaction isolation level repeatable read")
        night = Night(
            on=run.on,
            rules=rules,
            run=run,
            base=continues(last, on=run.on, rules=rules, full=run.full),
            keeps_state=last is not None and last.on <= run.on,
            known=last.read if last else {},
        )
        run.steps = judge(night, the_steps())
        run.full, run.read, run.changed = night.full, run.read | night.read, night.changed
        run.state, run.finished_at = JobRun.State.PUBLISHED, timezone.now()
        run.save()
    log.info("night_published", on=str(run.on), full=run.full, **run.changed)
    return run


def _drop_working_tables() -> None:
    """They vanish with the transaction; where that isn't ours, another night may follow in it."""
    with connection.cursor() as cursor:
        cursor.execute(WORKING_TABLES)
        for (name,) in cursor.fetchall():
            cursor.execute(SQL("drop table {}").format(Identifier("pg_temp", name)))


@contextmanager
def locked(*, wait: bool = True) -> Iterator[None]:
    """One night at a time in the whole database; a killed process lets go with its connection."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s) is not null" if wait else "select pg_try_advisory_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            raise NightUnderWay
        try:
            yield
        finally:
            if connection.is_usable():
                cursor.execute("select pg_advisory_unlock(%s)", [LOCK])


def _begin(*, on: date, full: bool, rules: NightRules, asked: JobRun | None) -> JobRun:
    now = timezone.now()
    RulesVersion.objects.get_or_create(digest=rules.digest(), defaults={"content": rules.content(), "first_used": now})
    run = asked or JobRun(kind=NIGHTLY, on=on, full=full)
    run.state, run.started_at, run.rules_version = JobRun.State.RUNNING, now, rules.digest()
    run.save()
    return run


def _still_waits(asked: JobRun) -> bool:
    asked.refresh_from_db()
    return asked.state == JobRun.State.WAITING


def _twin(asked: JobRun, *, of: JobRun) -> JobRun:
    now: datetime = timezone.now()
    asked.state, asked.started_at, asked.finished_at = JobRun.State.PUBLISHED, now, now
    asked.rules_version, asked.read, asked.changed, asked.steps = of.rules_version, of.read, {}, []
    asked.save()
    return asked


def _fail(run: JobRun, error: Exception) -> None:
    log.error("night_failed", on=str(run.on), because=str(error), exc_info=error)
    run.state, run.finished_at = JobRun.State.FAILED, timezone.now()
    run.error = f"{type(error).__name__}: {error}"
    run.save(update_fields=["state", "finished_at", "error"])
