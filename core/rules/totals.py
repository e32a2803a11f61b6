"""Rows that sum up other rows."""

import re
from collections.abc import Sequence

_WORDS = (
    "total|totals|sub-total|subtotal|grand total|overall|sum|"
    "итого|итог|всего|общий итог|общая сумма|подытог|сумма|"
    "razem|suma|ogółem|łącznie|suma końcowa|podsumowanie|summe|gesamt"
)
TOTAL_WORDS = frozenset(
    spelled + end
    for word in _WORDS.split("|")
    for spelled in (word, word.upper(), word.capitalize(), word.title())
    for end in ("", ":", " :", ".")
)
_LABEL = re.compile(rf"(?:[\w.]{{1,10}}\s)?(?:{_WORDS})\b[:.]?(?:\s.{{0,30}})?", re.IGNORECASE)
_NUMBER = re.compile(r"[(\s$€£₽+-]*\d[\d\s.,'’\u00a0\u202f]*[^\w]*(?:zł|руб\.?|р\.|[A-Z]{3})?\)?", re.IGNORECASE)


def is_total(cells: Sequence[str]) -> bool:
    """Whether a row of stripped cells sums up others.

    That is: a total's word and nothing but numbers beside it, or a label such as "Total March" in a row that is at
    most half filled, or numbers alone in at most a third of the columns.
    """
    filled = [cell for cell in cells if cell]
    others = [cell for cell in filled if cell not in TOTAL_WORDS]
    numbers = all(_NUMBER.fullmatch(cell) for cell in others)
    if len(others) < len(filled):
        return numbers or len(filled) * 2 <= len(cells)
    if len(filled) * 2 <= len(cells) and any(_LABEL.fullmatch(cell) for cell in filled):
        return True
    return bool(filled) and numbers and len(filled) * 3 <= len(cells) and len(cells) > 3
