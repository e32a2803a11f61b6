"""Pages at 100,000 partners against the bare page, and their queries at 100 and at 100,000."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role, User
from bench.web import Visitor, medians_ms, serving, session_of
from core.rules.weeks import IsoWeek
from partners.models import Partner

AIM = 4.0


@dataclass(frozen=True)
class Page:
    """A page by its name in the report and its address."""

    name: str
    path: str


def pages(*, on: date) -> list[Page]:
    """The pages that the aims name, with a partner from the middle of the table."""
    some = Partner.objects.order_by("pk")[Partner.objects.order_by("-pk").values_list("pk", flat=True)[0] // 3]
    week = IsoWeek.of(on - timedelta(days=7))
    return [
        Page("partner list", reverse("partners:list")),
        Page("partner list, part of a name", reverse("partners:list") + "?q=kontur"),
        Page("partner list, part of a number", reverse("partners:list") + "?q=12345"),
        Page("partner list, by turnover, gold", reverse("partners:list") + "?tier=gold&sort=-turnover"),
        Page("partner page", reverse("dashboards:partner", args=[some.uuid])),
        Page("owner's week", reverse("dashboards:week_of", args=[str(week)])),
        Page("manager's day", reverse("dashboards:day")),
        Page("deals", reverse("sales:deals")),
    ]


def call_fields(*, on: date) -> tuple[str, dict[str, str]]:
    """Where a call is logged and what is posted."""
    some = Partner.objects.order_by("pk")[1]
    step = {"next_step": "Call again", "next_on": (on + timedelta(days=7)).isoformat()}
    return reverse("partners:log", args=[some.uuid]), {"kind": "call", "outcome": "reached", "direction": "out", **step}


def milliseconds(*, on: date) -> dict[str, float]:
    """Median milliseconds by page; `bare` and `bare post` are the floors.

    Each page takes turns with the bare one, so that what else the machine does weighs on both alike.
    """
    owner = User.objects.get(email="owner@bench.example")
    with serving("bench.bare_settings") as bare_port, serving("prm.settings") as port:
        bare = Visitor(bare_port, session_of(owner, backend="django.contrib.auth.backends.ModelBackend"))
        visitor = Visitor(port, session_of(owner, backend=settings.AUTHENTICATION_BACKENDS[-1]))
        note = {"note": "Call again", "day": on.isoformat()}
        path, fields = call_fields(on=on)
        visits = {"bare": _getting(bare, "/"), "bare post": lambda: bare.post("/form/", note)}
        visits |= {page.name: _getting(visitor, page.path) for page in pages(on=on)}
        visits["logging a call"] = lambda: visitor.post(path, fields)
        return medians_ms(visits)


def _getting(visitor: Visitor, path: str) -> Callable[[], None]:
    return lambda: visitor.get(path)


def query_counts(*, on: date) -> dict[str, int]:
    """Queries of each page on the database at hand, the second time it is opened."""
    client = Client(HTTP_HOST="localhost")
    client.force_login(User.objects.get(email="owner@bench.example", role=Role.OWNER))
    counts = {}
    for page in pages(on=on):
        client.get(page.path)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get(page.path)
        counts[page.name] = len(seen)
    return counts
