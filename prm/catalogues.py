"""The catalogues of words: extract, update and compile them with Babel alone (no gettext binaries).

`python -m prm.catalogues update` rewrites `locale/*/LC_MESSAGES/django.po` from the code and templates;
`python -m prm.catalogues compile` makes the `.mo` files that Django reads.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "ru", "pl")
APPS = (
    "core", "accounts", "notify", "partners", "documents", "strategy", "campaigns", "sales", "settlements", "scoring",
    "imports", "dashboards", "cabinet", "api", "demo", "prm"
)  # fmt: skip
KEYWORDS: dict[str, tuple[object, ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def po_file(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def sources() -> Iterator[Path]:
    """Every module and template whose words are shown, in a fixed order."""
    for app in APPS:
        yield from sorted(p for p in (ROOT / app).rglob("*.py") if "migrations" not in p.parts)
    yield from sorted((ROOT / "templates").rglob("*.html"))
    yield from sorted((ROOT / "templates").rglob("*.txt"))


def extracted() -> Catalog:
    """All messages of the code and templates, with the places where they stand."""
    catalog = Catalog(project="prm", charset="utf-8")
    for path in sources():
        text = path.read_text(encoding="utf-8")
        name = str(path.relative_to(ROOT))
        code = text if path.suffix == ".py" else _calls_of(text, name)
        found = extract("python", BytesIO(code.encode()), keywords=KEYWORDS, comment_tags=())  # type: ignore[arg-type]
        for _line, message, _comments, context in found:
            catalog.add(message, locations=[(name, 0)], context=context)
    return catalog


def _calls_of(template: str, name: str) -> str:
    """The template as Python calls of gettext; its indentation means nothing, so it goes."""
    return "\n".join(line.strip() for line in templatize(template, origin=name).splitlines())


def read(language: str) -> Catalog:
    """The stored catalogue of a language; an empty one where there is none yet."""
    path = po_file(language)
    if not path.exists():
        return Catalog(locale=language, project="prm", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(language: str) -> int:
    """Bring a language's file up to the code: new messages empty, gone ones dropped. How many are still empty."""
    catalog = read(language)
    catalog.update(extracted(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    if language == "en":
        _mirror(catalog)
    path = po_file(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=120, sort_output=True, include_lineno=False, ignore_obsolete=True)
    return sum(1 for message in catalog if message.id and not _filled(message.string))


def _mirror(catalog: Catalog) -> None:
    """English is the language of the code: every message says itself."""
    for message in catalog:
        if message.id:
            message.string = message.id if isinstance(message.id, str) else tuple(message.id)


def _filled(string: object) -> bool:
    return all(string) if isinstance(string, list | tuple) else bool(string)


def compile_catalogues() -> None:
    """Write the `.mo` file beside each `.po` file that is newer."""
    for language in LANGUAGES:
        source = po_file(language)
        target = source.with_suffix(".mo")
        if source.exists() and not (target.exists() and target.stat().st_mtime > source.stat().st_mtime):
            with target.open("wb") as file:
                write_mo(file, read(language))


def main(arguments: list[str]) -> None:
    if "update" in arguments:
        for language in LANGUAGES:
            print(f"{language}: {update(language)} without words")
    compile_catalogues()


if __name__ == "__main__":
    main(sys.argv[1:])
