"""The page on which kinds of partner are edited."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.access import HEADS, access
from partners.forms.kind import KindFormSet
from partners.services.kind import KindInUse, save_kinds
from partners.views.actor import Request


@access(HEADS)
def kinds(request: Request) -> HttpResponse:
    forms = KindFormSet(request.POST or None, prefix="kinds")
    if request.method == "POST" and forms.is_valid():
        changed = forms.save(commit=False)
        try:
            save_kinds(changed, removed=forms.deleted_objects)
        except KindInUse as error:
            messages.error(request, _("“%(name)s” has partners. Give them another kind first.") % {"name": str(error)})
        else:
            messages.success(request, _("Saved"))
            return redirect("partners:kinds")
    return render(request, "partners/kinds.html", {"forms": forms})
