"""Half a year of referrals: codes, claims in every state, a dispute, feedback and complaints."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from accounts.models import User
from campaigns.models import Code, Scheme
from campaigns.services.code import make_code
from core.models import Company
from demo.rules.customers import COMPLAINTS, LOST, Visit, visits
from demo.services.partners import Cast
from partners.models import Member, Partner, Seller
from sales.models import Deal, DealState, Direction, Feedback, Referral, ReferralKind, ReferralSource
from sales.rules.customer import Customer
from sales.services.complaint import close_complaint, open_complaint
from sales.services.conversion import attach
from sales.services.deal_event import record_payment, record_return
from sales.services.dispute import decide, dispute
from sales.services.referral import Entry, register
from sales.services.referral_move import Mover, move_referral
from sales.services.winning import owed

RULE = "The first valid claim holds the customer for 90 days. A later claim takes its place only with proof."
_SOURCES = (ReferralSource.LINK, ReferralSource.CABINET, ReferralSource.MANAGER, ReferralSource.API)


@dataclass
class Stage:
    """Where the referrals play: `firms` are the partners who send customers, the demo log-in's own first."""

    firms: list[Partner]
    codes: dict[int, Code]
    by: User
    company: Company
    on: date
    dice: Random
    taken: set[int]

    def at(self, days_ago: int, *, hour: int = 9) -> datetime:
        return datetime.combine(self.on - timedelta(days=max(0, days_ago)), time(hour), UTC)

    def mover(self, days_ago: int) -> Mover:
        return Mover("staff", self.by, self.at(days_ago, hour=12), self.company)


def create_referrals(rows: list[Cast], *, manager: User, on: date, dice: Random) -> int:
    """How many referrals there are in the end."""
    own = list(Partner.objects.filter(members__isnull=False).distinct().order_by("pk"))
    lively = [row.partner for row in rows if row.story.name in ("star", "rising", "surging", "steady")]
    firms = own + [partner for partner in lively if partner not in own][:14]
    stage = Stage(firms, {}, manager, Company.objects.get(), on, dice, set())
    stage.codes = {firm.pk: _code(firm, stage=stage) for firm in firms[:9]}
    for number, visit in enumerate(visits(dice)):
        _play(visit, number=number, stage=stage)
    _send_customers(stage)
    _quarrel(stage)
    _complain(stage)
    return Referral.objects.count()


def _code(firm: Partner, *, stage: Stage) -> Code:
    seller = Seller.objects.filter(partner=firm).order_by("pk").first()
    campaign = stage.dice.choice(["", "Autumn fair", "Till cards"])
    cards = Scheme.objects.filter(code="affiliate").first() or Scheme.objects.order_by("position").first()
    text = "".join(word[0] for word in firm.name.split()[:2]).upper() + str(100 + firm.pk)
    return make_code(
        firm,
        by=stage.by,
        now=stage.at(140),
        text=text,
        seller=seller,
        campaign=campaign,
        promise="A lamp as a gift",
        scheme=cards,
    )


def _play(visit: Visit, *, number: int, stage: Stage) -> None:
    firm = stage.firms[0] if number % 5 == 0 else stage.dice.choice(stage.firms)
    code = stage.codes.get(firm.pk) if stage.dice.random() < 0.6 else None
    source = _SOURCES[0] if code else stage.dice.choice(_SOURCES[1:])
    kind = ReferralKind.REGISTRATION if stage.dice.random() < 0.2 else ReferralKind.LEAD
    entry = Entry(
        key=f"demo:{number}",
        customer=Customer(name=visit.name, phone=visit.phone, email=visit.email),
        source=source,
        kind=kind,
        code=code,
        note=visit.wish,
        amount=stage.dice.randint(9, 60) * 10_000,
        currency=stage.company.currency,
    )
    made = register(firm, entry=entry, by=None, now=stage.at(visit.days), company=stage.company)
    referral, days = made.referral, visit.days
    for state in visit.path:
        days = max(0, days - stage.dice.randint(1, 4))
        if state == "won":
            _win(referral, days=days, stage=stage)
        else:
            referral = _move(referral, to=state, days=days, stage=stage)


