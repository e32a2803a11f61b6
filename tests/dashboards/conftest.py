"""A small network whose weeks are written down by hand."""

from datetime import date, timedelta

import pytest
import time_machine

from core.models import JobRun
from core.rules.weeks import IsoWeek
from partners.models import Partner, PartnerKind, Standing
from scoring.models import FlagRule, RiskFlag, ScopeWeek

TODAY = date(2026, 11, 18)


@pytest.fixture
def today():
    """Wednesday 18 November 2026, at noon in Warsaw; the last full week is 2026-W46."""
    with time_machine.travel("2026-11-18T11:00:00Z", tick=False):
        yield TODAY


@pytest.fixture
def make_partner(company):
    """`make_partner("Atelier", manager=user, turnover=500)` → a partner with its standing."""

    def make(name="Atelier", *, turnover=100, tier="bronze", abc="B", **fields):
        partner = Partner.objects.create(name=name, status=fields.pop("status", "active"), **fields)
        Standing.objects.create(
            partner=partner, abc=abc, tier=tier, tier_since=TODAY, turnover=turnover, mean_month=turnover // 12
        )
        return partner

    return make


EVIDENCE = {
    FlagRule.Code.TURNOVER_FELL: {"recent": 10, "previous": 100},
    FlagRule.Code.DORMANT: {"last_deal_on": "2026-05-01"},
    FlagRule.Code.NO_CONTACT: {"last_contact_on": None},
}


@pytest.fixture
def make_flag(db):
    """`make_flag(partner, on=day, code=...)` → a flag with the evidence that the night writes."""

    def make(partner, *, on, code=FlagRule.Code.TURNOVER_FELL, **fields):
        return RiskFlag.objects.create(
            partner=partner,
            code=code,
            category="commercial",
            severity=2,
            opened_on=on,
            evidence=EVIDENCE[code],
            **fields,
        )

    return make


@pytest.fixture
def kind(db):
    return PartnerKind.objects.create(name="Designer")


@pytest.fixture
def weeks(db):
    """`weeks(WEEK, 100, 120, ...)`: turnover of the company's weeks that end with `WEEK`, ten orders each."""

    def make(until, *turnovers, scope="company", scope_id=0, **facts):
        for i, turnover in enumerate(turnovers):
            monday = until.plus(i - len(turnovers) + 1).monday
            row = {"orders": 10, **facts, "turnover": turnover}
            ScopeWeek.objects.create(scope=scope, scope_id=scope_id, week=monday, **row)

    return make


@pytest.fixture
def night(db):
    """The published run of yesterday."""
    moment = "2026-11-18T01:00:00Z"
    return JobRun.objects.create(
        on=TODAY - timedelta(days=1), state=JobRun.State.PUBLISHED, started_at=moment, finished_at=moment
    )


@pytest.fixture
def week():
    return IsoWeek.of(TODAY).plus(-1)
