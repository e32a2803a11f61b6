"""Addresses of cabinet."""

from django.urls import URLPattern, path

from cabinet.views import bank, codes, home, money, people, plans, promises, referrals

app_name = "cabinet"
urlpatterns: list[URLPattern] = [
    path("cabinet/", home.home, name="home"),
    path("cabinet/firm/", home.switch, name="switch"),
    path("cabinet/referrals/", referrals.referrals, name="referrals"),
    path("cabinet/referrals/new/", referrals.referral_new, name="referral_new"),
    path("cabinet/referrals/<uuid:uuid>/", referrals.referral, name="referral"),
    path("cabinet/referrals/<uuid:uuid>/move/", referrals.referral_move, name="referral_move"),
    path("cabinet/referrals/<uuid:uuid>/extend/", referrals.referral_extend, name="referral_extend"),
    path("cabinet/referrals/<uuid:uuid>/dispute/", referrals.referral_dispute, name="referral_dispute"),
    path("cabinet/money/", money.money, name="money"),
    path("cabinet/bank/", bank.bank, name="bank"),
    path("cabinet/commissions/", money.commissions, name="commissions"),
    path("cabinet/statements/", money.statements, name="statements"),
    path("cabinet/statements/<uuid:uuid>/", money.statement, name="statement"),
    path("cabinet/statements/<uuid:uuid>/pdf/", money.statement_file, name="statement_pdf"),
    path("cabinet/papers/", money.papers, name="papers"),
    path("cabinet/papers/<uuid:uuid>/", money.paper, name="paper"),
    path("cabinet/papers/<uuid:uuid>/files/", money.paper_upload, name="paper_upload"),
    path("cabinet/codes/", codes.codes, name="codes"),
    path("cabinet/codes/new/", codes.code_new, name="code_new"),
    path("cabinet/codes/<uuid:uuid>/", codes.code, name="code"),
    path("cabinet/codes/<uuid:uuid>/cards/", codes.code_cards, name="code_cards"),
    path("cabinet/people/", people.people, name="people"),
    path("cabinet/people/<uuid:uuid>/remove/", people.person_remove, name="person_remove"),
    path("cabinet/promises/", promises.promises, name="promises"),
    path("cabinet/promises/<uuid:uuid>/", promises.promise, name="promise"),
    path("cabinet/agreements/<uuid:uuid>/pdf/", promises.agreement_document, name="agreement_document"),
    path("cabinet/plans/", plans.plans, name="plans"),
    path("cabinet/plans/<uuid:uuid>/", plans.plan, name="plan"),
    path("cabinet/plans/<uuid:uuid>/answer/", plans.plan_answer, name="plan_answer"),
    path("cabinet/plans/measures/<uuid:uuid>/done/", plans.plan_measure_done, name="plan_measure_done"),
    path("cabinet/more/", people.more, name="more"),
]
