"""Answers for the shared dialog of the frame."""

import json

from django.http import HttpResponse


def dialog_done(text: str, *, events: tuple[str, ...] = (), tone: str = "up") -> HttpResponse:
    """Closes the dialog, says `text` in a toast and tells the page what happened, so that its parts reload.

    A part reloads with `hx-get="..." hx-trigger="interaction-logged from:body"`.
    """
    told: dict[str, object] = {"dialog-close": {}, "toast": {"text": text, "tone": tone}}
    told.update({event: {} for event in events})
    return HttpResponse(status=204, headers={"HX-Trigger": json.dumps(told)})
