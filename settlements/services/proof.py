"""The proof of the ledger: what it says is compared with what it comes to; nothing is mended (E2)."""

from dataclasses import asdict
from datetime import date, datetime
from time import perf_counter
from zoneinfo import ZoneInfo

import structlog
from django.conf import settings
from django.db import connection, transaction

from accounts.models import Role, User
from core.models import Company
from core.queries.company import company_day
from notify.services.tell import tell
from settlements.models import Account, Commission, Entry, LedgerProof, Transaction
from settlements.queries.proof import LISTED, faults

_LOCK = 5_784_204
log = structlog.get_logger(__name__)


def prove_if_due(*, now: datetime, company: Company) -> LedgerProof | None:
    """Today's proof after the hour of the night, once; None where it isn't due, is done, or another makes it."""
    today = company_day(now, of=company)
    local = now.astimezone(ZoneInfo(company.time_zone))
    if local.time() < settings.NIGHT_STARTS or LedgerProof.objects.filter(on=today).exists():
        return None
    with transaction.atomic():
        if not _alone() or LedgerProof.objects.filter(on=today).exists():
            return None
        return prove(on=today, now=now)


@transaction.atomic
def prove(*, on: date, now: datetime) -> LedgerProof:
    """Prove all of it now and keep the result; a fault alarms every owner."""
    begun = perf_counter()
    found, listed = faults()
    proof = LedgerProof.objects.create(
        on=on,
        at=now,
        accounts=Account.objects.count(),
        transactions=Transaction.objects.count(),
        entries=Entry.objects.count(),
        commissions=Commission.objects.count(),
        found=found,
        faults=[asdict(fault) for fault in listed][:LISTED],
        seconds=round(perf_counter() - begun, 3),
    )
    if found:
        log.error("ledger_broken", found=found, first=asdict(listed[0]))
        tell(
            event="ledger_broken",
            users=User.objects.staff().filter(role=Role.OWNER),
            context={"count": found},
            url="/ledger/proofs/",
            key=f"ledger-proof:{proof.pk}",
            now=now,
        )
    return proof


def _alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [_LOCK])
        return bool(cursor.fetchone()[0])
