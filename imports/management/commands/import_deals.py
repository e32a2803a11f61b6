"""`manage.py import_deals FILE`."""

from imports.management.import_command import ImportCommand
from imports.models import ImportKind


class Command(ImportCommand):
    help = "Import deals from a spreadsheet."
    kind = ImportKind.DEALS
