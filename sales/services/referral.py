"""Registering a referral: the first valid claim holds the customer, whoever comes second is told since when (D1)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from accounts.models import User
from campaigns.models import Code, Scheme
from core.models import Company
from core.queries.company import company_day
from partners.models import Partner, Seller
from partners.queries.scope import beyond
from sales.models import Direction, Referral, ReferralKey, ReferralKind, ReferralMove, ReferralState
from sales.rules.customer import Customer
from sales.rules.protection import TAKEN, protected_until
from sales.rules.referral import due_on
from sales.services.news import tell_of_registering


class NoContact(Exception):
    """A customer without phone, e-mail and tax id can't be told from another."""


class KeyReused(Exception):
    """The business key belongs to an event that says something else."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What someone tells of a customer. `key` names the event: told twice, it is registered once."""

    key: str
    customer: Customer
    source: str
    direction: str = Direction.INBOUND
    kind: str = ReferralKind.LEAD
    seller: Seller | None = None
    code: Code | None = None
    scheme: Scheme | None = None
    note: str = ""
    amount: int | None = None
    currency: str = ""
    consented_at: datetime | None = None


@dataclass(frozen=True)
class Registered:
    """`taken_on`: since when another claim holds the customer. `is_new` is false for what was known before."""

    referral: Referral
    is_new: bool
    taken_on: date | None = None


@transaction.atomic
@beyond()
def register(partner: Partner, *, entry: Entry, by: User | None, now: datetime, company: Company) -> Registered:
    """A claim of the partner, or what became of it when it was told before. Raises NoContact, KeyReused.

    A customer whom another claim holds makes a rejected referral, which may be disputed; one whom the partner
    itself holds makes none.
    """
    keys = entry.customer.keys(country=company.country)
    if not keys:
        raise NoContact
    known = _known(partner, entry=entry, keys=keys)
    if known:
        return known
    day = company_day(now, of=company)
    referral = _begin(partner, entry=entry, by=by, now=now, day=day)
    if entry.direction == Direction.OUTBOUND:
        return _write(referral, keys=keys, held=False) or _known_surely(partner, entry=entry, keys=keys)
    _let_go(keys, day=day)
    standing = standing_claim(keys)
    if standing is None:
        written = _write(referral, keys=keys, held=True)
        if written:
            return written
        standing = standing_claim(keys)
    if standing is None:
        return _known_surely(partner, entry=entry, keys=keys)
    if standing.partner_id == partner.pk:
        return Registered(standing, is_new=False)
    return _late(referral, standing=standing, keys=keys) or _known_surely(partner, entry=entry, keys=keys)


def standing_claim(keys: dict[str, str]) -> Referral | None:
    """The referral that holds this customer by any of the keys; the earliest where several do."""
    return Referral.objects.filter(keys__in=_rows(keys).filter(held=True)).order_by("registered_at", "pk").first()


def hold(referral: Referral) -> bool:
    """Take the referral's keys for it; false where another holds one of them."""
    try:
        with transaction.atomic():
            for key in referral.keys.order_by("value", "kind"):
                ReferralKey.objects.filter(pk=key.pk).update(held=True)
    except IntegrityError:
        return False
    return True


def let_go(referral: Referral) -> None:
    """Its customer is free for any claim."""
    referral.keys.filter(held=True).update(held=False)


def _rows(keys: dict[str, str]) -> QuerySet[ReferralKey]:
    any_of = Q(pk__in=[])
    for kind, value in keys.items():
        any_of |= Q(kind=kind, value=value)
    return ReferralKey.objects.filter(any_of)


def _let_go(keys: dict[str, str], *, day: date) -> None:
    """What ran out yesterday protects nobody, even if the night hasn't been there yet."""
    _rows(keys).filter(held=True, referral__protected_until__lt=day).update(held=False)


def _known(partner: Partner, *, entry: Entry, keys: dict[str, str]) -> Registered | None:
    """What the same event made before. Raises KeyReused."""
    found = Referral.objects.filter(key=entry.key).select_related("first").first()
    if found is None:
        return None
    same = found.partner_id == partner.pk and found.direction == entry.direction
    if not same or dict(found.keys.values_list("kind", "value")) != keys:
        raise KeyReused(entry.key)
    return Registered(found, is_new=False, taken_on=found.first.registered_on if found.first else None)


def _known_surely(partner: Partner, *, entry: Entry, keys: dict[str, str]) -> Registered:
    """The same event was written by somebody else this very moment."""
    known = _known(partner, entry=entry, keys=keys)
    if known is None:
        raise RuntimeError(f"neither written nor known: {entry.key}")
    return known


def _begin(partner: Partner, *, entry: Entry, by: User | None, now: datetime, day: date) -> Referral:
    customer = entry.customer
    scheme = entry.scheme or (entry.code.scheme if entry.code else None)
    inbound = entry.direction == Direction.INBOUND
    return Referral(
        key=entry.key,
        direction=entry.direction,
        kind=entry.kind,
        source=entry.source,
        partner=partner,
        seller=entry.seller or (entry.code.seller if entry.code else None),
        code=entry.code,
        scheme=scheme,
        customer=customer.name.strip(),
        phone=customer.phone.strip(),
        email=customer.email.strip(),
        tax_id=customer.tax_id.strip(),
        note=entry.note.strip(),
        consented_at=entry.consented_at,
        amount=entry.amount,
        currency=entry.currency,
        state=ReferralState.NEW,
        state_since=now,
        due_on=due_on(ReferralState.NEW, since=day),
        registered_at=now,
        registered_on=day,
        registered_by=by,
        protected_until=protected_until(day, days=scheme.protection_days if scheme else None) if inbound else None,
    )


def _late(referral: Referral, *, standing: Referral, keys: dict[str, str]) -> Registered | None:
    referral.state, referral.reason, referral.first = ReferralState.REJECTED, TAKEN, standing
    referral.due_on = referral.protected_until = None
    return _write(referral, keys=keys, held=False)


def _write(referral: Referral, *, keys: dict[str, str], held: bool) -> Registered | None:
    """Insert it with its keys; None where the database knows the event or the customer already."""
    try:
        with transaction.atomic():
            referral.save(force_insert=True)
            ReferralKey.objects.bulk_create(
                ReferralKey(referral=referral, kind=kind, value=value, held=held)
                for kind, value in sorted(keys.items(), key=lambda key: (key[1], key[0]))
            )
            ReferralMove.objects.create(
                referral=referral,
                what=ReferralMove.What.REGISTERED,
                to_state=referral.state,
                reason=referral.reason,
                by=referral.registered_by,
                moved_at=referral.registered_at,
            )
    except IntegrityError:
        referral.pk = None
        return None
    tell_of_registering(referral, now=referral.registered_at)
    return Registered(referral, is_new=True, taken_on=referral.first.registered_on if referral.first else None)
