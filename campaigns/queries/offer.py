"""Ready offers with what came of their copies."""

from django.db.models import Count, Q, QuerySet

from campaigns.models import Offer


def ready_offers() -> QuerySet[Offer]:
    """Every offer, those in use first: `sent`, `read` (opened or answered) and `won` (accepted) copies of each."""
    proposals = "proposals__state"
    read = Q(**{f"{proposals}__in": ["opened", "accepted", "declined"]})
    return (
        Offer.objects.select_related("kind")
        .prefetch_related("options")
        .annotate(
            sent=Count("proposals", distinct=True),
            read=Count("proposals", filter=read, distinct=True),
            won=Count("proposals", filter=Q(**{proposals: "accepted"}), distinct=True),
        )
        .order_by("-is_active", "kind__position", "title")
    )
