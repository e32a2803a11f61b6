"""Whatever happens to the facts, going on from the last night ends where rebuilding everything ends."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from accounts.models import User
from core.models import Company
from partners.models import Interaction, Partner, PartnerKind
from sales.models import Deal
from scoring.models import AbcRule, FactMark, TierRule
from scoring.queries.runs import last_published
from scoring.services.night import run_night
from tests.scoring.by_rules import check_by_the_rules, states
from tests.scoring.stored import stored

pytestmark = pytest.mark.django_db

START = date(2024, 1, 31)
PLACES = st.integers(0, 9)
DAYS = st.integers(-420, 30)
AMOUNTS = st.integers(-2_000, 90_000)
STATES = st.sampled_from(["won", "won", "won", "lost"])
KINDS = st.sampled_from(["call", "meeting", "email"])
ACTS = st.one_of(
    st.tuples(st.just("partner"), PLACES, PLACES),
    st.tuples(st.just("deal"), PLACES, DAYS, AMOUNTS, STATES),
    st.tuples(st.just("deal"), PLACES, DAYS, AMOUNTS, STATES),
    st.tuples(st.just("edit_deal"), PLACES, DAYS, AMOUNTS, STATES, PLACES),
    st.tuples(st.just("drop_deal"), PLACES),
    st.tuples(st.just("contact"), PLACES, DAYS, KINDS, PLACES),
    st.tuples(st.just("edit_contact"), PLACES, DAYS, KINDS, PLACES),
    st.tuples(st.just("drop_contact"), PLACES),
    st.tuples(st.just("regroup"), PLACES, PLACES),
    st.tuples(st.just("drop_partner"), PLACES),
    st.tuples(st.just("night"), st.sampled_from([0, 1, 1, 1, 2, 7, 28, 31, 45, -3])),
    st.tuples(st.just("night"), st.sampled_from([0, 1, 1, 1, 2, 7, 28, 31, 45, -3])),
)


class World:
    """Facts that acts change; places name rows whatever their ids are."""

    def __init__(self, *, full):
        self.full, self.on, self.numbers = full, START, 0
        self.kinds = [PartnerKind.objects.get_or_create(name=name)[0] for name in ("Shop", "Designer")] + [None]
        self.people = [User.objects.create_user(f"{n}@x.test", full_name=n) for n in ("a", "b")] + [None]

    def number(self):
        self.numbers += 1
        return self.numbers

    def one_of(self, model, place):
        rows = list(model.objects.order_by("pk"))
        return rows[place % len(rows)] if rows else None

    def day(self, offset):
        return START + timedelta(days=offset)

    def partner(self, group, age):
        number = self.number()
        Partner.objects.create(
            name=f"P{number % 3}", external_id=str(number) if number % 2 else "", source=str(number),
            kind=self.kinds[group % 3], manager=self.people[age % 3],
            status=["active", "candidate", "ended"][group % 3],
            created_at=datetime(2023, 6, 1, 23, tzinfo=UTC) + timedelta(days=age * 30),
        )  # fmt: skip

    def deal(self, place, offset, amount, state):
        if partner := self.one_of(Partner, place):
            Deal.objects.create(
                partner=partner, key=f"D{self.number()}", ordered_on=self.day(offset), state=state, amount=amount,
                base_amount=amount, base_margin=amount // 3 if amount % 2 else None, currency="EUR",
            )  # fmt: skip

    def edit_deal(self, place, offset, amount, state, owner):
        if deal := self.one_of(Deal, place):
            deal.partner, deal.ordered_on = self.one_of(Partner, owner), self.day(offset)
            deal.base_amount, deal.state = amount, state
            deal.save()

    def drop_deal(self, place):
        if deal := self.one_of(Deal, place):
            deal.delete()

    def contact(self, place, offset, kind, author):
        if partner := self.one_of(Partner, place):
            day = self.day(offset)
            moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
            Interaction.objects.create(
                partner=partner, kind=kind, happened_at=moment, day=day, author=self.people[author % 3]
            )
            if not partner.last_contact_on or partner.last_contact_on < day:
                Partner.objects.filter(pk=partner.pk).update(last_contact_on=day)

    def edit_contact(self, place, offset, kind, author):
        if held := self.one_of(Interaction, place):
            held.day, held.kind, held.author = self.day(offset), kind, self.people[author % 3]
            held.save()

    def drop_contact(self, place):
        if held := self.one_of(Interaction, place):
            held.delete()

    def regroup(self, place, group):
        if partner := self.one_of(Partner, place):
            Partner.objects.filter(pk=partner.pk).update(
                kind=self.kinds[group % 3],
                manager=self.people[(group + 1) % 3],
                status=["active", "candidate", "ended"][group % 3],
            )

    def drop_partner(self, place):
        if partner := self.one_of(Partner, place):
            from django.db.models import ProtectedError

            with suppress(ProtectedError):
                partner.delete()

    def night(self, days):
        self.on += timedelta(days=days)
        before, last = states(), last_published()
        run = run_night(on=self.on, full=self.full)
        if run != last:
            check_by_the_rules(run, before=before if last and last.on <= self.on else {})
        assert not FactMark.objects.exists()


class Undone(Exception):
    pass


def lived(acts, *, full):
    """What stands after the acts, and after the sums of every night; the database is left as it was."""
    seen = []
    with suppress(Undone), transaction.atomic():
        Company.objects.create(pk=1, name="Us", time_zone="Asia/Tokyo")
        AbcRule.objects.update_or_create(pk=1, defaults={"period_months": 3})
        TierRule.objects.update_or_create(
            pk=1, defaults={"gold": 9000, "silver": 3000, "bronze": 500, "window_months": 2, "grace_days": 5}
        )
        world = World(full=full)
        for name, *words in [*acts, ("night", 0), ("night", 1)]:
            getattr(world, name)(*words)
            if name == "night":
                seen.append(neutral(stored(), world))
        raise Undone
    return seen


def neutral(rows, world):
    """Ids of kinds and people differ between two lives; their places don't."""
    kinds = {each.pk: f"k{n}" for n, each in enumerate(world.kinds) if each}
    people = {each.pk: f"m{n}" for n, each in enumerate(world.people) if each}
    known = {"kind": kinds, "manager": people}
    rows["scope weeks"] = sorted(
        (scope, known.get(scope, {}).get(pk, "none"), *rest) for scope, pk, *rest in rows["scope weeks"]
    )
    rows["counted"] = sorted(
        (name, kinds.get(kind, ""), people.get(manager, ""), week) for name, kind, manager, week in rows["counted"]
    )
    rows["movers"] = sorted(
        (week, scope, kinds.get(pk, "none") if scope == "kind" else pk, *rest)
        for week, scope, pk, *rest in rows["movers"]
    )
    return rows


@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(ACTS, min_size=5, max_size=60))
def test_going_on_ends_where_rebuilding_ends(acts):
    acts = [("partner", n, n + 1) for n in range(4)] + acts
    step_by_step, rebuilt = lived(acts, full=False), lived(acts, full=True)

    for night, (one, other) in enumerate(zip(step_by_step, rebuilt, strict=True)):
        for table in one:
            assert one[table] == other[table], f"{table} after night {night}"
