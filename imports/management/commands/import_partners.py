"""`manage.py import_partners FILE`."""

from imports.management.import_command import ImportCommand
from imports.models import ImportKind


class Command(ImportCommand):
    help = "Import partners from a spreadsheet."
    kind = ImportKind.PARTNERS
