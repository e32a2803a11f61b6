import pytest
from django.db import connection

from partners.models.interaction import InteractionKind
from scoring.rules.contacts import CALLS, MEETINGS


@pytest.mark.django_db
@pytest.mark.parametrize("kind", InteractionKind.values)
def test_the_database_counts_what_the_rule_says(kind):
    with connection.cursor() as cursor:
        cursor.execute("select scoring_is_call(%s), scoring_is_meeting(%s)", [kind, kind])
        assert cursor.fetchone() == (kind in CALLS, kind in MEETINGS)
