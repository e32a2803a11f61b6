"""Addresses of sales."""

from django.urls import URLPattern, path

from sales.views import deal, deal_list, product

app_name = "sales"
urlpatterns: list[URLPattern] = [
    path("deals/", deal_list.deal_list, name="deals"),
    path("deals/new/", deal.deal_new, name="deal_new"),
    path("deals/export/", deal_list.deal_export, name="deal_export"),
    path("deals/<uuid:uuid>/", deal.deal_page, name="deal"),
    path("deals/<uuid:uuid>/edit/", deal.deal_edit, name="deal_edit"),
    path("deals/<uuid:uuid>/cancel/", deal.deal_cancel, name="deal_cancel"),
    path("products/", product.product_list, name="products"),
    path("products/new/", product.product_new, name="product_new"),
    path("products/<uuid:uuid>/", product.product_edit, name="product"),
]
