"""`manage.py import_products FILE`."""

from imports.management.import_command import ImportCommand
from imports.models import ImportKind


class Command(ImportCommand):
    help = "Import products from a spreadsheet."
    kind = ImportKind.PRODUCTS
