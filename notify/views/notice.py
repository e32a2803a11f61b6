"""The page behind the bell, and how one wants to hear."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import SIGNED_IN, access
from accounts.queries.person import signed_in
from notify.forms.choice import ChoiceForm
from notify.models import Notice
from notify.queries.notice import notices, unread_count
from notify.services import notice as services

PAGE_SIZE = 50


@access(SIGNED_IN)
def notice_list(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    page = Paginator(notices(user), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "notify/notices.html", {"page": page, "unread": unread_count(user)})


@access(SIGNED_IN)
@require_POST
def notice_open(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Mark one's own notice read and go where it leads."""
    notice = get_object_or_404(Notice.objects.of(signed_in(request)), uuid=uuid)
    services.read(notice, now=timezone.now())
    return redirect(notice.url or "notify:notices")


@access(SIGNED_IN)
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    services.read_all(signed_in(request), now=timezone.now())
    return redirect("notify:notices")


@access(SIGNED_IN)
def choices(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    form = ChoiceForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        services.choose(user, choices=form.choices())
        messages.success(request, _("Your choice is saved."))
        return redirect("notify:choices")
    return render(request, "notify/choices.html", {"form": form}, status=422 if form.errors else 200)
