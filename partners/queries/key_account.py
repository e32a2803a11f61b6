"""Key accounts: the breadwinners that turnover tells, and those that were chosen (B8)."""

from dataclasses import dataclass

from accounts.models import User
from core.models import JobRun
from partners.models import KeyCategory, Partner
from partners.models.partner import PartnerQuerySet
from partners.rules.key_account import BREADWINNER, is_breadwinner, least_turnover

SHOWN = 100


@dataclass(frozen=True)
class KeyGroup:
    """A category with its partners, the largest first."""

    category: str
    partners: list[Partner]


def years_total() -> int:
    """The company's turnover of the class's period, as the last published night read it; 0 before the first."""
    run = JobRun.objects.filter(kind="nightly", state=JobRun.State.PUBLISHED).order_by("-finished_at").first()
    return int(run.read.get("turnover", 0)) if run else 0


def breadwinners(some: PartnerQuerySet, *, total: int) -> PartnerQuerySet:
    return some.filter(standing__turnover__gte=least_turnover(total)) if total > 0 else some.none()


def key_groups(actor: User, *, total: int) -> list[KeyGroup]:
    """Every category; a partner may be a breadwinner and chosen too."""
    visible = Partner.objects.visible_to(actor).select_related("kind", "manager", "curator", "standing")
    ordered = visible.order_by("-standing__turnover", "pk")
    groups = [KeyGroup(BREADWINNER, list(breadwinners(ordered, total=total)[:SHOWN]))]
    chosen: dict[str, list[Partner]] = {value: [] for value in KeyCategory.values}
    for partner in ordered.exclude(key_category="")[: SHOWN * len(chosen)]:
        chosen[partner.key_category].append(partner)
    return groups + [KeyGroup(value, partners) for value, partners in chosen.items()]


def categories_of(partner: Partner) -> list[str]:
    """What a partner is to the company, computed first; best asked of one read with its standing."""
    standing = getattr(partner, "standing", None)
    computed = [BREADWINNER] if standing and is_breadwinner(standing.turnover, total=years_total()) else []
    return computed + ([partner.key_category] if partner.key_category else [])
