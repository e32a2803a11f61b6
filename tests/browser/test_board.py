"""The board of the lifecycle by keyboard alone."""

import pytest
from playwright.sync_api import expect

from accounts.models import Role
from partners.models import Partner

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("company")]


def test_arrows_walk_the_board_and_move_a_card_that_keeps_the_focus(page_as, person):
    for name, status in (("Atelier", "candidate"), ("Bureau", "candidate"), ("Crew", "negotiating")):
        Partner.objects.create(name=name, status=status)
    page = page_as(person(Role.MANAGER))
    page.goto("/lifecycle/")
    named = {name: page.get_by_role("link", name=name, exact=True) for name in ("Atelier", "Bureau", "Crew")}
    named["Atelier"].focus()
    for key, name in (("ArrowDown", "Bureau"), ("ArrowRight", "Crew"), ("ArrowLeft", "Atelier")):
        page.keyboard.press(key)
        expect(named[name]).to_be_focused()
    page.keyboard.press("Shift+ArrowRight")
    column = page.locator('[data-column="contacted"]')
    expect(column.get_by_role("link", name="Atelier", exact=True)).to_be_focused()
    assert Partner.objects.get(name="Atelier").status == "contacted"
