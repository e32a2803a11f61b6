"""The partner list: as quick at a hundred thousand as at a hundred.

Each sort walks an index and stops at the page's end. Partners that the night hasn't judged yet have no turnover to be
sorted by: they come after the others, as a second stretch of the same list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import F, Q

from accounts.models import User
from core.queries.company import company
from core.rules.weeks import IsoWeek
from partners.models import Partner
from partners.models.partner import PartnerQuerySet
from partners.models.sort_key import SortKey
from partners.queries.choices import Choice
from partners.queries.custom_field import answered
from partners.queries.search import having, similar
from partners.rules.custom_field import asked_answers
from partners.rules.listing import NEVER, NONE, PAGE_SIZE, ListQuery
from partners.rules.search import read_search

COUNTED_TO = 1000
FIELDS = (
    "uuid", "name", "external_id", "status", "tags", "city", "last_contact_on", "created_at", "kind__name",
    "manager__full_name", "standing__tier", "standing__abc", "standing__turnover", "standing__flags",
)  # fmt: skip

Row = tuple[Any, ...]


@dataclass(frozen=True)
class ListPage:
    """`total` is exact up to `COUNTED_TO`; one more means that there are more. `alike`: nothing had the words."""

    rows: list[Row]
    has_next: bool
    total: int
    alike: bool

    @property
    def is_exact(self) -> bool:
        return self.total <= COUNTED_TO


def list_page(
    query: ListQuery, *, actor: User, today: date, kinds: Sequence[Choice], people: Sequence[Choice]
) -> ListPage:
    """A page of the list as it was asked for."""
    some = selection(query, actor=actor, today=today, kinds=kinds, people=people)
    total, alike = _bounded(some), False
    if query.q and not total:
        some = _filtered(query, actor=actor, today=today, kinds=kinds, people=people)
        some = some.filter(pk__in=similar(read_search(query.q)))
        total = _bounded(some)
        alike = bool(total)
    start = (query.page - 1) * PAGE_SIZE
    rows = _slice(stretches(some, query=query), start=start, stop=start + PAGE_SIZE + 1)
    return ListPage(rows[:PAGE_SIZE], has_next=len(rows) > PAGE_SIZE, total=total, alike=alike)


def selection(
    query: ListQuery, *, actor: User, today: date, kinds: Sequence[Choice], people: Sequence[Choice]
) -> PartnerQuerySet:
    """Every partner that the filters and the search leave, in no order."""
    some = _filtered(query, actor=actor, today=today, kinds=kinds, people=people)
    search = read_search(query.q)
    return some.filter(having(search)) if search else some


def stretches(some: PartnerQuerySet, *, query: ListQuery) -> list[PartnerQuerySet]:
    """The selection in its order: querysets whose rows follow each other."""
    name = SortKey("name")
    orders: dict[str, tuple[Any, ...]] = {
        "name": (name, "pk"),
        "-name": (name.desc(), "-pk"),
        "contact": (F("last_contact_on").asc(nulls_first=True), "-pk"),
        "-contact": (F("last_contact_on").desc(nulls_last=True), "pk"),
        "added": ("created_at", "pk"),
        "-added": ("-created_at", "-pk"),
    }
    if query.sort in orders:
        return [some.order_by(*orders[query.sort])]
    judged = some.filter(standing__isnull=False)
    falling = query.sort == "-turnover"
    by = ("-standing__turnover", "standing__partner_id") if falling else ("standing__turnover", "-standing__partner_id")
    if any(query.of(verdict) for verdict in ("tier", "abc", "flag")):
        return [judged.order_by(*by)]
    return [judged.order_by(*by), some.filter(standing__isnull=True).order_by(name, "pk")]


def _slice(parts: list[PartnerQuerySet], *, start: int, stop: int) -> list[Row]:
    rows: list[Row] = []
    for part in parts:
        found = list(part.values_list(*FIELDS)[start:stop])
        rows += found
        if len(found) == stop - start or part is parts[-1]:
            break
        length = start + len(found) if found else part.order_by().count()
        start, stop = max(start - length, 0), stop - length
    return rows


def _bounded(some: PartnerQuerySet) -> int:
    return some.order_by()[: COUNTED_TO + 1].count()


def _filtered(
    query: ListQuery, *, actor: User, today: date, kinds: Sequence[Choice], people: Sequence[Choice]
) -> PartnerQuerySet:
    some = Partner.objects.visible_to(actor)
    some = some.filter(_of(query.of("kind"), kinds, "kind_id"), _of(query.of("manager"), people, "manager_id"))
    if query.of("status"):
        some = some.filter(status__in=query.of("status"))
    if query.of("tier"):
        some = some.filter(standing__tier__in=query.of("tier"))
    if query.of("abc"):
        some = some.filter(standing__abc__in=query.of("abc"))
    if query.of("flag"):
        some = some.filter(standing__flags__overlap=list(query.of("flag")))
    if query.of("key"):
        some = some.filter(key_category__in=query.of("key"))
    if query.of("own"):
        some = some.filter(answered(asked_answers(query.of("own"))))
    if query.of("tag"):
        some = some.filter(tags__contains=list(query.of("tag")))
    if query.created_week:
        some = some.filter(_added_in(IsoWeek.parse(query.created_week)))
    if query.contact == NEVER:
        return some.filter(last_contact_on=None)
    return some if query.silent_days is None else some.silent_since(_day_before(today, days=query.silent_days))


def _of(values: Sequence[str], choices: Sequence[Choice], column: str) -> Q:
    """Keys instead of joins, so that the order of an index may be followed; an unknown value finds nothing."""
    if not values:
        return Q()
    keys = [choice.pk for choice in choices if choice.value in values]
    chosen = Q(**{column: keys[0]}) if len(keys) == 1 else Q(**{f"{column}__in": keys})
    return chosen | Q(**{column: None}) if NONE in values else chosen


def _added_in(week: IsoWeek) -> Q:
    """By the company's days."""
    zone = ZoneInfo(company().time_zone)
    start, end = (datetime.combine(day, time.min, zone) for day in (week.monday, week.plus(1).monday))
    return Q(created_at__gte=start, created_at__lt=end)


def _day_before(today: date, *, days: int) -> date:
    return today - timedelta(days=days)
