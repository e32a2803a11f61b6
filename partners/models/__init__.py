from partners.models.appointment import Appointment
from partners.models.branch import Branch
from partners.models.contact import Contact
from partners.models.custom_field import CustomField, CustomValue, FieldType
from partners.models.interaction import Direction, Interaction, InteractionKind, Outcome
from partners.models.kind import PartnerKind
from partners.models.legal_entity import LegalEntity
from partners.models.member import Member, MemberInvitation, MemberRole
from partners.models.merge import Merge
from partners.models.partner import KeyCategory, Partner, Status, Turn
from partners.models.seller import Seller
from partners.models.standing import AbcClass, Standing, StandingChange, Tier
from partners.models.status_move import StatusMove
from partners.models.task import Task
from partners.models.task_series import Absence, Every, TaskSeries, TaskTemplate, TemplateStep, Whose
from partners.models.week_minutes import CalendarFeed, WeekMinutes

__all__ = [
    "AbcClass",
    "Absence",
    "Appointment",
    "Branch",
    "CalendarFeed",
    "Contact",
    "CustomField",
    "CustomValue",
    "Direction",
    "Every",
    "FieldType",
    "Interaction",
    "InteractionKind",
    "KeyCategory",
    "LegalEntity",
    "Member",
    "MemberInvitation",
    "MemberRole",
    "Merge",
    "Outcome",
    "Partner",
    "PartnerKind",
    "Seller",
    "Standing",
    "StandingChange",
    "Status",
    "StatusMove",
    "Task",
    "TaskSeries",
    "TaskTemplate",
    "TemplateStep",
    "Tier",
    "Turn",
    "WeekMinutes",
    "Whose",
]
