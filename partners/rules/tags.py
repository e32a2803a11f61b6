"""Tags and areas, typed as one line."""

from collections.abc import Iterable


def split_words(text: str, *, longest: int) -> list[str]:
    """The parts between commas, trimmed and cut to `longest`, each once whatever its case, in the order typed."""
    seen: dict[str, str] = {}
    for part in text.replace(";", ",").split(","):
        word = " ".join(part.split())[:longest].strip()
        if word:
            seen.setdefault(word.casefold(), word)
    return list(seen.values())


def join_words(words: Iterable[str]) -> str:
    return ", ".join(words)
