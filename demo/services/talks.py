"""Two years of calls and meetings, and what was promised in them."""

from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from accounts.models import User
from core.rules.weeks import IsoWeek
from demo.rules.stories import WEEKS, Story, poisson
from demo.services.partners import Cast
from partners.models import Contact, Direction, Interaction, InteractionKind, Outcome, Partner, Task

ANSWERS = [Outcome.REACHED, Outcome.AGREED, Outcome.LATER, Outcome.REFUSED]
ZONE = ZoneInfo("Europe/Minsk")
RHYTHM = {"star": 1.1, "rising": 0.8, "surging": 0.8, "comeback": 0.8, "new": 1.3, "candidate": 1.2, "small": 0.22}
NOTES = {
    InteractionKind.CALL: (
        "Asked how the week goes, two measurements are coming",
        "Reminded about the leaflets, will put them at the till",
        "Their installer had a question about the shadow profile",
        "Wants the new price list before Friday",
        "A customer complained about the term, sorted out",
        "Talked about a stand in the hall, thinks about it",
        "",
        "",
    ),
    InteractionKind.MEETING: (
        "Walked through the showroom, agreed where the sample ceiling hangs",
        "Went over the half year, they want a better discount for fabric",
        "Met the new head of sales, she knows our work",
    ),
    InteractionKind.VISIT: ("Brought leaflets and cards, the stand is dusty", "Looked at the site together"),
    InteractionKind.EMAIL: ("Sent the price list", "Sent the proposal", ""),
    InteractionKind.MESSAGE: ("Sent photos of finished work", "Confirmed the measurement for tomorrow", ""),
}
STEPS = ("Send the price list", "Agree on the date of the stand", "Call about the two measurements", "Bring leaflets",
         "Ask for the signed contract", "Invite to the autumn seminar", "Show the fabric samples")  # fmt: skip


def create_talks(rows: list[Cast], *, on: date, dice: Random) -> int:
    """Interactions up to now, oldest first, each partner's last contact, and tasks; how many interactions."""
    people = _contacts()
    talks = [talk for row in rows for talk in _talks_of(row, people=people, on=on, dice=dice)]
    talks.sort(key=lambda talk: talk.happened_at)
    Interaction.objects.bulk_create(talks, batch_size=2000)
    last = {talk.partner_id: talk.day for talk in talks}
    for row in rows:
        row.partner.last_contact_on = last.get(row.partner.pk)
    Partner.objects.bulk_update([row.partner for row in rows], ["last_contact_on"])
    _create_tasks(talks, on=on, dice=dice)
    return len(talks)


def _contacts() -> dict[int, list[Contact]]:
    people: dict[int, list[Contact]] = {}
    for contact in Contact.objects.all():
        people.setdefault(contact.partner_id, []).append(contact)
    return people


def _rate(story: Story, *, weeks_ago: int) -> float:
    """Talks a week: neglected before a fall, warm again at a comeback."""
    usual = RHYTHM.get(story.name, 0.42)
    if story.name == "fallen" and weeks_ago < 12:
        return 0.0 if weeks_ago < 7 else 0.2
    if story.name in ("stopped", "ended") and weeks_ago < story.end + 4:
        return 0.03
    if story.name == "fading":
        return 0.15
    return usual


def _talks_of(row: Cast, *, people: dict[int, list[Contact]], on: date, dice: Random) -> list[Interaction]:
    talks = []
    this_week = IsoWeek.of(on)
    for weeks_ago in range(min((on - row.partner.created_at.date()).days // 7, WEEKS), -1, -1):
        for _ in range(poisson(_rate(row.story, weeks_ago=weeks_ago), dice)):
            day = this_week.plus(-weeks_ago).monday + timedelta(days=dice.randint(0, 4))
            if row.partner.created_at.date() <= day <= on:
                talks.append(_talk(row, contacts=people.get(row.partner.pk, []), day=day, dice=dice))
    return talks


def _talk(row: Cast, *, contacts: list[Contact], day: date, dice: Random) -> Interaction:
    kind = dice.choices(list(NOTES), weights=[70, 12, 6, 6, 6])[0]
    at = datetime.combine(day, time(dice.randint(9, 17), dice.choice([0, 5, 10, 20, 30, 40, 50])), ZONE)
    reached = dice.random() < 0.82 or kind != InteractionKind.CALL
    return Interaction(
        partner=row.partner, kind=kind, happened_at=at, day=day, author=row.partner.manager,
        direction=dice.choices([Direction.OUT, Direction.IN], weights=[4, 1])[0],
        outcome=dice.choices(ANSWERS, weights=[55, 30, 11, 4])[0] if reached else Outcome.NO_ANSWER,
        minutes=dice.randint(2, 14) if kind == InteractionKind.CALL else dice.choice([None, 30, 45, 60]),
        contact=dice.choice(contacts) if contacts else None,
        notes=dice.choice(NOTES[kind]) if reached else "",
    )  # fmt: skip


def _create_tasks(talks: list[Interaction], *, on: date, dice: Random) -> None:
    """Next steps: the old ones done, of the recent ones some open, a few late, some for the days ahead."""
    tasks = []
    for talk in talks:
        if talk.outcome != Outcome.AGREED:
            continue
        due = talk.day + timedelta(days=dice.randint(2, 12))
        late = (on - due).days
        done = late > 21 or (late >= 0 and dice.random() < 0.8)
        done_at = datetime.combine(min(due, on), time(16), ZONE) if done else None
        tasks.append(
            Task(
                partner=talk.partner, title=dice.choice(STEPS), due_on=due, assignee=talk.author,
                interaction=talk, done_at=done_at,
            )
        )  # fmt: skip
    Task.objects.bulk_create(tasks, batch_size=2000)


def create_today(rows: list[Cast], *, manager: User, on: date, dice: Random) -> None:
    """The manager's own morning: six calls made, three things due."""
    mine = [row for row in rows if row.partner.manager == manager and row.story.name in ("steady", "rising", "new")]
    chosen = dice.sample(mine, min(6, len(mine)))
    people = _contacts()
    talks = [_talk(row, contacts=people.get(row.partner.pk, []), day=on, dice=dice) for row in chosen]
    for minutes, talk in enumerate(talks):
        talk.kind, talk.outcome = InteractionKind.CALL, Outcome.REACHED
        talk.happened_at = datetime.combine(on, time(0, 1), ZONE) + timedelta(minutes=minutes)
        talk.partner.last_contact_on = on
    Interaction.objects.bulk_create(talks)
    Partner.objects.bulk_update([talk.partner for talk in talks], ["last_contact_on"])
    Task.objects.bulk_create(
        Task(partner=row.partner, title=title, due_on=on, assignee=manager)
        for row, title in zip(chosen, STEPS[:3], strict=False)
    )
