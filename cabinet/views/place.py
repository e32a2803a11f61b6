"""At which firm the person stands, for every page of the cabinet."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cabinet.queries.place import current, places
from partners.models import Member
from partners.views.actor import actor_of

CHOSEN = "cabinet_firm"
Rest = ParamSpec("Rest")


def at_firm(
    view: Callable[Concatenate[HttpRequest, Member, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponse]:
    """Give the view the person's place at the chosen firm; who belongs to none is told whom to ask."""

    @wraps(view)
    def standing(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        member = current(places(actor_of(request)), chosen=request.session.get(CHOSEN, ""))
        if member is None:
            return render(request, "cabinet/no_firm.html")
        return view(request, member, *args, **kwargs)

    return cast(Callable[Concatenate[HttpRequest, Rest], HttpResponse], standing)
