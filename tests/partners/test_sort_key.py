"""Names stand in the order that people expect."""

import pytest

from partners.models import Partner


@pytest.mark.parametrize(
    "names",
    [
        ["Lato", "lis", "Luty", "Łan", "Łódź", "Maj"],
        ["Zima", "Źrebię", "Żaba"],
        ["Ежевика", "ёлка", "Жанна", "Юг", "яр"],
        ["alpha", "Beta", "gamma"],
    ],
)
def test_alphabet(db, names):
    Partner.objects.bulk_create(Partner(name=name) for name in reversed(names))
    assert [partner.name for partner in Partner.objects.all()] == names