def _move(referral: Referral, *, to: str, days: int, stage: Stage) -> Referral:
    reasons = {"lost": stage.dice.choice(LOST), "returned": "Which town is it in?", "rejected": "No ceilings there"}
    return move_referral(referral, to=to, mover=stage.mover(days), reason=reasons.get(to, ""))


def _win(referral: Referral, *, days: int, stage: Stage) -> None:
    """An order that is there already, of about that day; some are paid, one in a few came back in part."""
    day = stage.on - timedelta(days=days)
    won = Deal.objects.filter(partner=referral.partner_id, state=DealState.WON).exclude(pk__in=stage.taken)
    deal = won.filter(ordered_on__range=(day - timedelta(days=40), day + timedelta(days=40))).order_by("pk").first()
    if deal is None:
        return
    stage.taken.add(deal.pk)
    attach(deal, referral=referral, mover=stage.mover(days))
    deal.refresh_from_db()
    key, chance = f"demo:{deal.pk}", stage.dice.random()
    if chance < 0.25:
        why, part = "One panel was scratched", deal.amount // 5
        record_return(deal, amount=part, returned_on=day, key=key, kind="return", reason=why, mover=stage.mover(days))
    amount = owed(deal) if chance < 0.7 else deal.amount // 2
    record_payment(deal, amount=amount, paid_on=day, key=key, note="", mover=stage.mover(days))
    if chance < 0.5:
        Feedback.objects.create(
            referral=referral, partner_id=referral.partner_id, asked_at=stage.at(days - 1),
            answered_at=stage.at(days - 2), score=stage.dice.choice([7, 8, 9, 9, 10, 10]), words="",
        )  # fmt: skip


def _send_customers(stage: Stage) -> None:
    """Customers whom we can't serve go to partners."""
    wishes = [(0, 1, None), (0, 9, "accepted"), (1, 20, "contacted"), (2, 2, None)]
    for number, (at, days, state) in enumerate(wishes):
        entry = Entry(
            key=f"demo:sent:{number}",
            customer=Customer(name=f"Alla Kravets {number + 1}", phone=f"+375 33 61{number}-40-50"),
            source=ReferralSource.MANAGER,
            direction=Direction.OUTBOUND,
            note="Wants curtains too",
        )
        now, firm = stage.at(days), stage.firms[at % len(stage.firms)]
        sent = register(firm, entry=entry, by=stage.by, now=now, company=stage.company).referral
        for step in ("accepted", "contacted") if state == "contacted" else (state,) if state else ():
            sent = move_referral(sent, to=step, mover=stage.mover(days - 1))


def _quarrel(stage: Stage) -> None:
    """Two customers are claimed twice: one dispute waits, one is decided."""
    held = Referral.objects.filter(keys__held=True, keys__kind="phone", state__in=["contacted", "quoted"]).distinct()
    for number, standing in enumerate(held.order_by("-registered_at", "pk")[:2]):
        rival = next(firm for firm in stage.firms if firm.pk != standing.partner_id)
        entry = Entry(
            key=f"demo:late:{number}",
            customer=Customer(name=standing.customer, phone=standing.phone),
            source=ReferralSource.CABINET,
        )
        late = register(rival, entry=entry, by=None, now=stage.at(3), company=stage.company).referral
        proof = "We measured this flat in summer, the sheet is signed."
        person = Member.objects.filter(partner=rival).select_related("user").first()
        by = person.user if person else None
        opened = dispute(late, evidence=proof, by=by, now=stage.at(2), company=stage.company)
        if number:
            why, day = "The sheet is of another address.", stage.at(1)
            decide(opened, verdict="stands", rule=RULE, words=why, by=stage.by, now=day, company=stage.company)


def _complain(stage: Stage) -> None:
    """Three complaints; the last one is closed."""
    for number, (trouble, words) in enumerate(COMPLAINTS):
        firm, days = stage.firms[number + 1], 2 + number * 4
        opened_on = stage.on - timedelta(days=days)
        case = open_complaint(firm, trouble=trouble, words=words, opened_on=opened_on, now=stage.at(days))
        if number == 2:
            close_complaint(case, outcome="The owner called, said sorry and sent the lamp for free.", now=stage.at(1))
