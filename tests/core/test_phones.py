"""One spelling for one number, short enough for the column it is kept in."""

import pytest

from core.rules.phones import LONGEST, normal_phone
from partners.models import Contact


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("+48 600 123 456", "+48600123456"),
        ("600-123-456", "+48600123456"),
        ("ext. 12", "12"),
        ("", ""),
        ("1" * 60, "1" * LONGEST),
    ],
)
def test_a_phone_has_one_spelling(written, normal):
    assert normal_phone(written, country="PL") == normal


def test_the_longest_spelling_fits_the_column():
    assert Contact._meta.get_field("phone_normal").max_length == LONGEST
