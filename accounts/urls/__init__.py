"""Addresses of accounts."""

from django.urls import URLPattern, path

from accounts.views.audit import audit
from accounts.views.company import company
from accounts.views.invitation import accept, invitation_again, invitation_revoke, invite
from accounts.views.me import me
from accounts.views.people import people, person, person_active

app_name = "accounts"
urlpatterns: list[URLPattern] = [
    path("people/", people, name="people"),
    path("people/invite/", invite, name="invite"),
    path("people/<uuid:uuid>/", person, name="person"),
    path("people/<uuid:uuid>/active/", person_active, name="person_active"),
    path("people/invitations/<uuid:uuid>/again/", invitation_again, name="invitation_again"),
    path("people/invitations/<uuid:uuid>/revoke/", invitation_revoke, name="invitation_revoke"),
    path("invitation/<str:token>/", accept, name="accept"),
    path("company/", company, name="company"),
    path("audit/", audit, name="audit"),
    path("me/", me, name="me"),
]
