"""What every page tells the browser not to allow, and that no page needs it allowed."""

from html.parser import HTMLParser

import pytest

from accounts.models import Role
from tests.house.addresses import every_address, read

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "manifest-src": "'self'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Inline(HTMLParser):
    """Finds what a strict policy would block: inline scripts and styles, handlers, foreign addresses."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            self.found.append("<script>")
        if tag == "style" or "style" in given:
            self.found.append(f"style on <{tag}>")
        self.found += [f"{name} on <{tag}>" for name in given if name.startswith(("on", "hx-on"))]
        for name in ("src", "action"):
            if (given.get(name) or "").startswith(("http:", "https:", "//", "javascript:")):
                self.found.append(f"{name}={given[name]}")


def inline(html):
    parser = Inline()
    parser.feed(html)
    return parser.found


def policy_of(response):
    parts = (part.strip().partition(" ") for part in response.headers["Content-Security-Policy"].split(";"))
    return {name: value for name, _, value in parts if name}


@pytest.fixture
def owner_client(company, person, client):
    client.force_login(person(Role.OWNER))
    return client


def test_every_page_sends_the_strict_policy_and_needs_nothing_more(owner_client):
    wrong = []
    for address in every_address():
        page = owner_client.get(address.url())
        read(page)
        if policy_of(page) != POLICY or any(page.headers.get(name) != value for name, value in HEADERS.items()):
            wrong.append((address.name, dict(page.headers)))
        if page.headers.get("Content-Type", "").startswith("text/html") and not page.streaming:
            wrong += [(address.name, found) for found in inline(page.content.decode())]
    assert wrong == []


@pytest.mark.parametrize("url", ["/accounts/login/", "/nowhere/", "/invitation/broken/"])
def test_strangers_get_the_same(client, db, url):
    page = client.get(url)
    assert policy_of(page) == POLICY
    assert "unsafe" not in page.headers["Content-Security-Policy"]
    assert inline(page.content.decode()) == []
    assert "camera=()" in page.headers["Permissions-Policy"]


def test_pages_of_someone_signed_in_are_kept_by_nobody_between(owner_client):
    assert owner_client.get("/me/").headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(
    "planted",
    [
        "<script>alert(1)</script>",
        "<p style='color:red'>",
        "<style>p{}</style>",
        "<a onclick='x()'>",
        "<div hx-on:click='x()'>",
        "<script src='https://cdn.example/x.js'></script>",
    ],
)
def test_planted_inline_code_is_seen(planted):
    assert inline(planted) != []
    assert inline("<script src='/static/x.js'></script><p class='fine'>") == []
