"""A customer comes by a code, a link or a QR: no log in, three fields (D1)."""

import uuid
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts.access import PUBLIC, access
from accounts.services.login import address_of
from campaigns.models import Code
from core.queries.company import company_of
from core.services.rate import allowed
from sales.forms.code import TypedCodeForm
from sales.forms.come import ComeForm
from sales.models import ReferralSource
from sales.services.referral import Entry, KeyReused, register

HOUR = timedelta(hours=1)
AN_ADDRESS, A_CODE, TYPED = 10, 60, 30


@access(PUBLIC)
@never_cache
def come(request: HttpRequest, token: str) -> HttpResponse:
    """Leave a name and a number; whoever had the customer before, they are thanked alike."""
    now, company = timezone.now(), company_of(request)
    code = get_object_or_404(Code.objects.open(at=now).select_related("partner", "seller", "scheme"), token=token)
    consent = _("I agree that %(company)s keeps my name and contact to call me back about this request.")
    form = ComeForm(request.POST or None, country=company.country, consent=consent % {"company": company.name})
    key = request.POST.get("key") or str(uuid.uuid4())
    if request.method == "POST" and form.is_valid():
        if not _within_limits(request, code=code):
            return render(request, "sales/come_later.html", status=429)
        if not form.is_by_machine:
            _take(form, code=code, key=key, request=request)
        return render(request, "sales/come_thanks.html")
    return render(
        request,
        "sales/come.html",
        {"form": form, "code": code, "key": key},
        status=422 if request.method == "POST" else 200,
    )


@access(PUBLIC)
@never_cache
def come_typed(request: HttpRequest) -> HttpResponse:
    """Type the code of a card, in any spelling."""
    now = timezone.now()
    form = TypedCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not allowed(purpose="code typed", who=address_of(request) or "", at_most=TYPED, per=HOUR, now=now):
            return render(request, "sales/come_later.html", status=429)
        code = Code.objects.open(at=now).typed(form.cleaned_data["code"]).first()
        if code:
            return redirect("sales:come", token=code.token)
        form.add_error("code", _("There is no such code. Look at the card again."))
    status = 422 if request.method == "POST" else 200
    return render(request, "sales/come_typed.html", {"form": form}, status=status)


def _within_limits(request: HttpRequest, *, code: Code) -> bool:
    now = timezone.now()
    return allowed(
        purpose="came by address", who=address_of(request) or "", at_most=AN_ADDRESS, per=HOUR, now=now
    ) and allowed(purpose="came by code", who=code.token, at_most=A_CODE, per=HOUR, now=now)


def _take(form: ComeForm, *, code: Code, key: str, request: HttpRequest) -> None:
    now = timezone.now()
    entry = Entry(
        key=f"link:{code.pk}:{key[:60]}",
        customer=form.who(),
        source=ReferralSource.LINK,
        code=code,
        note=form.cleaned_data["note"],
        consented_at=now,
    )
    try:
        register(code.partner, entry=entry, by=None, now=now, company=company_of(request))
    except KeyReused:
        # The same page sent again with another number: what was told first is registered, and they are called back.
        return
