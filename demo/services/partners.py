"""The demo company's partners with their firms, people and the way they came."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from random import Random

from accounts.models import User
from core.rules.phones import normal_phone
from demo.rules.names import CITIES, SOURCES, TAGS, KindSheet, firm, kinds, person
from demo.rules.stories import Story
from partners.models import Contact, LegalEntity, Member, MemberRole, Partner, PartnerKind, Status, StatusMove

ROAD = [Status.CANDIDATE, Status.CONTACTED, Status.NEGOTIATING, Status.AGREED, Status.ONBOARDING, Status.ACTIVE]


@dataclass(frozen=True)
class Cast:
    """A partner and the story that it lives."""

    partner: Partner
    story: Story
    sheet: KindSheet


def _status(story: Story, dice: Random) -> Status:
    match story.name:
        case "candidate":
            return dice.choice(ROAD[:4])
        case "ended":
            return Status.ENDED
        case "stopped":
            return dice.choice([Status.DORMANT, Status.ACTIVE])
        case "new":
            return dice.choice([Status.ONBOARDING, Status.ACTIVE, Status.ACTIVE])
        case _:
            return Status.ACTIVE


def create_partners(
    stories: list[Story], *, by_kind: dict[str, PartnerKind], managers: list[User], on: date, dice: Random
) -> list[Cast]:
    """One partner a story, with a legal entity, one to three contacts and its moves so far."""
    taken: set[str] = set()
    rows = []
    for number, (story, sheet) in enumerate(zip(stories, kinds(len(stories), dice=dice), strict=True), start=1):
        weeks_known = dice.randint(1, 9) if story.name == "candidate" else story.start + dice.randint(0, 4)
        known_since = datetime.combine(on - timedelta(weeks=weeks_known, days=dice.randint(0, 4)), time(8), UTC)
        city = dice.choice(CITIES)
        partner = Partner(
            name=firm(sheet, taken=taken, dice=dice),
            kind=by_kind[sheet.name],
            external_id=f"N-{number:04d}",
            status=_status(story, dice),
            manager=dice.choices(managers, weights=[5, 4, 3])[0],
            source=dice.choice(SOURCES),
            areas=[city],
            tags=dice.sample(TAGS, dice.choice([0, 1, 1, 2])),
            city=city,
            created_at=known_since,
            status_since=known_since,
        )
        rows.append(Cast(partner, story, sheet))
    Partner.objects.bulk_create(row.partner for row in rows)
    _create_firms(rows, dice=dice)
    _create_contacts(rows, on=on, dice=dice)
    _create_moves(rows, on=on, dice=dice)
    return rows


def _create_firms(rows: list[Cast], *, dice: Random) -> None:
    LegalEntity.objects.bulk_create(
        LegalEntity(
            partner=row.partner,
            name=f"{row.partner.name} {dice.choice(['OOO', 'ChUP', 'IP', 'ODO'])}",
            tax_id=str(dice.randint(100_000_000, 799_999_999)),
            address=f"{row.partner.city}, {dice.choice(['Niezaliezhnasci', 'Kalvaryiskaya', 'Sportyunaya'])} "
            f"{dice.randint(1, 180)}",
        )
        for row in rows
        if row.story.name != "candidate"
    )


def _create_contacts(rows: list[Cast], *, on: date, dice: Random) -> None:
    contacts = []
    for row in rows:
        for place in range(dice.choice([1, 1, 2, 2, 3])):
            name = person(dice)
            phone = f"+375 {dice.choice((29, 33, 44))} {dice.randint(100, 999)}-{dice.randint(10, 99)}-11"
            birthday = on.replace(day=1) + timedelta(days=dice.randint(0, 364))
            contacts.append(
                Contact(
                    partner=row.partner,
                    name=name,
                    position=dice.choice(row.sheet.positions),
                    is_decision_maker=place == 0,
                    phone=phone,
                    phone_normal=normal_phone(phone, country="BY"),
                    email=f"{name.split()[1].lower()}{row.partner.external_id[-4:]}@partner.example",
                    birthday=birthday.replace(year=1965 + dice.randint(0, 35), day=min(birthday.day, 28)),
                )
            )
    Contact.objects.bulk_create(contacts)


def _create_moves(rows: list[Cast], *, on: date, dice: Random) -> None:
    now = datetime.combine(on, time(7), UTC)
    moves = []
    for row in rows:
        partner, at = row.partner, row.partner.created_at
        road = [*ROAD, partner.status] if partner.status not in ROAD else ROAD[: ROAD.index(Status(partner.status)) + 1]
        for before, after in pairwise(road):
            at += timedelta(days=dice.randint(1, 9))
            if after in (Status.DORMANT, Status.ENDED):
                at = max(at, now - timedelta(weeks=max(1, row.story.end - 6)))
            reason = "They opened their own ceiling workshop" if after == Status.ENDED else ""
            partner.status_since = min(at, now)
            moves.append(
                StatusMove(
                    partner=partner, from_status=before, to_status=after, reason=reason,
                    moved_by=partner.manager, moved_at=min(at, now),
                )
            )  # fmt: skip
    StatusMove.objects.bulk_create(moves)
    Partner.objects.bulk_update([row.partner for row in rows], ["status_since"])


def seat_partner_people(rows: list[Cast], *, people: dict[str, User]) -> None:
    """The demo partner's principal and seller at a rising partner; the principal has a second one too."""
    first = min((row.partner for row in rows if row.story.name == "rising"), key=lambda partner: partner.name)
    second = max((row.partner for row in rows if row.story.name == "steady"), key=lambda partner: partner.name)
    principal, seller = people["partner@demo.example"], people["seller@demo.example"]
    Member.objects.bulk_create(
        [
            Member(partner=first, user=principal, role=MemberRole.PRINCIPAL),
            Member(partner=second, user=principal, role=MemberRole.PRINCIPAL),
            Member(partner=first, user=seller, role=MemberRole.SELLER),
        ]
    )
