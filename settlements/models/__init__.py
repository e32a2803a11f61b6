from settlements.models.account import Account, AccountKind
from settlements.models.commission import Commission, CommissionKind, CommissionState
from settlements.models.mark import DealMark, ReferralMark
from settlements.models.proof import LedgerProof
from settlements.models.rule import Beneficiary, CommissionRule, RuleKind, RuleVersion
from settlements.models.transaction import Entry, Transaction, TransactionKind

__all__ = [
    "Account",
    "AccountKind",
    "Beneficiary",
    "Commission",
    "CommissionKind",
    "CommissionRule",
    "CommissionState",
    "DealMark",
    "Entry",
    "LedgerProof",
    "ReferralMark",
    "RuleKind",
    "RuleVersion",
    "Transaction",
    "TransactionKind",
]
