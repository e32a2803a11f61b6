"""Pages at 100,000 partners against the bare page, and their queries at 100 and at 100,000."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from http import HTTPStatus

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from bench.data import MANAGER, MEMBER, OWNER
from bench.web import Visitor, medians_ms, serving, session_of
from core.rules.weeks import IsoWeek
from partners.models import Partner

CALL = "logging a call"


@dataclass(frozen=True)
class Page:
    """A page by its name in the report, its address and who opens it."""

    name: str
    path: str
    who: str = OWNER


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
        Page("manager's day", reverse("dashboards:day"), who=MANAGER),
        Page("deals", reverse("sales:deals")),
        Page("tasks", reverse("partners:tasks"), who=MANAGER),
        Page("calls and meetings", reverse("partners:interactions")),
        Page("lifecycle board", reverse("partners:board")),
        Page("week of coordination", reverse("partners:week_plan"), who=MANAGER),
        Page("referrals", reverse("sales:referrals")),
        Page("referrals of a customer", reverse("sales:referrals") + "?q=nowak+4711"),
        Page("a partner's referrals", reverse("sales:referrals") + f"?partner={some.uuid}"),
        Page("cabinet home", reverse("cabinet:home"), who=MEMBER),
        Page("cabinet, my customers", reverse("cabinet:referrals"), who=MEMBER),
    ]


def call_fields(*, on: date) -> tuple[str, dict[str, str]]:
    """Where a call is logged and what is posted."""
    some = Partner.objects.order_by("pk")[1]
    step = {"next_step": "Call again", "next_on": (on + timedelta(days=7)).isoformat()}
    return reverse("partners:log", args=[some.uuid]), {"kind": "call", "outcome": "reached", "direction": "out", **step}


def milliseconds(shown: list[Page], *, on: date) -> dict[str, float]:
    """Median milliseconds by page and of logging a call; `bare` and `bare post` are the floors.

    Each page takes turns with the bare one, so that what else the machine does weighs on both alike.
    """
    people = {email: User.objects.get(email=email) for email in (OWNER, *(page.who for page in shown))}
    with serving("bench.bare_settings") as bare_port, serving("prm.settings") as port:
        bare = Visitor(bare_port, session_of(people[OWNER], backend="django.contrib.auth.backends.ModelBackend"))
        visitors = {
            email: Visitor(port, session_of(user, backend=settings.AUTHENTICATION_BACKENDS[-1]))
            for email, user in people.items()
        }
        note = {"note": "Call again", "day": on.isoformat()}
        path, fields = call_fields(on=on)
        visits = {"bare": _getting(bare, "/"), "bare post": lambda: bare.post("/form/", note)}
        visits |= {page.name: _getting(visitors[page.who], page.path) for page in shown}
        visits[CALL] = lambda: visitors[OWNER].post(path, fields)
        return medians_ms(visits)


def _getting(visitor: Visitor, path: str) -> Callable[[], None]:
    return lambda: visitor.get(path)


def query_counts(shown: list[Page]) -> dict[str, int]:
    """Queries of each page on the database at hand, the second time it is opened."""
    counts = {}
    for page in shown:
        client = Client(HTTP_HOST="localhost")
        client.force_login(User.objects.get(email=page.who), backend=settings.AUTHENTICATION_BACKENDS[-1])
        client.get(page.path)
        with CaptureQueriesContext(connection) as seen:
            answer = client.get(page.path)
        if answer.status_code != HTTPStatus.OK:
            raise ValueError(f"{page.path} answered {answer.status_code}")
        counts[page.name] = len(seen)
    return counts
