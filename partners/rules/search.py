"""Searching partners: one spelling for a text, whatever its case, alphabet or accents.

`fold` is the twin of the database function `prm_fold`, which makes `Partner.search_text`; a test holds them equal.
Each character folds by itself, so a part of a text folds to a part of its fold.
"""

from dataclasses import dataclass

ACCENTED = (
    "ÀÁÂÃÄÅĀĂĄÇĆĈĊČĎĐÈÉÊËĒĔĖĘĚĜĞĠĢĤĦÌÍÎÏĨĪĬĮİĴĶĹĻĽĿŁÑŃŅŇÒÓÔÕÖØŌŎŐŔŖŘŚŜŞŠŢŤŦÙÚÛÜŨŪŬŮŰŲŴÝŶŸŹŻŽ",
    "AAAAAAAAACCCCCDDEEEEEEEEEGGGGHHIIIIIIIIIJKLLLLLNNNNOOOOOOOOORRRSSSSTTTUUUUUUUUUUWYYYZZZ",
)
CYRILLIC = ("АБВГҐДЕЁЄЗИІЇЙКЛМНОПРСТУЎФХЦЫЭ", "ABVGGDEEEZIIIYKLMNOPRSTUUFHCYE")
QUOTES = "«»„“”‘’\"'`\t\n\r\u00a0"
LONG = {"Ж": "ZH", "Ч": "CH", "Ш": "SH", "Щ": "SHCH", "Ю": "YU", "Я": "YA", "ß": "SS", "Æ": "AE", "Œ": "OE"}
SILENT = "ЬЪ"

_PHONE_SIGNS = frozenset("0123456789 +-()/.")


def _table() -> dict[int, str]:
    pairs = dict(zip(ACCENTED[0] + CYRILLIC[0], ACCENTED[1] + CYRILLIC[1], strict=True)) | LONG
    pairs |= dict.fromkeys(SILENT, "")
    both_cases = pairs | {plain.lower(): to for plain, to in pairs.items() if len(plain.lower()) == 1}
    return str.maketrans(both_cases | dict.fromkeys(QUOTES, " "))


_TABLE = _table()


def fold(text: str) -> str:
    """Upper case, accents dropped, Cyrillic in Latin letters, quotation marks as spaces."""
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text.translate(_TABLE))


@dataclass(frozen=True)
class Search:
    """What a person typed: every word must occur, or the digits where it is a number."""

    words: tuple[str, ...]
    digits: str = ""

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def folded(self) -> str:
        return " ".join(self.words)


def read_search(text: str) -> Search:
    """One or two letters must begin a word, more may stand anywhere; a long number is known by its last nine digits."""
    typed = text.replace("\x00", "")[:100]
    words = tuple(fold(typed).split())
    digits = "".join(c for c in typed if c.isdigit() and c.isascii())
    is_number = len(digits) >= 4 and set(typed) <= _PHONE_SIGNS
    return Search(words, digits[-9:] if is_number else "")


def patterns(search: Search) -> list[str]:
    """What a `search_text` contains for each word; a text begins with a space, and so does each word in it."""
    return [word if len(word) > 2 else f" {word}" for word in search.words]
