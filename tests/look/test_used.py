"""A component is worth having where two pages use it."""

import re
from pathlib import Path

import pytest

from core.templatetags import charts, nav, ui

ROOT = Path(__file__).parents[2]
TEMPLATES = {path: path.read_text() for path in (ROOT / "templates").rglob("*.html")}
PAGES = {path: text for path, text in TEMPLATES.items() if path.parent.name != "components"}
FRAME = {"nav_group", "nav_item", "bottom_item", "same_for_role", "endsame_for_role"}
ONCE = {
    "bulk_bar": "only the list of partners acts on many rows at once",
    "risk": "the list of partners writes its dots by itself: a hundred of them must be quick",
    "page_tab": "one row of tabs leads through the pages about a partner",
}
CODE = "\n".join(
    path.read_text()
    for path in ROOT.rglob("*.py")
    if path.relative_to(ROOT).parts[0] not in ("tests", ".venv", ".data") and path.name != "columns.py"
)


def tags():
    named = {name for module in (ui, charts, nav) for name in module.register.tags}
    return sorted(named - FRAME)


def uses(tag):
    return [path for path, text in PAGES.items() if re.search(rf"{{% *{tag}\b", text)]


@pytest.mark.parametrize("tag", tags())
def test_two_templates_use_each_component(tag):
    assert len(uses(tag)) >= (1 if tag in ONCE else 2), f"{tag}: {uses(tag)}"


def test_no_exception_is_left_over():
    assert [tag for tag in ONCE if len(uses(tag)) >= 2] == []


def test_each_template_of_a_component_is_reached():
    everything = "\n".join(TEMPLATES.values()) + CODE
    reached = re.compile(r"components/(\w+)\.html|(?:component\(\s*|/)\"(\w+)\"")
    found = {name for pair in reached.findall(everything) for name in pair}
    assert {path.stem for path in (ROOT / "templates/components").glob("*.html")} - found == set()


def test_two_tables_use_each_shared_column():
    columns = re.findall(r"^class (\w+)\(", (ROOT / "core/views/columns.py").read_text(), re.MULTILINE)
    assert columns
    assert {name: len(re.findall(rf"import .*\b{name}\b", CODE)) >= 2 for name in columns} == dict.fromkeys(
        columns, True
    )


def test_a_chart_has_its_numbers_in_a_table_under_it():
    assert re.search(r"<table.*{{ numbers }}", (ROOT / "templates/components/chart.html").read_text(), re.DOTALL)
