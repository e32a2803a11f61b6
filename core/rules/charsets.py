"""Which of the old one-byte encodings a text was written in, told by how its words look."""

import re
from collections.abc import Iterable
from itertools import pairwise

CANDIDATES = ("cp1251", "cp1250", "cp1252", "iso8859_2", "koi8_r", "cp866")

_LANGUAGES = {
    "ru": ("оеаинтсрвлкмдпуяыьгзбчй", "хжшюцщэфъё"),
    "be": ("аноеілірткуясдвыпмьзбгч", "цўхэйжшюфё"),
    "uk": ("оанивітеорсклудмпязьгбч", "йхжцюшїєщфґ"),
    "bg": ("аеиотнрсвлкпдмзгяъбу", "чцхжшщюфьй"),
    "pl": ("łóążęśćńź", ""),
    "cs": ("íáéýěščřžů", "úťďňóľĺŕäô"),
    "hu": ("áéőöíóüúű", ""),
    "hr": ("čćšžđ", ""),
    "ro": ("ăîâţşșț", ""),
    "fr": ("éèàêçô", "ùûîïëâœüÿæ"),
    "de": ("äöüß", "éà"),
    "es": ("óáíéñú", "ü"),
    "pt": ("ãçáéóíê", "õâúôà"),
    "it": ("àèéòìù", ""),
    "sv": ("åäöøæ", "é"),
}
_WEIGHTS = [
    {letter: weight for letters, weight in ((common, 1.0), (rare, 0.4)) for letter in letters}
    for common, rare in _LANGUAGES.values()
]
_TYPOGRAPHY = frozenset("«»„“”‘’–—…№°§©®™€·•\u00a0\u202f£₽±×²")
_CHUNK = re.compile(r"[^ \t\r\n;,|\"]*[^\x00-\x7f][^ \t\r\n;,|\"]*")
_BESIDE_DIGIT = re.compile(r"\d[^\W\d_]|[^\W\d_]\d")
_WORD = re.compile(r"[^\W\d_]+")


def plausibility(text: str) -> float:
    """How much the words with letters beyond ASCII look like words of one language: -1 (nothing does) to 1."""
    chunks = set(_CHUNK.findall(text))
    foreign = sum(not sign.isascii() and sign not in _TYPOGRAPHY for chunk in chunks for sign in chunk)
    if not foreign:
        return 0.5
    penalty = sum(_oddities(chunk) for chunk in chunks)
    words = [word for chunk in chunks for word in _WORD.findall(chunk)]
    fit = max(sum(_fit(word, weights=weights) for word in words) for weights in _WEIGHTS)
    return max(-1.0, min(1.0, (fit - penalty) / foreign))


def _fit(word: str, *, weights: dict[str, float]) -> float:
    whole = sum(weights.get(letter, -0.5) for letter in word.lower() if not letter.isascii())
    return whole if len(word) > 1 else whole / 5


def _oddities(chunk: str) -> float:
    """What no language does: symbols and controls in words, two alphabets in one word, capitals after small letters."""
    odd = sum(1.5 for sign in chunk if not sign.isascii() and not sign.isalpha() and sign not in _TYPOGRAPHY)
    odd += sum(not found.isascii() for found in _BESIDE_DIGIT.findall(chunk))
    for word in _WORD.findall(chunk):
        beyond = [letter for letter in word if not letter.isascii()]
        cyrillic = sum("\u0400" <= letter <= "\u052f" for letter in beyond)
        if beyond and cyrillic < len(word) and cyrillic:
            odd += 2 * len(beyond)
        if beyond and not cyrillic and len(beyond) == len(word) > 2:
            odd += 2 * len(beyond)
        odd += 1.5 * sum(a.islower() and b.isupper() and not b.isascii() for a, b in pairwise(word))
    return odd


def rank(sample: bytes, *, candidates: Iterable[str] = CANDIDATES) -> list[tuple[float, str, str]]:
    """The encodings that can decode the sample, best first: plausibility, name, decoded text.

    Encodings that decode it to the same text are one: the first of them stays.
    """
    ranked: dict[str, tuple[float, str, str]] = {}
    for name in candidates:
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            text = sample.decode(name, errors="replace")
        if "\ufffd" not in text:
            ranked.setdefault(text, (plausibility(text), name, text))
    return sorted(ranked.values(), key=lambda each: -each[0])
