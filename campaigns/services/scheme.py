"""Keeping the catalogue of schemes."""

from collections.abc import Sequence

from django.db import transaction

from campaigns.models import Scheme


@transaction.atomic
def save_scheme(
    *, scheme: Scheme | None, name: str, how: str, we_do: str, they_do: str, first_steps: Sequence[str]
) -> Scheme:
    """Write a new scheme, or new words for one that stands; a new one goes to the end of the list."""
    if scheme is None:
        last = Scheme.objects.order_by("-position").first()
        scheme = Scheme(position=(last.position if last else 0) + 10)
    scheme.name, scheme.how, scheme.we_do, scheme.they_do = name, how, we_do, they_do
    scheme.first_steps = list(first_steps)
    scheme.save()
    return scheme
