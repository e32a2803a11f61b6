"""A call is logged from any page by keyboard alone: two fields, few keys, and the next step stands on its day.

The keys are counted, not the seconds: how long they took is printed (`pytest -s`) and depends on the machine.
"""

from time import monotonic

import pytest
from playwright.sync_api import expect

from partners.models import Interaction, Partner

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("company")]
TYPED = "Wants a stand"
MOST_OTHER_KEYS = 4


@pytest.mark.parametrize("place", ["/day/", "/partners/", "/tasks/", "/lifecycle/", "/deals/"])
def test_a_call_is_logged_in_few_keys_from_any_page(page_as, person, place):
    me = person()
    Partner.objects.create(name="Atelier Aura", manager=me)
    wanted = Partner.objects.create(name="Atelier Linia", manager=me)
    page, pressed = page_as(me), []
    page.goto(place)

    def press(key):
        pressed.append(key)
        page.keyboard.press(key)

    began = monotonic()
    press("c")
    expect(page.locator("#log-q")).to_be_focused()
    page.keyboard.type("linia")
    expect(page.locator(".pick__one")).to_have_count(1)
    press("Enter")
    expect(page.locator("#dialog [name=notes]")).to_be_focused()
    page.keyboard.type(TYPED)
    press("Control+Enter")
    expect(page.locator("#toasts")).to_contain_text("Atelier Linia")
    print(f"{place}: {len(pressed)} keys beside {len('linia') + len(TYPED)} letters, {monotonic() - began:.1f} s")
    assert Interaction.objects.get(partner=wanted).notes == TYPED
    assert len(pressed) <= MOST_OTHER_KEYS
