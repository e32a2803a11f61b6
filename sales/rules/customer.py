"""By what a customer is known (D1)."""

from dataclasses import dataclass

from core.rules.phones import normal_phone
from partners.rules.tax_id import normal_tax_id

SHORTEST_PHONE = 7
SHORTEST_TAX_ID = 5


@dataclass(frozen=True, kw_only=True)
class Customer:
    """A customer as someone typed them."""

    name: str
    phone: str = ""
    email: str = ""
    tax_id: str = ""

    def keys(self, *, country: str) -> dict[str, str]:
        """Normalised phone, e-mail and tax id, those that are there; too short a number is nobody's."""
        phone = normal_phone(self.phone, country=country) if self.phone else ""
        found = {
            "email": self.email.strip().lower(),
            "phone": phone if len(phone.lstrip("+")) >= SHORTEST_PHONE else "",
            "tax_id": normal_tax_id(self.tax_id),
        }
        if len(found["tax_id"]) < SHORTEST_TAX_ID:
            found["tax_id"] = ""
        return {kind: value for kind, value in found.items() if value}
