"""Finding partners by what a person typed."""

from django.db import connection
from django.db.models import Q

from accounts.models import User
from partners.models import Partner
from partners.models.partner import PartnerQuerySet
from partners.rules.search import Search, patterns

SIMILAR_AT_MOST = 200


def having(search: Search) -> Q:
    """Partners in whose names and numbers every word stands; a number in any spelling will do."""
    every_word = Q(*(Q(search_text__contains=part) for part in patterns(search)))
    return every_word | Q(search_text__contains=search.digits) if search.digits else every_word


def similar(search: Search) -> list[int]:
    """Ids of partners that look like it, most alike first: for what was mistyped."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM partners_similar(%s, %s)", [search.folded, SIMILAR_AT_MOST])
        return [pk for (pk,) in cursor.fetchall()]


def found(search: Search, *, actor: User) -> PartnerQuerySet:
    """The partners that an actor may see: with the words, or, where there are none, with something like them."""
    visible = Partner.objects.visible_to(actor)
    exact = visible.filter(having(search))
    return exact if exact.order_by().exists() else visible.filter(pk__in=similar(search))
