from campaigns.models.agreement import (
    Agreement,
    AgreementMove,
    AgreementScheme,
    AgreementState,
    AgreementVersion,
    Ending,
    Renewal,
    Signed,
    VersionState,
)
from campaigns.models.barter import Barter
from campaigns.models.code import Code
from campaigns.models.material import Material, MaterialKind, MaterialMove, MoveKind
from campaigns.models.obligation import Obligation, Occurrence, OccurrenceState, Proof, Rhythm, Side
from campaigns.models.offer import Offer, OfferOption, Proposal, ProposalState
from campaigns.models.placement import Placement, SeenAs, Sighting
from campaigns.models.scheme import Effort, Scheme

__all__ = [
    "Agreement",
    "AgreementMove",
    "AgreementScheme",
    "AgreementState",
    "AgreementVersion",
    "Barter",
    "Code",
    "Effort",
    "Ending",
    "Material",
    "MaterialKind",
    "MaterialMove",
    "MoveKind",
    "Obligation",
    "Occurrence",
    "OccurrenceState",
    "Offer",
    "OfferOption",
    "Placement",
    "Proof",
    "Proposal",
    "ProposalState",
    "Renewal",
    "Rhythm",
    "Scheme",
    "SeenAs",
    "Side",
    "Sighting",
    "Signed",
    "VersionState",
]
