"""Do we want this at all?"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import HEADS, access
from core.queries.company import company_day, company_of
from partners.views.actor import Request, actor_of
from strategy.forms.readiness import ReadinessForm
from strategy.queries.readiness import checks_judged
from strategy.rules.readiness import HOURS_NEEDED
from strategy.services.readiness import answer_readiness


@access(HEADS)
def readiness(request: Request) -> HttpResponse:
    """The verdict of the last answers, the questions, and how it was before."""
    now = timezone.now()
    today = company_day(now, of=company_of(request))
    form = ReadinessForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        check = answer_readiness(facts=form.facts(), by=actor_of(request), on=today, now=now)
        due = check.reminder.due_on if check.reminder else today
        messages.success(request, _("Kept. You will be asked again on %(day)s.") % {"day": due})
        return redirect("strategy:readiness")
    judged = checks_judged()
    context = {
        "form": form,
        "last": judged[0] if judged else None,
        "history": judged[1:],
        "today": today,
        "hours_needed": HOURS_NEEDED,
    }
    return render(request, "strategy/readiness.html", context, status=422 if request.method == "POST" else 200)
