"""The demo company is the same each time."""

from contextlib import suppress

from django.db import transaction

from demo.services.load import load_demo
from tests.demo.test_load import DAY, fingerprint


def test_the_same_day_makes_the_same_company(db):
    made = []
    for _ in range(2):
        with suppress(InterruptedError), transaction.atomic():
            load_demo(on=DAY, say=lambda line: None)
            made.append(fingerprint())
            raise InterruptedError
    assert made[0] == made[1]
