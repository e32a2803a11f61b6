"""Addresses of dashboards."""

from django.urls import URLPattern, path

from dashboards.views import day, exchange, goal, home, joint_plan, partner, week

app_name = "dashboards"
urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("week/", week.week, name="week"),
    path("week/<str:iso>/", week.week_of, name="week_of"),
    path("day/", day.day, name="day"),
    path("partners/<uuid:uuid>/", partner.partner, name="partner"),
    path("partners/<uuid:uuid>/deals/", partner.partner_deals, name="partner_deals"),
    path("partners/<uuid:uuid>/exchange/", exchange.partner_exchange, name="partner_exchange"),
    path("partners/<uuid:uuid>/exchange/barter/<uuid:barter>/drop/", exchange.barter_drop, name="barter_drop"),
    path("exchange/", exchange.exchange, name="exchange"),
    path("goals/", goal.goals, name="goals"),
    path("goals/<uuid:uuid>/", goal.goal, name="goal"),
    path("partners/<uuid:uuid>/plan/", joint_plan.partner_plan, name="partner_plan"),
    path("plans/<uuid:uuid>/", joint_plan.plan, name="plan"),
]
