"""The pages of the second factor, walked as one walks them, by a colleague and by a partner, on a desk and a phone."""

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache

from accounts.models import Role
from tests.browser.axe import COLOURS, faults

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "secret-Pass-1"


@pytest.mark.parametrize(("role", "width"), [(Role.OWNER, 1440), (Role.PARTNER, 390)])
def test_every_page_of_the_second_factor(page_as, company, person, role, width):
    cache.clear()
    user = person(role)
    page = page_as(width=width, reduced_motion="reduce")
    found = []

    def look(where):
        found.extend(faults(page, where))
        page.emulate_media(color_scheme="dark")
        found.extend(faults(page, f"{where}, dark", COLOURS))
        page.emulate_media(color_scheme="light")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{where} is wider than {width}")

    _log_in(page, user)
    page.goto("/accounts/2fa/totp/activate/")
    look("turning on")
    page.locator("summary", has_text="scan").click()
    secret = page.locator("details[open] code").inner_text()
    page.fill("[name=code]", format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))
    page.press("[name=code]", "Enter")
    page.wait_for_url("**/recovery-codes/**")
    for path in ("", "recovery-codes/", "recovery-codes/generate/", "totp/deactivate/", "reauthenticate/"):
        answer = page.goto(f"/accounts/2fa/{path}")
        assert answer.status == 200, path
        look(path or "the second factor")
    page.context.clear_cookies()
    _log_in(page, user)
    page.wait_for_url("**/2fa/authenticate/**")
    look("the code")
    assert not found, "\n".join(found)


def _log_in(page, user):
    page.goto("/accounts/login/")
    page.fill("[name=login]", user.email)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda address: "/login/" not in address)
