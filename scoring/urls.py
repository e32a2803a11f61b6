"""Addresses of scoring."""

from django.urls import URLPattern, path

from scoring.views import risks, rules, runs

app_name = "scoring"
urlpatterns: list[URLPattern] = [
    path("runs/", runs.runs, name="runs"),
    path("runs/<uuid:uuid>/", runs.run, name="run"),
    path("rules/", rules.rules, name="rules"),
    path("rules/plan/", rules.plan_set, name="plan_set"),
    path("rules/plan/<uuid:uuid>/drop/", rules.plan_drop, name="plan_drop"),
    path("risks/", risks.risks, name="risks"),
    path("risks/export/", risks.risks_export, name="risks_export"),
    path("risks/<uuid:uuid>/acknowledge/", risks.risk_acknowledge, name="risk_acknowledge"),
]
