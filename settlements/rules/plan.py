"""What is to be written for a sale: the difference between what is due and what stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from core.rules import exchange
from sales.rules.deal import converted
from settlements.rules.compute import NO_RATE, NO_RULE, Computed, Past, compute
from settlements.rules.rulebook import Rulebook
from settlements.rules.sale import Part, SaleFact, parts
from settlements.rules.scope import Case, Choice, Rule, Version
from settlements.rules.terms import Basis, Due, Terms

PARTNER, SELLER = "partner", "seller"
SALE, CORRECTION = "sale", "fix"
OPEN, NOTHING, REVERSED = frozenset({"accrued", "held", "approved"}), "nothing", "reversed"

Look = Callable[[SaleFact, Rule, Version], Past]


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A commission of the sale that is on record; minor units of `currency`. `corrects` names the first of its line."""

    pk: int
    partner_id: int
    beneficiary: str
    state: str
    amount: int
    base: int
    currency: str
    exchange_rate: Decimal
    seller_id: int | None = None
    legal_entity_id: int | None = None
    version: int | None = None
    corrects: int | None = None
    past: Past = field(default_factory=Past)
    groups: tuple[str, ...] = ()
    reason: str = ""
    held_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class New:
    """A commission to be written; minor units of `currency`, `deal_base` in the deal's."""

    kind: str
    beneficiary: str
    partner_id: int
    currency: str
    computed: Computed
    seller_id: int | None = None
    legal_entity_id: int | None = None
    base: int = 0
    deal_base: int = 0
    exchange_rate: Decimal = Decimal(1)
    choice: Choice | None = None
    version: Version | None = None
    past: Past = field(default_factory=Past)
    groups: tuple[str, ...] = ()
    corrects: Kept | None = None

    @property
    def amount(self) -> int:
        return self.computed.amount


@dataclass(frozen=True, kw_only=True)
class Plan:
    """New commissions, and the keys of those to be taken back."""

    new: tuple[New, ...] = ()
    taken_back: tuple[int, ...] = ()


def plan(sale: SaleFact, *, kept: Sequence[Kept], book: Rulebook, look: Look) -> Plan:
    """What brings the record to what is due; nothing where it is there already."""
    live = [each for each in kept if each.state != REVERSED]
    lines = _lines(live)
    new: list[New] = []
    back: list[int] = []
    covered: dict[str, set[str]] = {PARTNER: set(), SELLER: set()}
    for line in lines:
        more, less = _mend(sale, line=line, book=book)
        new += more
        back += less
        if _is_of(sale, line[0]) and not less:
            covered[line[0].beneficiary] |= set(line[0].groups)
    zeros = [each for each in live if each.state == NOTHING]
    fresh = _fresh(sale, covered=covered, book=book, look=look)
    known = {_sign(each): each.pk for each in zeros}
    new += [each for each in fresh if each.amount or _sign(each) not in known]
    stay = {known[_sign(each)] for each in fresh if not each.amount and _sign(each) in known}
    back += [each.pk for each in zeros if each.pk not in stay]
    return Plan(new=tuple(new), taken_back=tuple(back))


def _lines(live: Sequence[Kept]) -> list[list[Kept]]:
    """The first commission of each line with its corrections, in the order of the record."""
    lines: dict[int, list[Kept]] = {}
    for each in live:
        if each.state != NOTHING:
            lines.setdefault(each.corrects or each.pk, []).append(each)
    return list(lines.values())


def _is_of(sale: SaleFact, first: Kept) -> bool:
    """Whether the sale is still the beneficiary's."""
    return first.partner_id == sale.partner_id and (first.beneficiary == PARTNER or first.seller_id == sale.seller_id)


def _mend(sale: SaleFact, *, line: list[Kept], book: Rulebook) -> tuple[list[New], list[int]]:
    """What a line on record lacks or has too much, by the terms that it was made with."""
    first = line[0]
    if first.version is None:
        return [], []
    _, version = book.version[first.version]
    mine = [part for part in parts(sale) if part.group in first.groups] if _is_of(sale, first) else []
    deal_base, base = _bases(mine, terms=version.terms, sale=sale, rate=first.exchange_rate, currency=first.currency)
    due = compute(version.terms, base=base, past=first.past, paid=sale.paid)
    given = sum(each.amount for each in line)
    if due.amount == given:
        return [], []
    if due.amount == 0 and all(each.state in OPEN for each in line):
        return [], [each.pk for each in line]
    grows = due.amount > given and version.terms.due == Due.PARTS
    correction = New(
        kind=SALE if grows else CORRECTION,
        beneficiary=first.beneficiary,
        partner_id=first.partner_id,
        seller_id=first.seller_id,
        legal_entity_id=first.legal_entity_id,
        currency=first.currency,
        computed=replace(due, amount=due.amount - given, lines=[*due.lines, {"what": "given", "given": given}]),
        base=(base or 0) - sum(each.base for each in line),
        deal_base=deal_base or 0,
        exchange_rate=first.exchange_rate,
        version=version,
        past=first.past,
        groups=first.groups,
        corrects=first,
    )
    return [correction], []


