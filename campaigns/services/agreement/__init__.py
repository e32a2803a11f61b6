from campaigns.services.agreement.drafting import (
    Heading,
    NotADraft,
    Promised,
    Terms,
    UnderWay,
    amend,
    draft_agreement,
    write_draft,
    write_heading,
)
from campaigns.services.agreement.moving import (
    MoveNotAllowed,
    TermsMissing,
    drop,
    end,
    enter_into_force,
    propose,
    take_back,
)
from campaigns.services.agreement.renewing import end_terms
from campaigns.services.agreement.standing import write_down

__all__ = [
    "Heading",
    "MoveNotAllowed",
    "NotADraft",
    "Promised",
    "Terms",
    "TermsMissing",
    "UnderWay",
    "amend",
    "draft_agreement",
    "drop",
    "end",
    "end_terms",
    "enter_into_force",
    "propose",
    "take_back",
    "write_down",
    "write_draft",
    "write_heading",
]
