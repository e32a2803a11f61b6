"""The company's settings."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from core.models import Company


class CurrencyInUse(Exception):
    """Sums are kept in the old currency: the database refuses another."""


def save_company(values: Mapping[str, Any]) -> Company:
    """Write the settings given by name; the row is made if the installation has none yet. `CurrencyInUse`."""
    try:
        return _write(values)
    except IntegrityError as error:
        if "currency_in_use" in str(error):
            raise CurrencyInUse from error
        raise


@transaction.atomic
def _write(values: Mapping[str, Any]) -> Company:
    found = Company.objects.select_for_update().filter(pk=1).first() or Company(pk=1, name="prm")
    for name, value in values.items():
        setattr(found, name, value)
    found.full_clean(validate_unique=False)
    found.save()
    return found
