"""A referral's life as a table: every pair of states, every side, every sort."""

from datetime import date

import pytest

from campaigns.rules.code import code_key, spelled
from sales.models import ReferralState
from sales.rules.customer import Customer
from sales.rules.protection import disputable_until, extended, protected_until
from sales.rules.referral import (
    FINISHED,
    LIVE,
    MAY_STAY,
    MOVES,
    NEEDS_REASON,
    NIGHT,
    PARTNER,
    STAFF,
    due_on,
    may_move,
    next_states,
    sort_of,
    whose_turn,
)

STATES = ReferralState.values
# Rows: from; columns: to. S staff, P partner, N the night; a dot: nobody.
#            new returned rejected accepted contacted measured quoted won  paid lost expired
TABLES = {
    "lead": {
        "new":       ". S S S . . . . . SP N",
        "returned":  "SP . S . . . . . . SP N",
        "rejected":  ". . . . . . . . . . .",
        "accepted":  ". . . . S S S S . S N",
        "contacted": ". . . . . S S S . S N",
        "measured":  ". . . . . . S S . S N",
        "quoted":    ". . . . . . . S . S N",
        "won":       ". . . . . . . . S S .",
        "paid":      ". . . . . . . . . . .",
        "lost":      ". . . . . . . . . . .",
        "expired":   ". . . . . . . . . . .",
    },
    "registration": {
        "new":       ". S S S . . . . . SP N",
        "returned":  "SP . S . . . . . . SP N",
        "rejected":  ". . . . . . . . . . .",
        "accepted":  ". . . . SP SP SP SP . SP N",
        "contacted": ". . . . . SP SP SP . SP N",
        "measured":  ". . . . . . SP SP . SP N",
        "quoted":    ". . . . . . . SP . SP N",
        "won":       ". . . . . . . . S S .",
        "paid":      ". . . . . . . . . . .",
        "lost":      ". . . . . . . . . . .",
        "expired":   ". . . . . . . . . . .",
    },
    "outbound": {
        "new":       ". SP SP SP . . . . . S N",
        "returned":  "S . SP . . . . . . S N",
        "rejected":  ". . . . . . . . . . .",
        "accepted":  ". . . . SP SP SP SP . SP N",
        "contacted": ". . . . . SP SP SP . SP N",
        "measured":  ". . . . . . SP SP . SP N",
        "quoted":    ". . . . . . . SP . SP N",
        "won":       ". . . . . . . . S S .",
        "paid":      ". . . . . . . . . . .",
        "lost":      ". . . . . . . . . . .",
        "expired":   ". . . . . . . . . . .",
    },
}  # fmt: skip
COLUMNS = [
    "new",
    "returned",
    "rejected",
    "accepted",
    "contacted",
    "measured",
    "quoted",
    "won",
    "paid",
    "lost",
    "expired",
]
SIDES = {STAFF: "S", PARTNER: "P", NIGHT: "N"}


@pytest.mark.parametrize("sort", TABLES)
@pytest.mark.parametrize("side", SIDES)
def test_every_pair_of_states(sort, side):
    for begin, row in TABLES[sort].items():
        for end, sides in zip(COLUMNS, row.split(), strict=True):
            assert may_move(sort, begin, end, who=side) == (SIDES[side] in sides), (begin, end)


def test_the_tables_know_every_state():
    assert set(COLUMNS) == set(STATES) == LIVE | FINISHED
    assert {state for table in MOVES.values() for move in table for state in move} <= set(STATES)
    assert set(MAY_STAY) < set(STATES) > NEEDS_REASON


@pytest.mark.parametrize(
    ("sort", "state", "side"),
    [
        ("lead", "new", STAFF),
        ("lead", "returned", PARTNER),
        ("lead", "quoted", STAFF),
        ("registration", "new", STAFF),
        ("registration", "quoted", PARTNER),
        ("outbound", "new", PARTNER),
        ("outbound", "returned", STAFF),
        ("outbound", "measured", PARTNER),
        ("outbound", "won", STAFF),
        ("lead", "paid", ""),
        ("registration", "lost", ""),
    ],
)
def test_who_has_to_act(sort, state, side):
    assert whose_turn(sort, state) == side


def test_who_has_to_act_may_act():
    for sort in MOVES:
        for state in STATES:
            side = whose_turn(sort, state)
            assert bool(side) == bool(side and next_states(sort, state, who=side))


def test_next_states_stand_in_the_order_of_its_life():
    assert next_states("lead", "new", who=STAFF) == ["returned", "rejected", "accepted", "lost"]
    assert next_states("lead", "accepted", who=PARTNER) == []
    assert next_states("registration", "measured", who=PARTNER) == ["quoted", "won", "lost"]


def test_sorts():
    assert sort_of(direction="outbound", kind="lead") == "outbound"
    assert sort_of(direction="inbound", kind="registration") == "registration"


def test_days():
    day = date(2026, 11, 1)
    assert due_on("new", since=day) == date(2026, 11, 4)
    assert due_on("paid", since=day) is None
    assert protected_until(day, days=None) == date(2027, 1, 30)
    assert protected_until(day, days=0) == day
    assert extended(day) == date(2026, 12, 1)
    assert disputable_until(day) == date(2026, 11, 15)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ({"phone": "+48 600 100 200"}, {"phone": "+48600100200"}),
        ({"phone": "600-100-200"}, {"phone": "+48600100200"}),
        ({"phone": "12"}, {}),
        ({"email": " Ola@Example.test "}, {"email": "ola@example.test"}),
        ({"tax_id": "PL 123-456"}, {"tax_id": "PL123456"}),
        ({"tax_id": "1-2"}, {}),
        ({}, {}),
    ],
)
def test_by_what_a_customer_is_known(typed, keys):
    assert Customer(name="Ola", **typed).keys(country="PL") == keys


@pytest.mark.parametrize("typed", ["top-5", "TOP 5", "t0p5", "ТОР5", " top.5 "])
def test_a_code_is_read_forgivingly(typed):
    assert code_key(typed) == "T0P5"


def test_a_code_is_printed_in_groups():
    assert spelled("7K2M9QXD") == "7K2M-9QXD"
    assert code_key(spelled("7K2M9QXD")) == "7K2M9QXD"
    assert code_key("щ!") == ""
