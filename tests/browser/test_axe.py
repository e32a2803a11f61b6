"""No page has a serious or critical fault of accessibility, light or dark, on a desk or on a phone."""

from itertools import product

import pytest

from accounts.models import User
from tests.browser.axe import COLOURS, faults
from tests.browser.pages import NoPage, opens_too, places, reader_of
from tests.browser.world import furnish

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.slow
def test_every_page(page_as, page_errors, client, settings, tmp_path):
    settings.PRM_DATA_DIR = tmp_path
    found, seen, pages = [], 0, {}
    world = furnish()
    seller = User.objects.get(email="seller@demo.example")
    for place in places(world):
        try:
            is_page, user = reader_of(place, client)
        except NoPage as error:
            found.append(str(error))
            continue
        readers = [user, seller] if opens_too(place, client, seller) else [user]
        for reader, width in product(readers, (1440, 390)) if is_page else ():
            if (reader, width) not in pages:
                pages[reader, width] = page_as(reader, width=width, reduced_motion="reduce")
            found += _visit(pages[reader, width], place, width)
            seen += 1
        found += [f"{place.name}: {error}" for error in page_errors]
        page_errors.clear()
    assert not found, "\n".join(found)
    assert seen >= 400


def _visit(page, place, width):
    page.goto(place.path)
    found = faults(page, f"{place.name} at {width}, light")
    if page.evaluate("document.documentElement.scrollWidth") > width:
        found.append(f"{place.name} is wider than {width}")
    page.emulate_media(color_scheme="dark")
    found += faults(page, f"{place.name} at {width}, dark", COLOURS)
    page.emulate_media(color_scheme="light")
    return found


@pytest.mark.urls("tests.look.urls")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_every_component(page_as, company, person, width, scheme):
    page = page_as(person(), width=width, scheme=scheme)
    page.goto("/look/?invalid")
    assert not faults(page, "the page of components")
    page.keyboard.press("c")
    page.locator("dialog[open] form").wait_for()
    assert not faults(page, "the dialog")
