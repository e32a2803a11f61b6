"""The page about the API, and its keys."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import HEADS, PUBLIC, SIGNED_IN, access
from api.forms.key import KeyForm
from api.models import ApiKey
from api.services.key import make_key, revoke_key
from api.views.v1 import api
from partners.views.actor import actor_of


@access(SIGNED_IN)
def about(request: HttpRequest) -> HttpResponse:
    """What the API does, read from its own description."""
    paths = api.get_openapi_schema(path_prefix="/api/v1/")["paths"]
    calls = [
        {
            "method": method.upper(),
            "path": path,
            "about": call.get("description", ""),
            "asks": call.get("parameters", []),
        }
        for path, methods in paths.items()
        for method, call in methods.items()
    ]
    return render(request, "api/about.html", {"calls": calls, "base": request.build_absolute_uri("/api/v1/")})


@access(PUBLIC)
def openapi(_request: HttpRequest) -> JsonResponse:
    """The whole description for programs."""
    return JsonResponse(api.get_openapi_schema(path_prefix="/api/v1/"))


@access(HEADS)
def keys(request: HttpRequest) -> HttpResponse:
    """The keys there are; a new one is shown this once."""
    form = KeyForm(request.POST or None, actor=actor_of(request))
    text = ""
    if request.method == "POST" and form.is_valid():
        _key, text = make_key(**form.cleaned_data, by=actor_of(request), now=timezone.now())
        form = KeyForm(actor=actor_of(request))
    context = {"form": form, "text": text, "keys": ApiKey.objects.select_related("partner", "created_by")}
    return render(request, "api/keys.html", context, status=422 if form.errors else 200)


@access(HEADS)
@require_POST
def key_revoke(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The key opens nothing from now on."""
    key = revoke_key(get_object_or_404(ApiKey, uuid=uuid), now=timezone.now())
    messages.success(request, _("Key %(name)s opens nothing any more.") % {"name": key.name})
    return redirect("api:keys")
