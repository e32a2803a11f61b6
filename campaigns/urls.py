"""Addresses of campaigns."""

from django.urls import URLPattern, path

from campaigns.views import material, placement, promise, with_whom
from campaigns.views.agreement import listing, moving, reading, writing
from campaigns.views.offer import public, ready, sent
from campaigns.views.scheme import edit_scheme, scheme, schemes

app_name = "campaigns"
urlpatterns: list[URLPattern] = [
    path("schemes/", schemes, name="schemes"),
    path("schemes/new/", edit_scheme, name="scheme_new"),
    path("schemes/<uuid:uuid>/", scheme, name="scheme"),
    path("schemes/<uuid:uuid>/edit/", edit_scheme, name="scheme_edit"),
    path("offers/", ready.offers, name="offers"),
    path("offers/new/", ready.offer_new, name="offer_new"),
    path("offers/send/", with_whom.offer_with, name="offer_with"),
    path("offers/sent/", sent.proposals, name="proposals"),
    path("offers/sent/export/", sent.proposals_export, name="proposals_export"),
    path("offers/sent/<uuid:uuid>/", sent.proposal, name="proposal"),
    path("offers/sent/<uuid:uuid>/pdf/", sent.proposal_document, name="proposal_document"),
    path("offers/sent/<uuid:uuid>/link/", sent.proposal_link, name="proposal_link"),
    path("offers/sent/<uuid:uuid>/withdraw/", sent.proposal_withdraw, name="proposal_withdraw"),
    path("offers/open/<str:token>/", public.open_offer, name="open_offer"),
    path("offers/open/<str:token>/opened/", public.offer_opened, name="offer_opened"),
    path("offers/open/<str:token>/pdf/", public.open_document, name="open_document"),
    path("offers/<uuid:uuid>/", ready.offer, name="offer"),
    path("offers/<uuid:uuid>/edit/", ready.offer_edit, name="offer_edit"),
    path("offers/<uuid:uuid>/aside/", ready.offer_aside, name="offer_aside"),
    path("offers/<uuid:uuid>/pdf/", ready.offer_document, name="offer_document"),
    path("partners/<uuid:uuid>/offers/new/", sent.offer_send, name="offer_send"),
    path("agreements/", listing.agreements, name="agreements"),
    path("agreements/export/", listing.agreements_export, name="agreements_export"),
    path("agreements/new/", with_whom.agreement_with, name="agreement_with"),
    path("agreements/<uuid:uuid>/", reading.agreement, name="agreement"),
    path("agreements/<uuid:uuid>/versions/<int:number>/", reading.agreement_version, name="agreement_version"),
    path("agreements/<uuid:uuid>/versions/<int:number>/pdf/", reading.agreement_document, name="agreement_document"),
    path("agreements/<uuid:uuid>/versions/<int:number>/compare/", reading.agreement_compare, name="agreement_compare"),
    path("agreements/<uuid:uuid>/edit/", writing.agreement_edit, name="agreement_edit"),
    path("agreements/<uuid:uuid>/name/", writing.agreement_heading, name="agreement_heading"),
    path("agreements/<uuid:uuid>/propose/", moving.agreement_propose, name="agreement_propose"),
    path("agreements/<uuid:uuid>/take-back/", moving.agreement_take_back, name="agreement_take_back"),
    path("agreements/<uuid:uuid>/drop/", moving.agreement_drop, name="agreement_drop"),
    path("agreements/<uuid:uuid>/sign/", moving.agreement_sign, name="agreement_sign"),
    path("agreements/<uuid:uuid>/amend/", moving.agreement_amend, name="agreement_amend"),
    path("agreements/<uuid:uuid>/first-steps/", moving.agreement_start, name="agreement_start"),
    path("agreements/<uuid:uuid>/end/", moving.agreement_end, name="agreement_end"),
    path("partners/<uuid:uuid>/agreements/", listing.partner_agreements, name="partner_agreements"),
    path("partners/<uuid:uuid>/agreements/new/", writing.agreement_new, name="agreement_new"),
    path("placements/", placement.placements, name="placements"),
    path("placements/new/", with_whom.placement_with, name="placement_with"),
    path("placements/<uuid:uuid>/", placement.placement, name="placement"),
    path("placements/<uuid:uuid>/take/", placement.placement_take, name="placement_take"),
    path("partners/<uuid:uuid>/placements/new/", placement.placement_new, name="placement_new"),
    path("materials/", material.materials, name="materials"),
    path("materials/<uuid:uuid>/", material.material, name="material"),
    path("promises/", promise.promises, name="promises"),
    path("promises/export/", promise.promises_export, name="promises_export"),
    path("promises/new/", with_whom.promise_with, name="promise_with"),
    path("promises/<uuid:uuid>/", promise.promise, name="promise"),
    path("partners/<uuid:uuid>/promises/new/", promise.promise_new, name="promise_new"),
]
