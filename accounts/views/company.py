"""The company's settings, for the owner."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.access import OWNERS, access
from accounts.forms.company import CompanyForm
from accounts.services.company import CurrencyInUse, save_company
from core.queries.company import company_of


@access(OWNERS)
def company(request: HttpRequest) -> HttpResponse:
    form = CompanyForm(request.POST or None, company=company_of(request))
    if request.method == "POST" and form.is_valid():
        try:
            save_company(form.cleaned_data)
        except CurrencyInUse:
            form.add_error("currency", _("There are deals in the old currency, so it stays."))
        else:
            messages.success(request, _("The company's settings are saved."))
            return redirect("accounts:company")
    return render(request, "accounts/company.html", {"form": form})
