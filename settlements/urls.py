"""Addresses of settlements."""

from django.urls import URLPattern, path

from settlements.views import payment, statement, statement_link

app_name = "settlements"
urlpatterns: list[URLPattern] = [
    path("statements/", statement.board, name="board"),
    path("statements/make/", statement.make, name="make"),
    path("statements/send/", statement.send_all, name="send_all"),
    path("statements/<uuid:uuid>/", statement.statement, name="statement"),
    path("statements/<uuid:uuid>/pdf/", statement.statement_file, {"file_type": "pdf"}, name="statement_pdf"),
    path("statements/<uuid:uuid>/xlsx/", statement.statement_file, {"file_type": "xlsx"}, name="statement_xlsx"),
    path("statements/<uuid:uuid>/send/", statement.statement_send, name="statement_send"),
    path("statements/<uuid:uuid>/approve/", statement.statement_approve, name="statement_approve"),
    path("statements/<uuid:uuid>/paid/", statement.statement_paid, name="statement_paid"),
    path("partners/<uuid:uuid>/statements/", statement.partner_statements, name="partner_statements"),
    path("payments/", payment.payments, name="payments"),
    path("payments/new/", payment.batch_new, name="batch_new"),
    path("payments/<uuid:uuid>/", payment.batch, name="batch"),
    path("payments/<uuid:uuid>/file/", payment.batch_file, name="batch_file"),
    path("link/statement/<str:token>/", statement_link.statement_link, name="statement_link"),
    path("link/statement/<str:token>/again/", statement_link.statement_link_again, name="statement_link_again"),
]
