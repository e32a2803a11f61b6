"""Keeping the list of goods and prices."""

from django.db import IntegrityError, transaction

from sales.models import Product


class ArticleTaken(Exception):
    """Another product has this article number."""


def save_product(
    product: Product | None, *, name: str, article: str, price: int, currency: str, group: str = ""
) -> Product:
    """A new product, or the given one with other facts; deals keep their amounts. Raises ArticleTaken."""
    product = product or Product()
    product.name, product.article = name.strip(), article.strip()
    product.price, product.currency, product.group = price, currency, group.strip()
    try:
        with transaction.atomic():
            product.save()
    except IntegrityError as error:
        raise ArticleTaken(article) from error
    return product
