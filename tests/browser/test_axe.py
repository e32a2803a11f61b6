"""No component has a serious or critical fault of accessibility, light or dark, on a desk or on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


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
