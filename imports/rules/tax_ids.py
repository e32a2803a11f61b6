"""Tax ids: whether the check digits agree."""

from collections.abc import Sequence

_NIP = (6, 5, 7, 2, 3, 4, 5, 6, 7)
_INN_10 = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_11 = (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_12 = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_UNP = (29, 23, 19, 17, 13, 7, 5, 3)


def _sum(digits: Sequence[int], weights: Sequence[int]) -> int:
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=False))


def _ten(digits: Sequence[int]) -> bool:
    """A Polish NIP or the Russian INN of a firm."""
    return digits[9] in (_sum(digits, _NIP) % 11, _sum(digits, _INN_10) % 11 % 10)


def _twelve(digits: Sequence[int]) -> bool:
    """The Russian INN of a person."""
    return digits[10] == _sum(digits, _INN_11) % 11 % 10 and digits[11] == _sum(digits, _INN_12) % 11 % 10


def _nine(digits: Sequence[int]) -> bool:
    """A Belarusian UNP of a firm."""
    return digits[8] == _sum(digits, _UNP) % 11


_CHECKS = {9: _nine, 10: _ten, 12: _twelve}


def tax_id_is_odd(tax_id: str) -> bool:
    """Whether the id is one of those with check digits (9, 10 or 12 digits) and they don't agree."""
    digits = tax_id[2:] if tax_id[:2] in ("PL", "BY", "RU") else tax_id
    check = _CHECKS.get(len(digits))
    return bool(check and digits.isascii() and digits.isdigit() and not check([int(digit) for digit in digits]))
