"""Every address of the product, as the resolver knows it."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import URLPattern, get_resolver, reverse
from django.urls.converters import IntConverter, SlugConverter, StringConverter, UUIDConverter
from django.urls.resolvers import RegexPattern

MISSING = UUID("00000000-0000-4000-8000-000000000000")
NAMED = {"iso": "2026-W10", "uidb36": "zz"}


@dataclass(frozen=True)
class Address:
    name: str
    pattern: URLPattern

    @property
    def converters(self):
        """What each named part of the address is made of; a part of a regular expression counts as text."""
        if isinstance(self.pattern.pattern, RegexPattern):
            return dict.fromkeys(self.pattern.pattern.regex.groupindex, StringConverter())
        return self.pattern.pattern.converters

    @property
    def takes_a_uuid(self):
        return any(isinstance(converter, UUIDConverter) for converter in self.converters.values())

    def url(self, uuid=MISSING):
        """An address that reaches the view, with a uuid where it takes one."""
        return reverse(self.name, kwargs={key: _value(key, kind, uuid) for key, kind in self.converters.items()})


def _value(key, kind, uuid):
    match kind:
        case UUIDConverter():
            return uuid
        case IntConverter():
            return 1
        case SlugConverter() | StringConverter():
            return NAMED.get(key, "x")
    raise AssertionError(f"teach the walk about {key}: {kind}")


def every_address(urlconf=None):
    return list(_walk(get_resolver(urlconf), ()))


def _walk(resolver, namespaces):
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield Address(":".join([*namespaces, entry.name or ""]), entry)
        else:
            yield from _walk(entry, (*namespaces, entry.namespace) if entry.namespace else namespaces)


def read(answer):
    """Take a download to its end, as a browser does, so that its file is closed."""
    if answer.streaming:
        b"".join(answer.streaming_content)
