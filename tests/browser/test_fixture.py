"""The browser fixtures tell the truth: they log in, and a page that breaks the rules is noticed."""

from accounts.models import Role


def test_a_page_belongs_to_somebody(page_as, company, person):
    page = page_as(person(Role.OWNER), width=390, scheme="dark")
    page.goto("/me/")
    assert "/accounts/login/" not in page.url
    assert page.viewport_size["width"] == 390


def test_a_stranger_is_asked_to_log_in(page_as, company):
    page = page_as()
    page.goto("/me/")
    assert "/accounts/login/" in page.url


def test_a_refusal_by_the_content_security_policy_is_noticed(page_as, page_errors, company):
    page = page_as()
    page.goto("/accounts/login/")
    with page.expect_console_message(lambda message: "style-src" in message.text):
        page.evaluate("document.body.innerHTML = '<p style=\"color: red\">inline</p>'")
    assert any("style-src" in error for error in page_errors)
    page_errors.clear()
