"""Addresses of sales."""

from django.urls import URLPattern, path

from sales.views import complaint, deal, deal_list, dispute, feedback, match, product, referral, referral_list

app_name = "sales"
urlpatterns: list[URLPattern] = [
    path("deals/", deal_list.deal_list, name="deals"),
    path("deals/new/", deal.deal_new, name="deal_new"),
    path("deals/export/", deal_list.deal_export, name="deal_export"),
    path("deals/<uuid:uuid>/", deal.deal_page, name="deal"),
    path("deals/<uuid:uuid>/edit/", deal.deal_edit, name="deal_edit"),
    path("deals/<uuid:uuid>/cancel/", deal.deal_cancel, name="deal_cancel"),
    path("referrals/", referral_list.referral_list, name="referrals"),
    path("referrals/new/", referral.referral_new, name="referral_new"),
    path("referrals/export/", referral_list.referral_export, name="referral_export"),
    path("referrals/matches/", match.match_list, name="matches"),
    path("referrals/matches/<uuid:uuid>/", match.match_answer, name="match"),
    path("referrals/disputes/", dispute.dispute_list, name="disputes"),
    path("referrals/disputes/<uuid:uuid>/", dispute.dispute_page, name="dispute"),
    path("referrals/<uuid:uuid>/", referral.referral_page, name="referral"),
    path("referrals/<uuid:uuid>/move/", referral.referral_move, name="referral_move"),
    path("referrals/<uuid:uuid>/extend/", referral.referral_extend, name="referral_extend"),
    path("referrals/<uuid:uuid>/win/", referral.referral_win, name="referral_win"),
    path("referrals/<uuid:uuid>/attach/", match.referral_attach, name="referral_attach"),
    path("referrals/<uuid:uuid>/dispute/", dispute.dispute_new, name="dispute_new"),
    path("referrals/<uuid:uuid>/ask/", feedback.feedback_ask, name="feedback_ask"),
    path("complaints/", complaint.complaint_list, name="complaints"),
    path("complaints/<uuid:uuid>/", complaint.complaint_page, name="complaint"),
    path("partners/<uuid:uuid>/complaint/", complaint.complaint_new, name="complaint_new"),
    path("feedback/<str:token>/", feedback.feedback, name="feedback"),
    path("products/", product.product_list, name="products"),
    path("products/new/", product.product_new, name="product_new"),
    path("products/<uuid:uuid>/", product.product_edit, name="product"),
]
