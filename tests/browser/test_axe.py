"""No page has a serious or critical fault of accessibility, light or dark, on a desk or on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.pages import NoPage, places, reader_of
from tests.browser.world import furnish

pytestmark = pytest.mark.django_db(transaction=True)
COLOURS = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}


@pytest.mark.slow
def test_every_page(page_as, page_errors, client, settings, tmp_path):
    settings.PRM_DATA_DIR = tmp_path
    faults, seen, pages = [], 0, {}
    for place in places(furnish()):
        try:
            found, user = reader_of(place, client)
        except NoPage as error:
            faults.append(str(error))
            continue
        for width in (1440, 390) if found else ():
            if (user, width) not in pages:
                pages[user, width] = page_as(user, width=width, reduced_motion="reduce")
            faults += _visit(pages[user, width], place, width)
            seen += 1
        faults += [f"{place.name}: {error}" for error in page_errors]
        page_errors.clear()
    assert not faults, "\n".join(faults)
    assert seen >= 40


def _visit(page, place, width):
    page.goto(place.path)
    faults = _faults(page, f"{place.name} at {width}, light")
    if page.evaluate("document.documentElement.scrollWidth") > width:
        faults.append(f"{place.name} is wider than {width}")
    page.emulate_media(color_scheme="dark")
    faults += _faults(page, f"{place.name} at {width}, dark", options=COLOURS)
    page.emulate_media(color_scheme="light")
    return faults


@pytest.mark.urls("tests.look.urls")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_every_component(page_as, company, person, width, scheme):
    page = page_as(person(), width=width, scheme=scheme)
    page.goto("/look/?invalid")
    assert not _faults(page, "the page of components")
    page.keyboard.press("c")
    page.locator("dialog[open] form").wait_for()
    assert not _faults(page, "the dialog")


def _faults(page, where, options=None):
    found = Axe().run(page, options=options or {"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{where}: {fault['id']} ({fault['impact']}) {node['html'][:160]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"][:3]
    ]
