from sales.models.deal import Deal, DealLine, DealState
from sales.models.deal_event import DealPayment, DealReturn
from sales.models.deal_match import DealMatch, MatchedBy
from sales.models.dispute import Dispute, Verdict
from sales.models.feedback import Complaint, Feedback, Trouble
from sales.models.product import Product
from sales.models.referral import Direction, Referral, ReferralKind, ReferralSource, ReferralState
from sales.models.referral_key import KeyKind, ReferralKey
from sales.models.referral_move import ReferralMove

__all__ = [
    "Complaint",
    "Deal",
    "DealLine",
    "DealMatch",
    "DealPayment",
    "DealReturn",
    "DealState",
    "Direction",
    "Dispute",
    "Feedback",
    "KeyKind",
    "MatchedBy",
    "Product",
    "Referral",
    "ReferralKey",
    "ReferralKind",
    "ReferralMove",
    "ReferralSource",
    "ReferralState",
    "Trouble",
    "Verdict",
]
