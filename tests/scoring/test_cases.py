"""Risks that papers, promises and complaints raise, and how they go."""

from datetime import UTC, date, datetime, timedelta

import pytest

from accounts.models import Role
from campaigns.models import Obligation, Occurrence, OccurrenceState
from documents.models import Paper, PaperState
from partners.models import Partner, Standing
from sales.models import Complaint
from scoring.models import FlagRule, RiskFlag
from scoring.rules.cases import CASE_TERMS, Cases, raised_by
from scoring.rules.exchange import Exchange, ExchangeTerms
from scoring.services.night import run_night

ON = date(2024, 6, 30)
TERMS = {terms.code: terms for terms in CASE_TERMS}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, []),
        ({"unsigned": date(2024, 5, 31)}, []),
        ({"unsigned": date(2024, 5, 30)}, ["papers_unsigned"]),
        ({"expired": date(2024, 6, 29)}, ["papers_expired"]),
        ({"expired": date(2024, 6, 30)}, []),
        ({"broken": 1}, []),
        ({"broken": 2}, ["promises_broken"]),
        ({"complaints": 1, "complaint_on": date(2024, 6, 1)}, ["complaints"]),
        ({"quarters": [Exchange(10, 0, 5), Exchange(10, 0, 5)]}, ["one_sided"]),
    ],
)
def test_table(facts, expected):
    found = raised_by(Cases(**facts), TERMS, on=ON, exchange=ExchangeTerms())
    assert [code for code, _ in found] == expected
    assert not list(raised_by(Cases(**facts), {}, on=ON, exchange=ExchangeTerms()))


@pytest.fixture
def paper(db):
    def make(partner, state, **fields):
        days = {"sent": {"sent_on": date(2024, 3, 1)}, "signed": {"sent_on": date(2024, 3, 1), "signed_on": ON}}
        return Paper.objects.create(
            partner=partner, state=state, dated_on=date(2024, 3, 1), created_at=datetime(2024, 3, 1, tzinfo=UTC),
            **days[state] | fields,
        )  # fmt: skip

    return make


def stands(partner):
    opened = RiskFlag.objects.filter(partner=partner, closed_on=None).values_list("code", flat=True)
    assert Standing.objects.get(partner=partner).flags == sorted(opened)
    return set(opened) & set(TERMS)


@pytest.mark.django_db
@pytest.mark.parametrize("full", [True, False])
def test_a_paper_is_flagged_and_the_flag_goes_with_its_cause(company, partner, paper, full):
    slow, ended, left = partner(), partner(), partner(status="ended")
    sent = paper(slow, "sent")
    paper(ended, "signed", expires_on=date(2024, 6, 1))
    paper(left, "sent")
    run_night(on=date(2024, 3, 31))
    assert not RiskFlag.objects.filter(code__in=TERMS).exists()

    run_night(on=ON, full=full)

    assert (stands(slow), stands(ended), stands(left)) == ({"papers_unsigned"}, {"papers_expired"}, set())
    assert RiskFlag.objects.get(code="papers_unsigned").evidence == {"sent_on": "2024-03-01", "days": 30}
    Paper.objects.filter(pk=sent.pk).update(state=PaperState.SIGNED, signed_on=ON)
    paper(ended, "signed", expires_on=date(2025, 6, 1))
    run_night(on=ON + timedelta(days=1), full=full)
    assert (stands(slow), stands(ended)) == (set(), set())
    assert RiskFlag.objects.filter(code__in=TERMS, closed_on=ON + timedelta(days=1)).count() == 2


@pytest.mark.django_db
def test_their_broken_promises_count_for_ninety_days(company, partner):
    them = partner()
    promise = Obligation.objects.create(partner=them, side="they", what="Photo", first_due="2024-06-01")
    for day in ("2024-06-01", "2024-06-08"):
        Occurrence.objects.create(
            obligation=promise, partner=them, side="they", due_on=day, state=OccurrenceState.BROKEN
        )

    run_night(on=ON)
    assert stands(them) == {"promises_broken"}
    run_night(on=date(2024, 9, 3))
    assert stands(them) == set()


@pytest.mark.django_db
def test_complaints_count_while_they_are_open_and_the_rule_is_on(company, partner, person):
    them = partner()
    case = Complaint.objects.create(
        partner=them, words="Late", owner=person(Role.MANAGER), opened_at=datetime(2024, 6, 1, tzinfo=UTC), due_on=ON
    )
    run_night(on=ON)
    assert stands(them) == {"complaints"}

    FlagRule.objects.filter(code="complaints").update(enabled=False)
    run_night(on=ON + timedelta(days=1))
    assert stands(them) == set()
    FlagRule.objects.filter(code="complaints").update(enabled=True)
    run_night(on=ON + timedelta(days=2))
    assert RiskFlag.objects.get(partner=them, code="complaints", closed_on=None).times == 2
    Complaint.objects.filter(pk=case.pk).update(closed_at=datetime(2024, 7, 2, tzinfo=UTC), outcome="Made good")
    run_night(on=ON + timedelta(days=3))
    assert stands(them) == set()
    assert Partner.objects.count() == 1
