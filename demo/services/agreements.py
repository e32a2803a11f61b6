"""Agreements of the demo company through the product's own services, and what came of their promises."""

from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from accounts.models import User
from campaigns.models import Agreement, AgreementVersion, Occurrence, OccurrenceState, Scheme, Side
from campaigns.services.agreement import (
    Heading,
    Promised,
    Terms,
    amend,
    draft_agreement,
    end,
    end_terms,
    enter_into_force,
    propose,
)
from campaigns.services.occurrence import break_overdue, make_occurrences
from demo.rules.agreements import BY_KIND, CARE, DEALS, EXCUSES, Deal
from demo.services.partners import Cast

ZONE = ZoneInfo("Europe/Minsk")
AMENDED_EVERY = 9
UNSIGNED_DAYS = (34, 12, 5)


def create_agreements(rows: list[Cast], *, head: User, on: date, dice: Random) -> int:
    """In force, amended, ended, breached, drafted, and one proposed long ago that nobody signs; how many."""
    schemes = {scheme.code: scheme for scheme in Scheme.objects.exclude(code="")}
    settled = [row for row in rows if row.story.name in CARE and dice.random() < 0.62]
    made = [_in_force(row, schemes=schemes, on=on, dice=dice) for row in settled]
    for number, agreement in enumerate(made):
        if number % AMENDED_EVERY == 3:
            _amend(agreement, by=_responsible(agreement), on=on)
    end_terms(on=on, now=_at(on))
    make_occurrences(on=on)
    _decide(settled, on=on, dice=dice)
    _part(rows, schemes=schemes, head=head, on=on, dice=dice)
    fresh = [row for row in rows if row.story.name == "new"]
    for row, days in zip(fresh, UNSIGNED_DAYS, strict=False):
        agreement = _draft(row, schemes=schemes, start=on + timedelta(days=10), dice=dice)
        if days != UNSIGNED_DAYS[-1]:
            propose(_version(agreement), by=_responsible(agreement), now=_at(on - timedelta(days=days)))
    _date_them(on=on)
    return Agreement.objects.count()


def _deal_for(row: Cast, dice: Random) -> Deal:
    return DEALS[dice.choice(BY_KIND[row.sheet.name])]


def _draft(row: Cast, *, schemes: dict[str, Scheme], start: date, dice: Random) -> Agreement:
    deal, partner = _deal_for(row, dice), row.partner
    promises = [
        Promised(
            side=promise.side, what=promise.what, first_due=start + timedelta(days=promise.after),
            rhythm=promise.rhythm, every=promise.every, proof=promise.proof, quantity=promise.quantity,
            measure=promise.measure, penalty=promise.penalty,
        )
        for promise in deal.promises
    ]  # fmt: skip
    renewal = dice.choice(["automatic", "automatic", "talk"])
    return draft_agreement(
        partner,
        heading=Heading(
            title=deal.title,
            number=f"{start.year}/{partner.external_id[-3:]}",
            our_responsible=partner.manager,
            their_responsible=partner.contacts.first(),
            legal_entity=partner.legal_entities.first(),
        ),
        terms=Terms(
            we_give=deal.we_give, they_give=deal.they_give, commission=deal.commission, territory=partner.city,
            starts_on=start, ends_on=_year_after(start), renewal=renewal,
            dispute="First the two directors talk, within ten days; then the court of our city",
            decisions="Prices and discounts change only in writing, by both sides",
        ),
        schemes=[schemes[code] for code in deal.schemes],
        promises=promises,
    )  # fmt: skip


def _in_force(row: Cast, *, schemes: dict[str, Scheme], on: date, dice: Random) -> Agreement:
    known = (on - row.partner.created_at.date()).days
    start = on - timedelta(days=min(dice.randint(40, 640), max(known - 5, 1)))
    agreement = _draft(row, schemes=schemes, start=start, dice=dice)
    return _sign(agreement, on=start, dice=dice)


def _sign(agreement: Agreement, *, on: date, dice: Random) -> Agreement:
    by, version = _responsible(agreement), _version(agreement)
    propose(version, by=by, now=_at(on - timedelta(days=dice.randint(2, 12))))
    signed = dice.choice(["paper", "paper", "electronic", "verbal"])
    return enter_into_force(version, signed=signed, signed_on=on, by=by, now=_at(on), today=on)


