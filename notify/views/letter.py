"""The outbox: what mail waits, what was refused, and by whom."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import HEADS, access
from notify.models import Letter, LetterState
from notify.services.outbox import send_again

PAGE_SIZE = 50


@access(HEADS)
def letters(request: HttpRequest) -> HttpResponse:
    """Letters by state, newest first; their words stay unread, for they carry links that let in."""
    state = request.GET.get("state", "")
    rows = Letter.objects.defer("body")
    if state in LetterState.values:
        rows = rows.filter(state=state)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"page": page, "state": state, "states": LetterState.choices}
    return render(request, "notify/letters.html", context)


@access(HEADS)
@require_POST
def letter_again(request: HttpRequest, uuid: UUID) -> HttpResponse:
    letter = get_object_or_404(Letter, uuid=uuid)
    if send_again(letter, now=timezone.now()):
        messages.success(request, _("The letter to %(to)s is on its way again.") % {"to": letter.to})
    return redirect("notify:letters")
