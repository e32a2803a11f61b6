"""Goods and prices: what a deal's quantity is worth when a file names no amount."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.access import HEADS, STAFF, access
from accounts.queries.history import changes_of
from core.queries.company import company_of
from core.rules.money import from_minor
from core.views.exporting import exported_rows, wants_export
from core.views.paging import address_with
from partners.views.actor import Request, actor_of
from sales.forms.product import ProductForm
from sales.models import Product
from sales.services.product import ArticleTaken, save_product

PAGE_SIZE = 50


@access(STAFF)
def product_list(request: Request) -> HttpResponseBase:
    """Our goods by name, searched by a part of a name or an article; `?as=` downloads them."""
    text = request.GET.get("q", "").strip()[:100]
    products = Product.objects.all()
    if text:
        products = products.filter(Q(name__icontains=text) | Q(article__istartswith=text))
    if wants_export(request):
        return exported_rows(request, products, _columns(), name="products")
    context = {
        "address": address_with(request),
        "page": Paginator(products, PAGE_SIZE).get_page(request.GET.get("page")),
        "q": text,
        "may_change": HEADS.allows(actor_of(request)),
    }
    return render(request, "sales/product_list.html", context)


def _columns() -> list[tuple[str, Callable[[Product], object]]]:
    """What `import_products` reads again."""
    return [
        (_("Article"), lambda one: one.article),
        (_("Name"), lambda one: one.name),
        (_("Product group"), lambda one: one.group),
        (_("Price"), lambda one: from_minor(one.price, one.currency)),
        (_("Currency"), lambda one: one.currency),
    ]


@access(HEADS)
def product_new(request: Request) -> HttpResponse:
    """Add an article of ours."""
    return _form(request, product=None)


@access(HEADS)
def product_edit(request: Request, uuid: UUID) -> HttpResponse:
    """Change a price or a name."""
    return _form(request, product=get_object_or_404(Product, uuid=uuid))


def _form(request: Request, *, product: Product | None) -> HttpResponse:
    form = ProductForm(request.POST or None, base=company_of(request).currency, product=product)
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_product(product, **form.cleaned_data)
        except ArticleTaken:
            form.add_error("article", _("Another product has this article."))
        else:
            messages.success(request, _("%(name)s: saved.") % {"name": saved.name})
            return redirect("sales:products")
    context = {"form": form, "product": product, "changes": changes_of(product) if product else []}
    return render(request, "sales/product_form.html", context)
