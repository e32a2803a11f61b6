"""`manage.py import_referrals FILE`."""

from imports.management.import_command import ImportCommand
from imports.models import ImportKind


class Command(ImportCommand):
    help = "Import referrals from a spreadsheet."
    kind = ImportKind.REFERRALS
