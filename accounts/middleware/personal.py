"""The language and the time zone of the person who asks."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone, translation

from accounts.models import User
from accounts.rules.personal import language_for, time_zone_for
from core.queries.company import company_of


class PersonalMiddleware:
    """A person's own settings first, then the browser's language, then the company's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not isinstance(request.user, User):
            return self.get_response(request)
        own, person = company_of(request), request.user
        translation.activate(
            language_for(
                person.language,
                asked=translation.get_language_from_request(request),
                offered=own.languages,
            )
        )
        with timezone.override(time_zone_for(person.time_zone, company=own.time_zone)):
            return self.get_response(request)
