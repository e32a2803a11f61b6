"""Answers for the shared dialog of the frame."""

import json

from django.http import HttpResponse


def dialog_done(text: str, *, events: tuple[str, ...] = (), tone: str = "up") -> HttpResponse:
    """Closes the dialog, says `text` in a toast and tells the page what happened, so that its parts reload.

    A part reloads with `hx-get="..." hx-trigger="interaction-logged from:body"`.
    """
    return toasted(HttpResponse(status=204), text, events=("dialog-close", *events), tone=tone)


def toasted(answer: HttpResponse, text: str, *, events: tuple[str, ...] = (), tone: str = "up") -> HttpResponse:
    """The answer, which also says `text` in a toast and tells the page what happened."""
    told: dict[str, object] = {event: {} for event in events} | {"toast": {"text": text, "tone": tone}}
    answer["HX-Trigger"] = json.dumps(told)
    return answer