def _amend(agreement: Agreement, *, by: User, on: date) -> None:
    start = max(_version(agreement).starts_on or on, on - timedelta(days=75)) + timedelta(days=15)
    if start >= on or not agreement.ends_on or agreement.ends_on < on:
        return
    version = amend(agreement, why="They asked for more leaflets and a longer price", starts_on=start)
    version.we_give += "\nPrices kept for 90 days"
    version.save()
    propose(version, by=by, now=_at(start - timedelta(days=4)))
    enter_into_force(version, signed="electronic", signed_on=start, by=by, now=_at(start), today=start)


def _part(rows: list[Cast], *, schemes: dict[str, Scheme], head: User, on: date, dice: Random) -> None:
    """Agreements that ended: some by them, one because they broke it."""
    gone = [row for row in rows if row.story.name in ("ended", "stopped")][:5]
    for number, row in enumerate(gone):
        start = row.partner.created_at.date() + timedelta(days=20)
        agreement = _sign(_draft(row, schemes=schemes, start=start, dice=dice), on=start, dice=dice)
        last = min(start + timedelta(days=170), on - timedelta(days=30))
        ending, note = ("breached_by_them", "Sent our customers to another maker") if number == 1 else ("by_them", "")
        end(agreement, ending=ending, on=last, by=head, now=_at(last), note=note)
        Occurrence.objects.filter(partner=row.partner, state=OccurrenceState.OPEN).update(state=OccurrenceState.BROKEN)


def _decide(rows: list[Cast], *, on: date, dice: Random) -> None:
    """What came of every promise that was due, by how the partner's story goes."""
    stories = {row.partner.pk: row.story.name for row in rows}
    due = list(Occurrence.objects.filter(due_on__lte=on, state=OccurrenceState.OPEN).order_by("due_on", "pk"))
    for promise in due:
        _say(promise, story=stories[promise.partner_id], on=on, dice=dice)
    said = ["state", "kept_on", "reported_on", "note", "decided_at"]
    # Written over by key, which is many times quicker than an update with a case for each row.
    Occurrence.objects.bulk_create(due, update_conflicts=True, unique_fields=["pk"], update_fields=said)
    break_overdue(on=on)


def _say(promise: Occurrence, *, story: str, on: date, dice: Random) -> None:
    on_time, late, ours = CARE[story]
    chance = dice.random()
    kept = ours if promise.side == Side.WE else on_time
    if chance < kept:
        promise.state, promise.kept_on = OccurrenceState.KEPT, promise.due_on - timedelta(days=dice.randint(0, 3))
    elif chance < kept + late:
        promise.state = OccurrenceState.KEPT
        promise.kept_on = min(on, promise.due_on + timedelta(days=dice.randint(1, 9)))
    elif dice.random() < 0.15 and promise.side == Side.THEY:
        promise.state, promise.note = OccurrenceState.EXCUSED, dice.choice(EXCUSES)
    if promise.side == Side.THEY and (on - promise.due_on).days < 6 and promise.kept_on:
        promise.state, promise.reported_on, promise.kept_on = OccurrenceState.REPORTED, promise.kept_on, None
    if promise.state != OccurrenceState.OPEN:
        promise.decided_at = _at(promise.kept_on or promise.reported_on or promise.due_on)


def _date_them(*, on: date) -> None:
    """Rows written a moment ago tell of the days on which they would have been."""
    for agreement in Agreement.objects.select_related("version"):
        began = min(_version(agreement).starts_on or on, on) - timedelta(days=12)
        Agreement.objects.filter(pk=agreement.pk).update(created_at=_at(began))


def _version(agreement: Agreement) -> AgreementVersion:
    if agreement.version is None:
        raise ValueError("an agreement has a version from its first day")
    return agreement.version


def _responsible(agreement: Agreement) -> User:
    if agreement.our_responsible is None:
        raise ValueError("every partner of the demo has a manager")
    return agreement.our_responsible


def _year_after(start: date) -> date:
    return start.replace(year=start.year + 1, day=min(start.day, 28)) - timedelta(days=1)


def _at(day: date) -> datetime:
    return datetime.combine(day, time(11), ZONE)
