"""kill -9 anywhere between a conversion and its payment: another try ends as if nothing had happened."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from sales.models import Deal
from sales.services.referral import register
from settlements.models import Commission, Entry, Statement, Transaction
from settlements.queries.proof import faults
from tests.database import database_url
from tests.sales.conftest import entry
from tests.settlements.conftest import NOW

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.prove]

ROOT = Path(__file__).resolve().parents[2]
POINTS = 30
# Every statement that writes is counted; at the one asked for the process dies before the database hears it, or
# right after (odd numbers), which is when a transaction is open and half done.
LIFE = """
import os, signal, sys, django
django.setup()
from datetime import date, datetime, timezone
from django.db import connection
from core.queries.company import company
from sales.models import Referral
from sales.services.conversion import convert
from sales.services.deal import DealFacts
from sales.services.referral_move import Mover
from settlements.models import Account, AccountKind
from settlements.services.commission import approve_ripe
from settlements.services.payout import pay_out
from settlements.services.settle import settle_marked
from settlements.services.statement import make_statements

now, day = datetime(2026, 11, 20, 12, tzinfo=timezone.utc), date(2026, 11, 4)
point, seen = int(sys.argv[1]), 0

def count(execute, sql, params, many, context):
    global seen
    writes = sql.lstrip().lower().startswith(("insert", "update", "delete", "with", "savepoint", "release"))
    seen += writes
    if writes and seen == point and point % 2 == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    answer = execute(sql, params, many, context)
    if writes and seen == point:
        os.kill(os.getpid(), signal.SIGKILL)
    return answer

with connection.execute_wrapper(count):
    our = company()
    for referral in Referral.objects.order_by("pk"):
        facts = DealFacts(ordered_on=day, amount=100_000 + referral.pk % 7, currency="EUR")
        convert(referral, facts=facts, mover=Mover("staff", None, now, our))
    settle_marked(now=now, company=our)
    approve_ripe(on=date(2026, 11, 20), now=now)
    make_statements(until=date(2026, 11, 30), now=now)
    for account in Account.objects.filter(kind=AccountKind.OWED):
        pay_out(account, units=5000, key=f"pay:{account.uuid}", on=day, now=now)
print(seen)
"""


def live(point=0):
    env = os.environ | {"DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "prm.settings"}
    done = subprocess.run(
        [sys.executable, "-c", LIFE, str(point)], cwd=ROOT, env=env, capture_output=True, text=True, timeout=120
    )
    return done.returncode, done.stdout.strip().splitlines()[-1:] or [done.stderr[-500:]]


def everything():
    return {
        "deals": sorted(Deal.objects.values_list("amount", "state", "converts")),
        "commissions": sorted(Commission.objects.values_list("amount", "state", "kind")),
        "transactions": sorted(Transaction.objects.values_list("kind", flat=True)),
        "entries": sorted(Entry.objects.values_list("account__kind", "units")),
        "statements": sorted(Statement.objects.values_list("earned", "payable", "lines_count")),
        "faults": faults(),
    }


def begin(company, partner, make_rule):
    make_rule(percent="10")
    for number in range(7):
        register(partner, entry=entry(f"k{number}", phone=f"+4860010020{number}"), by=None, now=NOW, company=company)


def test_killed_at_thirty_points_it_ends_as_if_nothing_had_happened(company, partner, make_rule):
    begin(company, partner, make_rule)
    code, said = live()
    assert code == 0, said
    whole, writes = everything(), int(said[0])
    assert whole["faults"] == (0, [])
    assert writes > POINTS
    died = 0
    for number in range(POINTS):
        _empty()
        code, said = live(1 + number * (writes - 1) // (POINTS - 1))
        assert code in (-signal.SIGKILL, 0), said
        died += code == -signal.SIGKILL
        assert faults() == (0, [])
        assert live()[0] == 0
        assert everything() == whole
    assert died >= POINTS - 1, "the points must be reached, or nothing is proved"


def _empty():
    """Back to the referrals as they were registered."""
    with connection.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")
        for table in (
            "settlements_statementline", "settlements_statement", "settlements_entry", "settlements_transaction",
            "settlements_commission", "settlements_account", "settlements_dealmark", "settlements_referralmark",
            "sales_deal",
        ):  # fmt: skip
            cursor.execute(f"delete from {table}")
        cursor.execute("delete from sales_referralmove where what = 'moved'")
        cursor.execute("update sales_referral set state = 'new'")
        cursor.execute("set session_replication_role = origin")
