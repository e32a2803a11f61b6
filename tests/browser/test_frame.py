"""The frame works with keys alone: find, log a call, walk a list; and remembers how it was left."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.look.urls")]


@pytest.fixture
def look(page_as, company, person):
    page = page_as(person())
    page.goto("/look/")
    return page


def test_a_partner_is_found_by_typing_and_opened_by_enter(look):
    look.keyboard.press("/")
    look.keyboard.type("okna")
    options = look.locator("#command-list [role=option]")
    expect(options).to_have_count(3)
    expect(options.first).to_have_attribute("aria-selected", "true")
    look.keyboard.press("ArrowDown")
    expect(look.locator("#command")).to_have_attribute("aria-activedescendant", "command-option-2")
    look.keyboard.press("Enter")
    look.wait_for_url("**/look/?opened=2")


def test_nothing_found_is_said(look):
    look.keyboard.press("Control+k")
    look.keyboard.type("zz")
    expect(look.locator("#command-list")).to_contain_text("No partner has “zz”")
    look.keyboard.press("Escape")
    expect(look.locator("#command-list")).to_be_hidden()


def test_a_call_is_logged_in_the_dialog(look):
    look.keyboard.press("c")
    dialog = look.locator("#dialog")
    expect(dialog.locator("[name=name]")).to_be_focused()
    look.keyboard.type("Okna")
    dialog.locator("[name=kind]").select_option("shop")
    look.keyboard.press("Tab")
    dialog.locator("button[type=submit]").click()
    expect(dialog).not_to_be_visible()
    expect(look.locator("#toasts")).to_contain_text("Call logged")


def test_letters_typed_into_a_field_are_not_commands(look):
    look.locator("main [name=name]").click()
    look.keyboard.type("c?/")
    expect(look.locator("dialog[open]")).to_have_count(0)
    expect(look.locator("main [name=name]")).to_have_value("c?/")


def test_g_and_a_letter_go(look):
    look.keyboard.press("g")
    look.keyboard.press("d")
    look.wait_for_url("**/day/")


def test_keys_walk_the_rows_and_choose_them(look):
    look.keyboard.press("j")
    look.keyboard.press("j")
    look.keyboard.press("x")
    expect(look.locator("tbody tr:nth-child(2) [name=chosen]")).to_be_checked()
    bar = look.locator("[data-bulk-bar]")
    expect(bar).to_contain_text("1 chosen")
    look.locator("[data-choose-all]").check()
    expect(bar).to_contain_text("12 chosen")
    bar.get_by_role("button", name="Clear").click()
    expect(bar).to_be_hidden()


def test_the_rail_stays_folded(look):
    look.locator("[data-fold]").click()
    look.reload()
    expect(look.locator("html")).to_have_attribute("data-rail", "folded")
    assert look.locator("#rail").bounding_box()["width"] == 60


def test_on_a_phone_the_rail_is_a_sheet(page_as, company, person):
    page = page_as(person(), width=390)
    page.goto("/look/")
    expect(page.locator("#rail")).to_be_hidden()
    page.locator(".topbar__menu").click()
    expect(page.locator("#rail").get_by_role("link", name="Partners", exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#rail")).to_be_hidden()


@pytest.mark.parametrize(("theme", "page_colour"), [("light", "rgb(246, 247, 249)"), ("dark", "rgb(14, 17, 22)")])
def test_a_chosen_theme_beats_the_device(page_as, company, person, theme, page_colour):
    page = page_as(person(theme=theme), scheme="dark" if theme == "light" else "light")
    page.goto("/look/")
    expect(page.locator("body")).to_have_css("background-color", page_colour)
