"""Which column is which field: guessed from the headers, remembered by their signature."""

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256

from imports.rules.deal_fields import DEAL_FIELDS
from imports.rules.fields import Field
from imports.rules.partner_fields import PARTNER_FIELDS
from imports.rules.product_fields import PRODUCT_FIELDS
from imports.rules.referral_fields import REFERRAL_FIELDS

FIELDS: Mapping[str, tuple[Field, ...]] = {
    "partners": PARTNER_FIELDS,
    "deals": DEAL_FIELDS,
    "products": PRODUCT_FIELDS,
    "referrals": REFERRAL_FIELDS,
}
NAMES: Mapping[str, frozenset[str]] = {kind: frozenset(f.name for f in fields) for kind, fields in FIELDS.items()}
_STRONG, _WEAK, _ENOUGH = 100, 40, 40
_CAMEL = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я])")
_NOT_A_WORD = re.compile(r"[^\w№]+|_")
_MONEY_WORDS = frozenset(("руб", "рублей", "rub", "pln", "zł", "eur", "euro", "usd", "byn", "dollar", "dollars", "тыс"))


def plain(header: str) -> str:
    """A header in lower case with one space between words: `OrderDate`, `ORDER_DATE` and `Order date` are one."""
    spaced = _NOT_A_WORD.sub(" ", _CAMEL.sub(" ", header))
    return " ".join(spaced.casefold().replace("ё", "е").split())


def _likeness(header: str, phrase: str) -> float:
    """1 for the same words, less the more words the header has beside the phrase; 0 without the phrase."""
    if header == phrase:
        return 1
    words, wanted = header.split(), phrase.split()
    beside = [word for word in words if word not in wanted]
    if len(words) - len(beside) < len(wanted) or f" {phrase} " not in f" {header} ":
        return 0
    if all(word in _MONEY_WORDS for word in beside):
        return 0.95
    return 0.8 * len(phrase) / len(header) if len(phrase) > 3 else 0


def score(header: str, field: Field) -> float:
    """How well a header names a field, 0 to 100."""
    text = plain(header)
    strong = max((_likeness(text, plain(phrase)) for phrase in field.strong), default=0)
    weak = any(text == plain(phrase) for phrase in field.weak)
    return max(strong * _STRONG, _WEAK if weak else 0)


def guess(columns: Sequence[str], *, kind: str) -> dict[str, str]:
    """Field → column, the surest pairs first; each column and each field once."""
    pairs = [
        (score(column, field), -order, -place, field.name, column)
        for order, field in enumerate(FIELDS[kind])
        for place, column in enumerate(columns)
    ]
    mapping: dict[str, str] = {}
    for sure, _order, _place, name, column in sorted(pairs, reverse=True):
        if sure >= _ENOUGH and name not in mapping and column not in mapping.values():
            mapping[name] = column
    return mapping


def missing(mapping: Mapping[str, str], *, kind: str, answered: frozenset[str] = frozenset()) -> list[str]:
    """The fields without which rows of this kind can't be taken; alternatives are written `one|other`."""
    needed = {
        "partners": ["name"],
        "products": ["name|article", "price"],
        "referrals": [
            "partner_id|partner_name|partner_tax_id|coupon",
            "customer_name",
            "customer_phone|customer_email|customer_tax_id",
        ],
        "deals": ["partner_id|partner_name|partner_last_name|partner_tax_id", "ordered_on", "amount|quantity"],
    }[kind]
    have = set(mapping) | ({"ordered_on"} if "date" in answered else set())
    if "product" not in have and "article" not in have and "unit_price" not in have:
        needed = ["amount" if choice == "amount|quantity" else choice for choice in needed]
    return [choice for choice in needed if not have & set(choice.split("|"))]


def signature(columns: Sequence[str]) -> str:
    """The same for files with the same headers in the same order."""
    return sha256("\x1f".join(plain(column) for column in columns).encode()).hexdigest()
