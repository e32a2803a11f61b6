"""Addresses of settlements."""

from django.urls import URLPattern, path

from settlements.views import commission, ledger, payment, rule, statement, statement_link, terms

app_name = "settlements"
urlpatterns: list[URLPattern] = [
    path("commissions/", commission.commission_list, name="commissions"),
    path("commissions/export/", commission.commission_export, name="commission_export"),
    path("commissions/<uuid:uuid>/", commission.commission_page_of, name="commission"),
    path("commissions/<uuid:uuid>/hold/", commission.commission_hold, name="commission_hold"),
    path("commissions/<uuid:uuid>/release/", commission.commission_release, name="commission_release"),
    path("commissions/<uuid:uuid>/approve/", commission.commission_approve, name="commission_approve"),
    path("commission-rules/", rule.rule_list, name="rules"),
    path("commission-rules/new/", rule.rule_new, name="rule_new"),
    path("commission-rules/<uuid:uuid>/", rule.rule_page, name="rule"),
    path("commission-rules/<uuid:uuid>/change/", rule.rule_change, name="rule_change"),
    path("partners/<uuid:uuid>/money/", ledger.partner_money, name="partner_money"),
    path("ledger/accounts/<uuid:uuid>/", ledger.account_page, name="account"),
    path("ledger/proofs/", ledger.proofs, name="proofs"),
    path("ledger/proofs/now/", ledger.prove_now, name="prove_now"),
    path("statements/", statement.board, name="board"),
    path("statements/make/", statement.make, name="make"),
    path("statements/send/", statement.send_all, name="send_all"),
    path("statements/<uuid:uuid>/", statement.statement, name="statement"),
    path("statements/<uuid:uuid>/pdf/", statement.statement_file, {"file_type": "pdf"}, name="statement_pdf"),
    path("statements/<uuid:uuid>/xlsx/", statement.statement_file, {"file_type": "xlsx"}, name="statement_xlsx"),
    path("statements/<uuid:uuid>/send/", statement.statement_send, name="statement_send"),
    path("statements/<uuid:uuid>/approve/", statement.statement_approve, name="statement_approve"),
    path("statements/<uuid:uuid>/paid/", statement.statement_paid, name="statement_paid"),
    path("statements/<uuid:uuid>/refused/", terms.statement_refused, name="statement_refused"),
    path("partners/<uuid:uuid>/debts/", terms.debts, name="debts"),
    path("debts/<uuid:uuid>/end/", terms.debt_end, name="debt_end"),
    path("partners/<uuid:uuid>/statements/", statement.partner_statements, name="partner_statements"),
    path("payments/", payment.payments, name="payments"),
    path("payments/terms/", terms.terms, name="terms"),
    path("payments/new/", payment.batch_new, name="batch_new"),
    path("payments/<uuid:uuid>/", payment.batch, name="batch"),
    path("payments/<uuid:uuid>/file/", payment.batch_file, name="batch_file"),
    path("link/statement/<str:token>/", statement_link.statement_link, name="statement_link"),
    path("link/statement/<str:token>/again/", statement_link.statement_link_again, name="statement_link_again"),
]
