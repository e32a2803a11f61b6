"""Every visible word goes through the catalogues, and the catalogues are whole."""

import re
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType

from prm.catalogues import LANGUAGES, ROOT, extracted, read

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
PLURALS = {"en": 2, "ru": 3, "pl": 3}
SPOKEN = re.compile(r"""\b(?:title|aria-label|placeholder|alt)=["']([^"'{}<>]*[A-Za-z]{2,}[^"'{}<>]*)["']""")


@pytest.fixture(scope="module")
def wanted():
    return {(message.context, message.id): message for message in extracted() if message.id}


def forms(value):
    return list(value) if isinstance(value, list | tuple) else [value]


def problems(wanted, catalogue, plurals):
    found = []
    stored = {(message.context, message.id): message for message in catalogue if message.id}
    for key in wanted:
        message = stored.get(key)
        if message is None or not all(forms(message.string)):
            found.append(("missing", key[1]))
        elif message.fuzzy:
            found.append(("fuzzy", key[1]))
        elif not isinstance(key[1], str) and len(forms(message.string)) != plurals:
            found.append(("plural forms", key[1]))
        else:
            whole = set(PLACEHOLDER.findall(forms(key[1])[-1]))
            for form in forms(message.string):
                extra = set(PLACEHOLDER.findall(form)) - whole
                lost = whole - set(PLACEHOLDER.findall(form)) if isinstance(key[1], str) else set()
                if extra or lost:
                    found.append(("placeholders", form))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_is_complete(language, wanted):
    assert problems(wanted, read(language), PLURALS[language]) == []


def test_a_gap_a_fuzzy_entry_and_a_lost_placeholder_are_seen(wanted):
    from babel.messages.catalog import Catalog

    planted = Catalog(locale="ru")
    planted.add("Hello %(name)s", "Привет")
    planted.add("Fuzzy", "Нечётко", flags=["fuzzy"])
    messages = {(None, "Hello %(name)s"): None, (None, "Fuzzy"): None, (None, "Gone"): None}
    assert [kind for kind, _ in problems(messages, planted, 3)] == ["placeholders", "fuzzy", "missing"]


def untranslated(text):
    """Words of a template that stand outside translate tags."""
    silent = False
    found = []
    source = re.sub(r"<!--.*?-->|<(script|style|svg)\b.*?</\1>", "", text, flags=re.S)
    parts = []
    for token in Lexer(source).tokenize():
        if token.token_type == TokenType.BLOCK:
            word = token.contents.split()[0]
            if word in ("blocktranslate", "comment") or token.contents == "block body_class":
                silent = True
            elif word in ("endblocktranslate", "endcomment", "endblock"):
                silent = False
            parts.append(" {} ")
        elif token.token_type == TokenType.VAR:
            parts.append("{}")
        elif token.token_type == TokenType.TEXT and not silent:
            parts.append(token.contents)
    page = "".join(parts)
    found += [match.strip() for match in SPOKEN.findall(page)]
    bare = re.sub(r"<(code|kbd)\b[^>]*>.*?</\1>", " ", page, flags=re.S)
    bare = re.sub(r"<[^>]*>", "\n", bare)
    bare = re.sub(r"&\w+;|\{\}", " ", bare)
    found += [line.strip() for line in bare.splitlines() if re.search(r"[A-Za-z]{2,}", line)]
    return [words for words in found if words.strip(" ·") not in ALLOWED]


ALLOWED = {"prm", "PDF", "CSV", "XLSX", "TOTP", "UTC", "A4", "API"}


def test_every_word_of_a_template_is_translated():
    found = {
        str(path.relative_to(ROOT)): words
        for path in sorted(Path(ROOT / "templates").rglob("*.html"))
        if (words := untranslated(path.read_text()))
    }
    assert found == {}


def test_a_bare_word_is_seen():
    assert untranslated('<p title="Close it">{% translate "Fine" %} Bare</p>') == ["Close it", "Bare"]
