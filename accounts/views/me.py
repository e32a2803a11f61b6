"""A person's own page."""

from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.access import SIGNED_IN, access
from accounts.forms.person import ProfileForm
from accounts.queries.person import signed_in
from accounts.services.profile import save_profile
from core.queries.company import company_of


@access(SIGNED_IN)
def me(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    form = ProfileForm(request.POST or None, person=person, company=company_of(request))
    if request.method == "POST" and form.is_valid():
        saved = save_profile(person, **form.cleaned_data)
        with translation.override(saved.language or translation.get_language()):
            messages.success(request, _("Your settings are saved."))
        return redirect("accounts:me")
    context = {
        "form": form,
        "second_factor": is_mfa_enabled(person),
        "sessions": UserSession.objects.purge_and_list(person),
    }
    return render(request, "accounts/me.html", context)
