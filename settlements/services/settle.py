"""Taking up the deals and referrals that triggers marked, in batches that each commit."""

from datetime import datetime

from django.db import connection, transaction

from core.models import Company
from core.queries.company import company_day
from settlements.models import CommissionRule, DealMark, ReferralMark
from settlements.queries.rulebook import rulebook
from settlements.services.accrual import Settled, settle_deals
from settlements.services.commission import approve_ripe
from settlements.services.stage import settle_stages

BATCH = 1000
# Whoever comes at the same moment takes other marks; a killed one's marks are free again.
_TAKE = """
delete from settlements_{table}mark where id in (
    select id from settlements_{table}mark order by id limit %s for update skip locked)
returning {table}_id
"""


def settle(*, now: datetime, company: Company) -> Settled:
    """Everything that is due by now: what was marked is earned, what is ripe is approved."""
    done = settle_marked(now=now, company=company)
    approve_ripe(on=company_day(now, of=company), now=now)
    return done


def settle_marked(*, now: datetime, company: Company) -> Settled:
    """Settle every marked deal and referral; a mark goes in the transaction that does what it asks for."""
    done = Settled()
    if not CommissionRule.objects.exists():
        DealMark.objects.all().delete()
        ReferralMark.objects.all().delete()
        return done
    while batch := _settle_batch(now=now, company=company):
        done += batch
    return done


@transaction.atomic
def _settle_batch(*, now: datetime, company: Company) -> Settled | None:
    deals, referrals = _take("deal"), _take("referral")
    if not deals and not referrals:
        return None
    book = rulebook()
    done = settle_deals(deals, now=now, company=company, book=book) if deals else Settled()
    if referrals and book.stages:
        done += settle_stages(referrals, now=now, company=company, book=book)
    return done


def _take(table: str) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_TAKE.format(table=table), [BATCH])
        return sorted({row[0] for row in cursor.fetchall()})
