"""One Chromium for all browser tests, and pages that belong to somebody."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from scripts.check import find_chromium
from tests.browser.axe import log_in_now

# Each flag keeps Chromium from calling home or from needing what a bare machine lacks.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium; the tests that need one are skipped where there is none."""
    chromium = os.environ.get("CHROMIUM") or find_chromium()
    if not chromium:
        pytest.skip("no Chromium was found: `apt install chromium`, or CHROMIUM=/path/to/chromium")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=60_000)

    # Playwright runs an event loop in this thread; the tests' own queries are no less safe for that.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def page_errors():
    """What the pages complained of: console errors, refusals by the CSP, exceptions. A test that means to cause some
    clears the list."""
    return []


@pytest.fixture
def page_as(browser, live_server, page_errors):
    """`page_as(user, width=390, scheme="dark")` → a page whose relative addresses lead to the site, logged in as `user`
    (None: nobody). The test fails if a page complains."""
    contexts = []

    def make(user=None, width=1440, scheme="light", **options):
        height = 844 if width < 600 else 900
        context = browser.new_context(
            base_url=live_server.url, viewport={"width": width, "height": height}, color_scheme=scheme, **options
        )
        contexts.append(context)
        context.set_default_timeout(60_000)
        if user:
            client = Client()
            log_in_now(client, user)
            cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.on("console", lambda message: page_errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page_errors.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    assert not page_errors, page_errors
