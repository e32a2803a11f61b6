"""An address that changes partners, to see what the trail says of it."""

from django.http import HttpResponse
from django.urls import include, path

from accounts.access import STAFF, access
from partners.models import Partner


@access(STAFF)
def rename(request):
    Partner.objects.update(name=request.POST["name"])
    return HttpResponse()


urlpatterns = [path("rename/", rename), path("", include("prm.urls"))]
