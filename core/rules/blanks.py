"""Words that people write where nothing is, and words glued to values."""

import re
from collections.abc import Iterable

_NOTHING = (
    "null|none|nan|n/a|#n/a|n.a.|not available|not specified|unknown|-|--|---|—|–|?|"
    "нет|нету|отсутствует|отсутствуют|не указано|не указан|не указана|не задано|нет данных|н/д|б/н|пусто|"
    "неизвестно|brak|brak danych|nie podano|nie dotyczy|n/d|nieznane|nieznany"
)
BLANK_WORDS = frozenset(
    spelled for word in _NOTHING.split("|") for spelled in (word, word.upper(), word.capitalize(), word.title())
)
_ANSWERS = frozenset({"да", "yes", "tak", "есть", "имеется", "jest", "true"})

_GLUED_WORDS = (
    "e-mail|email|mail|эл. почта|почта|phone|telephone|tel|mobile|mob|fax|телефон|тел|моб|факс|telefon|kom|"
    "инн|кпп|unp|унп|nip|regon|vat|www|site|сайт|skype|telegram|viber|whatsapp"
)
_GLUED = re.compile(rf"({_GLUED_WORDS}|[^\W\d_][\w .-]{{1,40}}?)\.?\s*[:=]\s*(?=\S)", re.IGNORECASE)
_KNOWN = frozenset(_GLUED_WORDS.split("|"))


def blank_words_in(cells: Iterable[str]) -> list[str]:
    """The words in a column that mean "nothing here", sorted; none of them where the column answers yes or no."""
    distinct = set(cells)
    words = distinct & BLANK_WORDS
    if words and any(cell.casefold() in _ANSWERS for cell in distinct):
        return []
    return sorted(words)


def glued_prefixes_in(cells: Iterable[str], *, header: str) -> list[str]:
    """Words in front of values that only name the column ("email: x@y.example"), lower case, sorted."""
    name = header.strip().casefold()
    found = (match[1].casefold() for match in map(_GLUED.match, cells) if match)
    return sorted({word for word in found if word in _KNOWN or word == name or word == name.split(" ")[0]})


def without_prefix(cell: str, *, prefixes: Iterable[str]) -> str:
    """The cell without one of the words that `glued_prefixes_in` found."""
    match = _GLUED.match(cell)
    return cell[match.end() :] if match and match[1].casefold() in set(prefixes) else cell