def _fresh(sale: SaleFact, *, covered: dict[str, set[str]], book: Rulebook, look: Look) -> list[New]:
    """Commissions for the goods that nothing on record speaks of."""
    if not sale.counts or not book.speaks_of(sale.on):
        return []
    earners = [(PARTNER, None)] + ([(SELLER, sale.seller_id)] if sale.seller_id else [])
    found = []
    for beneficiary, seller in earners:
        left = [part for part in parts(sale) if part.group not in covered[beneficiary]]
        for choice, mine in _chosen(sale, left, book=book, beneficiary=beneficiary):
            if choice:
                found.append(_earned(sale, choice, mine, beneficiary=beneficiary, seller=seller, look=look))
            elif beneficiary == PARTNER:
                found.append(_unruled(sale, mine))
    return found


def _chosen(
    sale: SaleFact, left: list[Part], *, book: Rulebook, beneficiary: str
) -> list[tuple[Choice | None, list[Part]]]:
    """The parts under the rule that each falls to, in the order of the goods."""
    by_rule: dict[int, tuple[Choice | None, list[Part]]] = {}
    for part in left:
        choice = book.choose(_case(sale, part.group), on=sale.on, beneficiary=beneficiary)
        by_rule.setdefault(choice.rule.pk if choice else 0, (choice, []))[1].append(part)
    return list(by_rule.values())


def _case(sale: SaleFact, group: str) -> Case:
    return Case(
        partner_id=sale.partner_id,
        kind_id=sale.kind_id,
        tier=sale.tier,
        product_group=group,
        campaign=sale.campaign,
        code_id=sale.code_id,
        agreements=sale.agreements,
        schemes=sale.schemes,
    )


def _earned(
    sale: SaleFact, choice: Choice, mine: list[Part], *, beneficiary: str, seller: int | None, look: Look
) -> New:
    terms = choice.version.terms
    currency = terms.currency or sale.currency
    rate = rate_between(sale, currency)
    deal_base, base = _bases(mine, terms=terms, sale=sale, rate=rate or Decimal(1), currency=currency)
    past = look(sale, choice.rule, choice.version)
    due = compute(terms, base=base, past=past, paid=sale.paid) if rate else Computed(amount=0, reason=NO_RATE)
    return New(
        kind=SALE,
        beneficiary=beneficiary,
        partner_id=sale.partner_id,
        seller_id=seller,
        legal_entity_id=sale.legal_entity_id,
        currency=currency,
        computed=due,
        base=base or 0,
        deal_base=deal_base or 0,
        exchange_rate=rate or Decimal(1),
        choice=choice,
        version=choice.version,
        past=past,
        groups=tuple(part.group for part in mine),
    )


def _unruled(sale: SaleFact, mine: list[Part]) -> New:
    total = sum(part.amount for part in mine)
    return New(
        kind=SALE,
        beneficiary=PARTNER,
        partner_id=sale.partner_id,
        legal_entity_id=sale.legal_entity_id,
        currency=sale.currency,
        computed=Computed(amount=0, reason=NO_RULE),
        base=total,
        deal_base=total,
        groups=tuple(part.group for part in mine),
    )


def _bases(
    mine: list[Part], *, terms: Terms, sale: SaleFact, rate: Decimal, currency: str
) -> tuple[int | None, int | None]:
    """What the parts come to in the deal's currency and in the commission's; None where a margin isn't known."""
    bases = [part.base(Basis(terms.basis)) for part in mine]
    known = [base for base in bases if base is not None]
    if len(known) < len(bases):
        return None, None
    total = sum(known)
    if currency == sale.currency:
        return total, total
    return total, converted(total, currency=sale.currency, base=currency, rate=rate)


def rate_between(sale: SaleFact, currency: str) -> Decimal | None:
    """The worth of one of the deal's currency; the deal's own rate where the company's is asked for."""
    if currency == sale.currency:
        return Decimal(1)
    if currency == sale.company_currency:
        return sale.rate
    return exchange.rate(sale.currency, base=currency, on=sale.on)


def _sign(each: Kept | New) -> tuple[object, ...]:
    """What makes a zero the same zero: there is nothing to write again."""
    version = each.version.pk if isinstance(each.version, Version) else each.version
    reason = each.reason if isinstance(each, Kept) else each.computed.reason
    return (each.partner_id, each.beneficiary, each.seller_id, version, reason, each.groups)
