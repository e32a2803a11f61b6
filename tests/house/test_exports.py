"""Everything listed can be exported (B7): every list of the staff answers `?as=` and offers it where it has rows."""

import csv
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from accounts.models import Role
from campaigns.models import Material
from campaigns.services.code import make_code
from core.models import JobRun
from partners.models import Partner
from partners.services.task import add_task
from sales.models import Product

NOW = datetime(2026, 3, 4, 22, 30, tzinfo=UTC)
HERE = (
    "accounts:people", "campaigns:materials", "campaigns:placements", "dashboards:exchange", "partners:interactions",
    "partners:tasks", "sales:codes", "sales:complaints", "sales:disputes", "sales:products", "scoring:runs",
    "settlements:board",
)  # fmt: skip
ELSEWHERE = (
    "campaigns:agreements_export", "campaigns:promises_export", "campaigns:proposals_export", "documents:export",
    "partners:export", "sales:deal_export", "sales:referral_export", "scoring:risks_export",
    "settlements:commission_export", "strategy:plans_export", "strategy:ranking_export",
)  # fmt: skip


@pytest.fixture
def owner(person, company):
    return person(Role.OWNER, full_name="Ewa Lis")


def downloaded(answer):
    return list(csv.reader(b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()))


@pytest.mark.parametrize("name", HERE + ELSEWHERE)
@pytest.mark.parametrize(("wanted", "kind"), [("csv", "text/csv"), ("xlsx", "application/vnd.openxml")])
def test_a_list_downloads(owner, log_in, name, wanted, kind):
    answer = log_in(owner).get(f"{reverse(name)}?as={wanted}")
    assert (answer.status_code, answer["Content-Type"].startswith(kind)) == (200, True)
    assert b"".join(answer.streaming_content)


@pytest.fixture
def rows(owner):
    """One of each, with a name that a spreadsheet would take for a formula."""
    partner = Partner.objects.create(name="=cmd", manager=owner)
    add_task(title="=1+1", due_on=date(2026, 3, 5), assignee=owner, partner=partner)
    make_code(partner, by=owner, now=NOW, text="AUTUMN")
    Product.objects.create(name="=2+2", article="A-1", price=1250, currency="EUR")
    Material.objects.create(name="=3+3", kind="leaflet", in_stock=7)
    JobRun.objects.create(kind="nightly", on=date(2026, 3, 3), started_at=NOW, state="failed", error="=4+4")


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("partners:tasks", {"'=1+1", "'=cmd", "2026-03-05"}),
        ("sales:codes", {"AUTUMN", "'=cmd", "2026-03-04 23:30:00+01:00"}),
        ("sales:products", {"'=2+2", "A-1", "12.50"}),
        ("campaigns:materials", {"'=3+3", "7"}),
        ("scoring:runs", {"'=4+4", "2026-03-03"}),
        ("accounts:people", {"Ewa Lis", "Owner"}),
    ],
)
def test_its_rows_are_those_that_are_shown(rows, owner, log_in, name, cells):
    client = log_in(owner)
    assert "as=csv" in client.get(reverse(name)).content.decode()
    heads, *found = downloaded(client.get(f"{reverse(name)}?as=csv"))
    assert [len(row) for row in found] == [len(heads)]
    assert cells <= set(found[0])


def test_a_reader_gets_their_own_words(rows, owner, log_in):
    owner.language = "pl"
    owner.save()
    assert downloaded(log_in(owner).get("/people/?as=csv"))[1][3] == "Właściciel"
