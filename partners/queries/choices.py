"""What the filters of lists choose from."""

from dataclasses import dataclass

from django.db.models import Q

from accounts.models import Role, User
from core.rules.identity import read_uuid
from partners.models import Partner, PartnerKind

TAGGED = 2000


@dataclass(frozen=True)
class Choice:
    """`value` stands in addresses, `pk` in the database."""

    value: str
    name: str
    pk: int


def named_partner(text: str, *, actor: User) -> Partner | None:
    """The partner whose identity an address or a form names, if the person may see it."""
    uuid = read_uuid(text)
    return Partner.objects.visible_to(actor).filter(uuid=uuid).first() if uuid else None


def partner_choices(text: str, *, actor: User) -> list[tuple[str, str]]:
    """The same as the only choice of a filter."""
    found = named_partner(text, actor=actor)
    return [(str(found.uuid), found.name)] if found else []


def kinds() -> list[Choice]:
    rows = PartnerKind.objects.values_list("uuid", "name", "pk")
    return [Choice(str(uuid), name, pk) for uuid, name, pk in rows]


def people() -> list[Choice]:
    """The company's people who may be responsible, those who left too."""
    rows = User.objects.exclude(role=Role.PARTNER).order_by("full_name", "email")
    found = rows.values_list("uuid", "full_name", "email", "pk")
    return [Choice(str(uuid), name or email, pk) for uuid, name, email, pk in found]


def known_tags(*, actor: User, beginning: str = "") -> list[str]:
    """Tags of the latest tagged partners, in alphabetical order: suggestions, not a register."""
    tagged = Partner.objects.visible_to(actor).exclude(tags=[]).order_by("-created_at").values_list("tags", flat=True)
    known = {tag for tags in tagged[:TAGGED] for tag in tags}
    return sorted((tag for tag in known if tag.casefold().startswith(beginning.casefold())), key=str.casefold)


def may_be_responsible() -> Q:
    """The people that partners are assigned to."""
    return Q(is_active=True) & ~Q(role__in=[Role.PARTNER, Role.ACCOUNTANT])
