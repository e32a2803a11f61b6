from partners.models.contact import Contact
from partners.models.interaction import Direction, Interaction, InteractionKind, Outcome
from partners.models.kind import PartnerKind
from partners.models.legal_entity import LegalEntity
from partners.models.member import Member, MemberInvitation, MemberRole
from partners.models.partner import Partner, Status
from partners.models.standing import AbcClass, Standing, StandingChange, Tier
from partners.models.status_move import StatusMove
from partners.models.task import Task

__all__ = [
    "AbcClass",
    "Contact",
    "Direction",
    "Interaction",
    "InteractionKind",
    "LegalEntity",
    "Member",
    "MemberInvitation",
    "MemberRole",
    "Outcome",
    "Partner",
    "PartnerKind",
    "Standing",
    "StandingChange",
    "Status",
    "StatusMove",
    "Task",
    "Tier",
]
