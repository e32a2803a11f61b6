"""A list of addresses with one that nobody declared."""

from django.http import HttpResponse
from django.urls import include, path

from accounts.access import PUBLIC, access


def undeclared(request):
    return HttpResponse("anyone may read this")


@access(PUBLIC)
def declared(request):
    return HttpResponse("said so")


urlpatterns = [
    path("planted/", undeclared, name="planted"),
    path("said/", declared, name="said"),
    path("", include("prm.urls")),
]
