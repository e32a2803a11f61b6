"""Every page there is, found by walking the addresses: a new page can't be forgotten."""

from dataclasses import dataclass
from uuid import uuid4

from django.urls import URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter, UUIDConverter

from accounts.models import User
from tests.browser.axe import log_in_now

# Addresses whose page needs more than being logged in; the others are opened.
OUT_OF_REACH = {
    "cabinet:bank": "after logging in again only",
    "mfa_activate_totp": "after a fresh log in only",
    "account_set_password": "only for people without a password, and nobody is one",
    "api:v1:api-root": "a program's address, no page",
    "api:v1:list_referrals": "a program's address, no page",
    "api:v1:one_referral": "a program's address, no page",
    "api:v1:register_referral": "a program's address, no page",
    "dashboards:goals": "leads to the goal that runs",
    "dashboards:home": "leads to the first page of each role",
    "mfa_authenticate": "for people with a second factor, a step of its own",
    "mfa_deactivate_totp": "for people with a second factor, a step of its own",
    "mfa_download_recovery_codes": "for people with a second factor, a step of its own",
    "mfa_generate_recovery_codes": "for people with a second factor, a step of its own",
    "mfa_reauthenticate": "for people with a second factor, a step of its own",
    "mfa_view_recovery_codes": "for people with a second factor, a step of its own",
    "partners:feed": "a calendar program's address, no page",
    "set_language": "answers posts, sends others back",
}
READERS = ("owner@demo.example", "partner@demo.example", None)


@dataclass(frozen=True)
class Place:
    """An address by name. `sampled` is false where its arguments are made up, because nobody gave any."""

    name: str
    path: str
    sampled: bool = True


class NoPage(Exception):
    """An address that shows nobody a page: mend it, or say why in OUT_OF_REACH."""


def places(samples):
    """Each named address, with each of its arguments in `samples`: {name: [kwargs, ...]}."""
    for name, converters in _named(get_resolver()):
        if name in OUT_OF_REACH:
            continue
        made_up = {key: _made_up(converter) for key, converter in converters.items()}
        for arguments in samples.get(name, [made_up]):
            yield Place(name, reverse(name, kwargs=arguments), sampled=name in samples or not converters)


def opens_too(place, client, user):
    """Whether one more person has this page of the cabinet."""
    if not place.name.startswith("cabinet:"):
        return False
    log_in_now(client, user)
    return client.get(place.path).status_code == 200


def _made_up(converter):
    if isinstance(converter, UUIDConverter):
        return uuid4()
    return 1 if isinstance(converter, IntConverter) else "x"


def reader_of(place, client):
    """Who of the owner, the partner and nobody gets a page there: (found, user); not found for what is no page:
    files, fragments and addresses that take posts only."""
    answers = {}
    for email in READERS:
        client.logout()
        user = User.objects.get(email=email) if email else None
        if user:
            log_in_now(client, user)
        answer = client.get(place.path)
        if answer.status_code == 405 or (answer.status_code == 200 and not _is_page(answer)):
            return False, None
        if answer.status_code == 200:
            return True, user
        answers[email] = answer.status_code
    hint = "" if place.sampled else ", and tests/browser has no sample for it"
    raise NoPage(f"{place.name} shows nobody a page{hint}: {answers}")


def _is_page(answer):
    if answer.streaming:
        answer.close()
        return False
    return answer["Content-Type"].startswith("text/html") and b"<html" in answer.content


def _named(resolver, space=""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _named(pattern, inner)
        elif pattern.name:
            yield f"{space}{pattern.name}", pattern.pattern.converters
