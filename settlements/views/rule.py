"""Commission rules: the list, one with its versions, and the editor."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import HEADS, STAFF, access
from core.forms.amount import units
from core.queries.company import company_day, company_of
from partners.views.actor import Request, actor_of
from settlements.forms.rule import ScopeForm, TermsForm, scope_shown
from settlements.models import CommissionRule
from settlements.queries import words
from settlements.queries.rule import rules_shown
from settlements.queries.rulebook import rule_of, terms_of
from settlements.rules.compute import Computed, Paid, Past, compute
from settlements.rules.terms import Basis, Terms
from settlements.services.rule import ScopeTaken, change_terms, write_rule


@access(STAFF)
def rule_list(request: Request) -> HttpResponse:
    """Who earns what for which sales, the most special rules first."""
    day = company_day(timezone.now(), of=company_of(request))
    rows = [(row, scope_shown(row.rule)) for row in rules_shown(on=day)]
    return render(request, "settlements/rules.html", {"rows": rows, "may_change": HEADS.allows(request.user)})


@access(HEADS)
def rule_new(request: Request) -> HttpResponse:
    """Write a rule; *Try it* shows what an example would earn and keeps nothing."""
    actor, now = actor_of(request), timezone.now()
    scope = ScopeForm(request.POST or None, actor=actor, initial={"partner": request.GET.get("partner", "")})
    form = _terms_form(request, terms=None)
    context: dict[str, Any] = {"scope": scope, "form": form}
    if request.method == "POST" and _both_valid(scope, form):
        if "try" in request.POST:
            context["tried"] = _tried(form)
        elif rule := _written(request, scope=scope, form=form):
            messages.success(request, _("The rule is written. Sales that no rule spoke of are looked at again."))
            return redirect("settlements:rule", uuid=rule.uuid)
    status = 422 if request.method == "POST" and "tried" not in context else 200
    return render(request, "settlements/rule_form.html", context | {"today": now}, status=status)


@access(STAFF)
def rule_page(request: Request, uuid: UUID) -> HttpResponse:
    """What a rule pays, since when, and what it paid before."""
    rule = rule_for(uuid)
    day = company_day(timezone.now(), of=company_of(request))
    in_force = rule_of(rule).on(day)
    context = {
        "rule": rule,
        "scope": scope_shown(rule),
        "versions": list(rule.versions.select_related("created_by")),
        "in_force": in_force.number if in_force else None,
        "terms": words.terms(in_force.terms) if in_force else [],
        "day": day,
        "may_change": HEADS.allows(request.user),
    }
    return render(request, "settlements/rule.html", context)


@access(HEADS)
def rule_change(request: Request, uuid: UUID) -> HttpResponse:
    """The next version of a rule's terms."""
    rule = rule_for(uuid)
    latest = rule.versions.first()
    form = _terms_form(request, terms=terms_of(latest) if latest else None)
    context: dict[str, Any] = {"rule": rule, "form": form, "described": scope_shown(rule)}
    if request.method == "POST" and form.is_valid():
        if "try" in request.POST:
            context["tried"] = _tried(form)
        else:
            given = form.cleaned_data
            change_terms(
                rule, terms=form.terms(), valid_from=given["valid_from"], note=given["note"], by=actor_of(request),
                now=timezone.now(),
            )  # fmt: skip
            messages.success(request, _("The new version is written. What was earned before stays as it was."))
            return redirect("settlements:rule", uuid=rule.uuid)
    status = 422 if request.method == "POST" and "tried" not in context else 200
    return render(request, "settlements/rule_form.html", context, status=status)


def rule_for(uuid: UUID) -> CommissionRule:
    """A rule with its versions, the latest first."""
    rows = CommissionRule.objects.select_related("partner", "kind", "scheme", "agreement", "code")
    return get_object_or_404(rows.prefetch_related("versions"), uuid=uuid)


def _terms_form(request: Request, *, terms: Terms | None) -> TermsForm:
    company = company_of(request)
    day = company_day(timezone.now(), of=company)
    return TermsForm(request.POST or None, base=company.currency, terms=terms, initial={"valid_from": day})


def _both_valid(scope: ScopeForm, form: TermsForm) -> bool:
    scope_is_valid, terms_are_valid = scope.is_valid(), form.is_valid()
    return scope_is_valid and terms_are_valid


def _written(request: Request, *, scope: ScopeForm, form: TermsForm) -> CommissionRule | None:
    """The rule; None where another has its scope, with that said on the form."""
    given = form.cleaned_data
    try:
        return write_rule(
            name=scope.cleaned_data["name"],
            scope=scope.scope(),
            terms=form.terms(),
            valid_from=given["valid_from"],
            note=given["note"],
            by=actor_of(request),
            now=timezone.now(),
        )
    except ScopeTaken as taken:
        name = taken.rule.name if taken.rule else ""
        scope.add_error(
            None, _("The rule %(name)s speaks of exactly these sales. Change its terms instead.") % {"name": name}
        )
        return None


def _tried(form: TermsForm) -> dict[str, Any]:
    """What the example would earn: the customer is known, it is the first order, and it is paid in full."""
    given, terms = form.cleaned_data, form.terms()
    currency = terms.currency or form.base
    amount = units(given.get("example"), currency=currency) or 0
    margin = units(given.get("example_margin"), currency=currency)
    past = Past(
        volume_before=units(given.get("example_before"), currency=currency) or 0,
        customer_known=True,
        order_is_first=True,
    )
    base = margin if terms.basis == Basis.MARGIN else amount
    found: Computed = compute(terms, base=base, past=past, paid=Paid())
    return {
        "amount": found.amount,
        "currency": currency,
        "reason": words.reason(found.reason),
        "lines": words.why({"lines": found.lines}, currency=currency),
    }
