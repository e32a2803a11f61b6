"""Addresses of strategy."""

from django.urls import URLPattern, path

from strategy.views import fit, goal, joint_plan, profile, ranking, readiness, survey, survey_public

app_name = "strategy"
urlpatterns: list[URLPattern] = [
    path("fit/", ranking.ranking, name="ranking"),
    path("fit/export/", ranking.ranking_export, name="ranking_export"),
    path("fit/deviations/", ranking.deviations, name="deviations"),
    path("fit/deviations/<uuid:uuid>/task/", fit.deviation_plan, name="deviation_plan"),
    path("fit/deviations/<uuid:uuid>/close/", fit.deviation_close, name="deviation_close"),
    path("partners/<uuid:uuid>/fit/", fit.partner_fit, name="fit"),
    path("ideals/", profile.profiles, name="profiles"),
    path("ideals/new/", profile.profile_edit, name="profile_new"),
    path("ideals/<uuid:uuid>/", profile.profile, name="profile"),
    path("ideals/<uuid:uuid>/edit/", profile.profile_edit, name="profile_edit"),
    path("ideals/<uuid:uuid>/criteria/new/", profile.criterion_new, name="criterion_new"),
    path("ideals/criteria/<uuid:uuid>/", profile.criterion_edit, name="criterion"),
    path("ideals/criteria/<uuid:uuid>/retire/", profile.criterion_retire, name="criterion_retire"),
    path("goals/new/", goal.goal_edit, name="goal_new"),
    path("goals/<uuid:uuid>/edit/", goal.goal_edit, name="goal_edit"),
    path("goals/<uuid:uuid>/months/", goal.goal_months, name="goal_months"),
    path("goals/<uuid:uuid>/drop/", goal.goal_drop, name="goal_drop"),
    path("surveys/", survey.surveys, name="surveys"),
    path("surveys/new/", survey.survey_edit, name="survey_new"),
    path("surveys/<uuid:uuid>/", survey.survey, name="survey"),
    path("surveys/<uuid:uuid>/edit/", survey.survey_edit, name="survey_edit"),
    path("surveys/<uuid:uuid>/type/", survey.survey_type, name="survey_type"),
    path("surveys/<uuid:uuid>/link/", survey.survey_link, name="survey_link"),
    path("surveys/<uuid:uuid>/candidate/", survey.survey_candidate, name="survey_candidate"),
    path("surveys/<uuid:uuid>/export/", survey.survey_export, name="survey_export"),
    path("surveys/<uuid:uuid>/qr/", survey.survey_qr, name="survey_qr"),
    path("s/<str:token>/", survey_public.survey_public, name="survey_public"),
    path("readiness/", readiness.readiness, name="readiness"),
    path("plans/", joint_plan.plans, name="plans"),
    path("plans/export/", joint_plan.plans_export, name="plans_export"),
    path("partners/<uuid:uuid>/plan/new/", joint_plan.plan_new, name="plan_new"),
    path("plans/<uuid:uuid>/edit/", joint_plan.plan_edit, name="plan_edit"),
    path("plans/<uuid:uuid>/numbers/", joint_plan.plan_numbers, name="plan_numbers"),
    path("plans/<uuid:uuid>/move/", joint_plan.plan_move, name="plan_move"),
    path("plans/<uuid:uuid>/measures/", joint_plan.plan_measure, name="plan_measure"),
    path("plans/measures/<uuid:uuid>/done/", joint_plan.plan_measure_done, name="plan_measure_done"),
    path("plans/measures/<uuid:uuid>/drop/", joint_plan.plan_measure_drop, name="plan_measure_drop"),
    path("plans/<uuid:uuid>/review/", joint_plan.plan_review, name="plan_review"),
]
