"""What Sentry may be told of a failed request: nothing that lets anyone in."""

from urllib.parse import urlsplit

from sentry_sdk.types import Event, Hint


def without_secrets(event: Event, _hint: Hint) -> Event:
    """The event without the rest of the address, query, cookies, headers and body: links of ours carry tokens."""
    request = event.get("request")
    if request:
        event["request"] = {"method": request.get("method"), "url": _beginning(str(request.get("url", "")))}
    event["breadcrumbs"] = {"values": []}
    return event


def _beginning(url: str) -> str:
    """The site and the first word of the path, which says what part of the product it was."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/{parts.path.strip('/').partition('/')[0]}"
