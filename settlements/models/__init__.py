from settlements.models.account import Account, AccountKind
from settlements.models.commission import Commission, CommissionKind, CommissionState
from settlements.models.mark import DealMark, ReferralMark
from settlements.models.payment import BankChange, Debt, PaymentBatch, PaymentOrder, PayoutTerms, SetOff
from settlements.models.proof import LedgerProof
from settlements.models.rule import Beneficiary, CommissionRule, RuleKind, RuleVersion
from settlements.models.statement import Statement, StatementLine, StatementPaper, StatementRun, StatementState
from settlements.models.transaction import Entry, Transaction, TransactionKind

__all__ = [
    "Account",
    "AccountKind",
    "BankChange",
    "Beneficiary",
    "Commission",
    "CommissionKind",
    "CommissionRule",
    "CommissionState",
    "DealMark",
    "Debt",
    "Entry",
    "LedgerProof",
    "PaymentBatch",
    "PaymentOrder",
    "PayoutTerms",
    "ReferralMark",
    "RuleKind",
    "RuleVersion",
    "SetOff",
    "Statement",
    "StatementLine",
    "StatementPaper",
    "StatementRun",
    "StatementState",
    "Transaction",
    "TransactionKind",
]
