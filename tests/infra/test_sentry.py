"""What Sentry is told of a failed request."""

import json

from prm.sentry import without_secrets


def test_no_token_query_cookie_or_body_leaves():
    event = {
        "request": {
            "url": "https://prm.example/join/secret-token/",
            "query_string": "next=secret-query",
            "method": "POST",
            "headers": {"Referer": "https://prm.example/invitation/secret-token/"},
            "cookies": {"sessionid": "secret-cookie"},
            "data": {"password": "secret-words"},
        },
        "breadcrumbs": {"values": [{"message": "GET /join/secret-token/"}]},
        "exception": {"values": [{"type": "ValueError"}]},
    }
    told = without_secrets(event, {})
    assert "secret" not in json.dumps(told)
    assert told["request"] == {"method": "POST", "url": "https://prm.example/join"}
    assert told["exception"]["values"][0]["type"] == "ValueError"


def test_an_event_outside_a_request_stays():
    assert without_secrets({"message": "night"}, {})["message"] == "night"
