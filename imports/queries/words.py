"""Everything an import says, as codes that become words when they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from partners.models import Status

FIELD_LABELS = {
    "external_id": _("External id"),
    "name": _("Name"),
    "kind": _("Kind"),
    "status": _("Status"),
    "legal_name": _("Legal name"),
    "tax_id": _("Tax id"),
    "legal_address": _("Legal address"),
    "bank_details": _("Bank details"),
    "contact_name": _("Contact: name"),
    "contact_position": _("Contact: role"),
    "phone": _("Contact: phone"),
    "email": _("Contact: e-mail"),
    "messenger": _("Contact: messenger"),
    "city": _("City"),
    "areas": _("Areas served"),
    "address": _("Address"),
    "website": _("Web site"),
    "manager": _("Responsible manager"),
    "source": _("Source"),
    "tags": _("Tags"),
    "notes": _("Notes"),
    "since": _("Partner since"),
    "number": _("Order number"),
    "ordered_on": _("Date"),
    "opened_on": _("Opened on"),
    "partner_id": _("Partner: external id"),
    "partner_name": _("Partner: name"),
    "partner_first_name": _("Partner: first name"),
    "partner_last_name": _("Partner: last name"),
    "partner_tax_id": _("Partner: tax id"),
    "amount": _("Amount"),
    "quantity": _("Quantity"),
    "unit_price": _("Price of one"),
    "discount": _("Discount"),
    "cost": _("Cost"),
    "margin": _("Margin"),
    "currency": _("Currency"),
    "article": _("Article"),
    "product": _("Product"),
    "state": _("State"),
    "seller": _("Seller"),
    "price": _("Price"),
    "customer_name": _("Customer: name"),
    "customer_phone": _("Customer: phone"),
    "customer_email": _("Customer: e-mail"),
    "customer_tax_id": _("Customer: tax id"),
    "coupon": _("Coupon code"),
    "registered_on": _("Registered on"),
    "note": _("Note"),
}

REFUSED = {
    "extra_cells": _("The row has more cells than there are columns."),
    "missing": _("This cell is empty, but it is needed."),
    "bad_date": _("This isn't a date."),
    "bad_number": _("This isn't a number."),
    "bad_money": _("This isn't an amount of money in %(currency)s."),
    "negative_price": _("A price can't be negative."),
    "unknown_currency": _("This isn't a currency."),
    "no_rate": _("No exchange rate is known for this currency on that day."),
    "unknown_state": _("It isn't known which state of a deal this word means."),
    "too_long": _("The text is too long."),
    "too_large": _("The number is too large."),
    "no_partner": _("The row doesn't say which partner brought the deal."),
    "unknown_partner": _("No partner is known by this id or name."),
    "ambiguous_partner": _("Several partners have this name or tax id, and the row doesn't say which one by its id."),
    "two_partners": _("Rows of the same order name different partners."),
    "two_dates": _("Rows of the same order have different dates."),
    "two_currencies": _("Rows of the same order have different currencies."),
    "two_states": _("Rows of the same order have different states."),
    "two_amounts": _("Rows of the same order have different amounts."),
    "repeated": _("The order stands in the file more than once."),
    "order_refused": _("Another row of the same order is refused: row %(value)s."),
    "no_amount": _("There is neither an amount nor what it could be worked out from."),
    "unknown_product": _("No price is known for this product. Import the price list first."),
    "ambiguous_product": _("Several products have this name, and the row doesn't give the article."),
    "repeated_id": _("An earlier row of the file has the same id but says something else."),
    "repeated_tax_id": _("An earlier row of the file has the same tax id but says something else."),
    "repeated_product": _("An earlier row of the file has the same product but says something else."),
    "same_partner_twice": _("An earlier row of the file means the same partner but says something else."),
    "ambiguous_name": _("Several partners have this name: give an external id or a tax id."),
    "no_contact": _("Without a phone, e-mail or tax id a customer can't be told from another."),
    "bad_email": _("This isn't an e-mail address."),
    "no_code": _("No coupon code reads like this, and the row names no partner."),
    "duplicate_refused": _("The partner looks like one you have: %(value)s."),
}

WARNED = {
    "registered_before": _("This customer was registered on %(value)s. The claim is kept as a late one."),
    "odd_tax_id": _("The check digits of the tax id don't agree. It was kept as it is."),
    "odd_phone": _("This phone number can't be right. It was kept as it is."),
    "odd_customer_phone": _("This phone number can't be right. It was left out."),
    "unknown_code": _("The partner has no such coupon code. It was left out."),
    "odd_email": _("This isn't an e-mail address. It was kept in the notes."),
    "odd_link": _("This isn't a web address. It was kept in the notes."),
    "odd_date": _("This isn't a date. The cell was left out."),
    "unknown_manager": _("Nobody here has this name or e-mail. No manager was set."),
    "unknown_status": _("It isn't known which status this word means. The status was left as it is."),
    "repeated_row": _("The same row stands in the file earlier. It was taken once."),
    "same_tax_id": _("Another partner has the same tax id but another external id. They stay two."),
    "same_name": _("Another partner has the same name. They stay two."),
    "same_phone": _("%(value)s has the same phone number. They stay two."),
    "same_email": _("%(value)s has the same e-mail address. They stay two."),
    "similar_name": _("The name looks like %(value)s. They stay two."),
}

ASSUMED = {
    "mapping": _("“%(column)s” is read as: %(field)s."),
    "unused": _("These columns are left out: %(columns)s."),
    "currency_default": _("No currency is named: amounts are in %(currency)s, the company's."),
    "currency_found": _("Amounts are in %(currency)s."),
    "currency_given": _("Amounts without a currency of their own are in %(currency)s, as you said."),
    "company_currency": _("The company's currency wasn't chosen yet: it becomes %(currency)s."),
    "date_given": _("Deals without a date get %(date)s, as you said."),
    "rounded": _("%(count)s deals had more decimals than %(currency)s has: each was rounded half up once."),
    "priced": _("%(count)s rows without an amount got quantity times price from the price list."),
    "multiplied": _("%(count)s rows without an amount got quantity times the price in the row."),
    "converted": _("%(count)s deals in %(currency)s were converted to %(base)s at the rate of their day."),
    "converted_given": _("%(count)s deals in %(currency)s were converted to %(base)s at your rate of %(rate)s."),
    "by_name": _("%(count)s rows found their partner by name."),
    "partners_created": _("%(count)s partners are new and come from this file."),
    "lines": _("%(rows)s rows are lines of %(count)s orders: rows with the same order number were put together."),
    "no_numbers": _("The file has no order numbers: a row is known again by what stands in it."),
    "repeats": _("%(count)s order numbers stand in several rows."),
    "open_without_amount": _("%(count)s open deals have no amount yet: they count as 0."),
    "opened_on": _("%(count)s deals without a date got the day they were opened on."),
    "unmeasured_margin": _("%(count)s deals have no margin: the cost of a row isn't known."),
    "status_default": _("New partners are taken as: %(status)s."),
    "kinds_created": _("New kinds of partner: %(kinds)s."),
    "kinds_alike": _("These kinds look alike and stay apart: %(kinds)s."),
    "names_not_compared": _("More than %(count)s partners are new: similar names were not looked for."),
}

ASKED = {
    "mapping": _("Which column holds this: %(fields)s?"),
    "date": _("The file has no dates. On which day were these deals made?"),
    "repeats": _("%(count)s order numbers stand in several rows. What are these rows?"),
    "rate": _("What is one %(currency)s worth in %(base)s? No rate is known for %(day)s."),
    "duplicates": _("%(count)s new partners look like partners you have. What are they?"),
    "currency": _("The currency %(currency)s isn't known. Which one is meant?"),
}

CHOICES = {
    "repeats": {
        "lines": _("Parts of one order: add them up"),
        "once": _("The same order again: take it once"),
        "refuse": _("A mistake: refuse them"),
    },
    "duplicates": {
        "new": _("Others: create them all"),
        "same": _("The same: change the ones I have"),
        "refuse": _("Not sure: refuse these rows"),
    },
}


REPORT_COLUMNS = (_("Row in the file"), _("Refused because"))


@cache
def report_columns() -> frozenset[str]:
    """What the columns that we add to refused rows are called, in every language: no columns of people's own."""
    found = set(REPORT_COLUMNS)
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found |= {gettext(column) for column in REPORT_COLUMNS}
    return frozenset(found)


