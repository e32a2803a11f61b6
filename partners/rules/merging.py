"""What becomes of each row that names a partner, when two records are merged into one.

Every foreign key to a partner, its contacts, legal entities, branches or sellers stands here; a test sees to it.
"""

from dataclasses import dataclass
from enum import StrEnum


class What(StrEnum):
    """`MOVE` to the kept partner; `TAKE` away with the record that goes, where the kept one has its own; `STAY`,
    because what it names is moved as a whole, or because nothing is written there."""

    MOVE = "move"
    TAKE = "take"
    STAY = "stay"


@dataclass(frozen=True)
class Rule:
    """`same` names the fields by which a moving row would be a second one of what the kept partner has: such a row is
    taken away, and kept with the merge. A clash that no rule foresees refuses the merge.

    `held` marks money, which is never taken away nor rewritten: the fields by which two rows of one holder (legal
    entity or seller) would be the same, none where no two rows of different origin may share a holder."""

    what: What
    same: tuple[str, ...] = ()
    held: tuple[str, ...] | None = None


MOVE, TAKE, STAY = Rule(What.MOVE), Rule(What.TAKE), Rule(What.STAY)

RULES: dict[str, Rule] = {
    "campaigns.Agreement.legal_entity": STAY,
    "campaigns.Agreement.partner": MOVE,
    "campaigns.Agreement.their_responsible": STAY,
    "campaigns.Barter.partner": MOVE,
    "api.ApiKey.partner": MOVE,
    "campaigns.Code.partner": MOVE,
    "campaigns.Code.seller": STAY,
    "campaigns.MaterialMove.partner": MOVE,
    "campaigns.Obligation.partner": MOVE,
    "campaigns.Occurrence.partner": MOVE,
    "campaigns.Placement.partner": MOVE,
    "campaigns.Proposal.contact": STAY,
    "campaigns.Proposal.partner": MOVE,
    "documents.Paper.legal_entity": STAY,
    "documents.Paper.partner": MOVE,
    "documents.StoredFile.partner": MOVE,
    "partners.Appointment.contact": STAY,
    "partners.Appointment.partner": MOVE,
    "partners.Branch.partner": MOVE,
    "partners.Contact.partner": MOVE,
    "partners.CustomValue.partner": Rule(What.MOVE, same=("field",)),
    "partners.Interaction.contact": STAY,
    "partners.Interaction.others": STAY,
    "partners.Interaction.partner": MOVE,
    "partners.Interaction_others.contact": STAY,
    "partners.LegalEntity.partner": MOVE,
    "partners.Member.partner": Rule(What.MOVE, same=("user",)),
    "partners.MemberInvitation.partner": MOVE,
    "partners.Merge.kept": MOVE,
    "partners.Seller.branch": STAY,
    "partners.Seller.partner": MOVE,
    "partners.Standing.partner": TAKE,
    "partners.StandingChange.partner": MOVE,
    "partners.StatusMove.partner": MOVE,
    "partners.Task.partner": MOVE,
    "partners.TaskSeries.partner": MOVE,
    "sales.Complaint.partner": MOVE,
    "sales.Deal.partner": MOVE,
    "sales.Feedback.partner": MOVE,
    "sales.Referral.partner": MOVE,
    "sales.Referral.seller": STAY,
    "scoring.ExchangeQuarter.partner": TAKE,
    "scoring.PartnerWeek.partner": STAY,
    "scoring.RiskFlag.partner": Rule(What.MOVE, same=("code", "closed_on")),
    "settlements.Account.legal_entity": STAY,
    "settlements.Account.partner": Rule(What.MOVE, held=("kind", "currency")),
    "settlements.Account.seller": STAY,
    "settlements.Commission.legal_entity": STAY,
    "settlements.Commission.partner": Rule(What.MOVE, held=()),
    "settlements.Commission.seller": STAY,
    "settlements.BankChange.legal_entity": STAY,
    "settlements.CommissionRule.partner": MOVE,
    "settlements.Debt.partner": MOVE,
    "settlements.Statement.legal_entity": STAY,
    "settlements.Statement.partner": Rule(What.MOVE, held=()),
    "settlements.Statement.seller": STAY,
    "strategy.Assessment.partner": Rule(What.MOVE, same=("profile",)),
    "strategy.JointPlan.partner": MOVE,
    "strategy.JointPlan.their_lead": STAY,
}

CHOSEN = (
    "name", "kind", "external_id", "status", "manager", "curator", "source", "city", "address", "website", "potential",
    "employees", "structure", "key_category", "turn", "blocked_by", "paperless",
)  # fmt: skip
"""The fields of which one value stays: a person chooses which."""
JOINED = ("areas", "tags", "competitors")
"""The lists of which every word stays."""


def joined(kept: list[str], gone: list[str]) -> list[str]:
    """Every word of both, the kept one's first, each once whatever its case."""
    seen = {word.casefold(): word for word in reversed([*kept, *gone])}
    return list(reversed([seen[key] for key in seen]))


def notes_of_both(kept: str, gone: str) -> str:
    """Both texts, the second below the first, unless one has the other."""
    if gone in kept:
        return kept
    return gone if kept in gone else f"{kept}\n{gone}"