def field_label(name: str) -> str:
    """What a field is called; alternatives `one|other` are joined."""
    parts = [part for part in name.split("|") if part != "partner_last_name" or name == part]
    return f" {gettext('or')} ".join(gettext(FIELD_LABELS[part]) for part in parts)


@dataclass(frozen=True, kw_only=True)
class Note:
    """Something assumed, with the name of the answer that would change it."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)
    setting: str = ""

    @property
    def sentence(self) -> str:
        params = dict(self.params)
        if "field" in params:
            params["field"] = field_label(params["field"])
        if "status" in params:
            params["status"] = str(Status(params["status"]).label).lower()
        return gettext(ASSUMED[self.code]) % params


@dataclass(frozen=True, kw_only=True)
class Ask:
    """Something that must be answered first; `choices` are answer → words, empty where anything may be typed."""

    code: str
    setting: str
    params: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        params = dict(self.params)
        if "fields" in params:
            params["fields"] = "; ".join(field_label(name) for name in params["fields"])
        return gettext(ASKED[self.code]) % params

    @property
    def choices(self) -> dict[str, str]:
        return {answer: gettext(words) for answer, words in CHOICES.get(self.code, {}).items()}


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A row that is refused (`refused`) or taken with a warning."""

    row: int
    code: str
    column: str = ""
    value: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)

    @property
    def refused(self) -> bool:
        return self.code in REFUSED

    @property
    def reason(self) -> str:
        return gettext((REFUSED | WARNED)[self.code]) % {"value": self.value, **self.params}

    def as_json(self) -> dict[str, Any]:
        return {
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "code": self.code,
            "level": "refused" if self.refused else "warning",
            "reason": self.reason,
        }
