"""The schemes of cooperation that come with the product (C1), in plain words."""

from dataclasses import dataclass


def _(words: str) -> str:
    """Marks words for the catalogues; they are translated where they are shown."""
    return words


@dataclass(frozen=True)
class ShippedScheme:
    """`code` never changes; the words are a starting point that a user edits."""

    code: str
    name: str
    how: str


SHIPPED: tuple[ShippedScheme, ...] = (
    ShippedScheme(
        "recommendation",
        _("Recommendation without formalities"),
        _("Each side mentions the other when a customer asks. No papers, no money: trust, and a call to say thanks."),
    ),
    ShippedScheme(
        "leaflets",
        _("Exchange of cards and leaflets"),
        _("Our cards lie at their till and theirs at ours. Refilled by date, counted by coupon code."),
    ),
    ShippedScheme(
        "customer_base",
        _("Sale to the partner's customer base"),
        _("The partner offers our goods to customers it already has; the profit is split as agreed beforehand."),
    ),
    ShippedScheme(
        "dead_leads",
        _("Exchange of lost customers"),
        _("Customers whom one side could not win are offered to the other, with the customer's consent."),
    ),
    ShippedScheme(
        "passed_on",
        _("Customers passed on"),
        _("Whoever can't serve a customer, for place, time or product, passes them on instead of refusing."),
    ),
    ShippedScheme(
        "gifts",
        _("Gifts that strengthen the offer"),
        _("Our offer carries the partner's coupon, certificate or sample, and theirs carries ours."),
    ),
    ShippedScheme(
        "discount_club",
        _("Closed discount programme"),
        _("Customers of any partner in the circle get a discount at all the others."),
    ),
    ShippedScheme(
        "stand",
        _("Stand or shelf at each other's place"),
        _("A sample, stand or shelf stands where the partner's customers walk by; someone keeps it clean and full."),
    ),
    ShippedScheme(
        "catalogue",
        _("A place in each other's catalogue"),
        _("Each side has a page in the other's catalogue and web site, with a link that is counted."),
    ),
    ShippedScheme(
        "events",
        _("Joint events"),
        _("One seminar, open day or contest for both customer bases; costs and contacts are shared by agreement."),
    ),
    ShippedScheme(
        "barter",
        _("Barter"),
        _("Goods for goods or work for work at agreed prices, written down on both sides."),
    ),
    ShippedScheme(
        "idle_resources",
        _("Exchange of idle resources"),
        _("A half-empty van, a free wall, an unused hour of an expert: what lies idle here is needed there."),
    ),
    ShippedScheme(
        "joint_projects",
        _("Joint work on customers' projects"),
        _("Both sides work on one customer's project and share the schedule, the measurements and the blame."),
    ),
    ShippedScheme(
        "information",
        _("Information partnership"),
        _("A medium tells its readers about us; we give it news, expertise and prizes."),
    ),
    ShippedScheme(
        "affiliate",
        _("Commission for each customer"),
        _("The partner is paid for every customer who buys, by a rule both sides can check."),
    ),
    ShippedScheme(
        "launch",
        _("Joint product launch"),
        _("A product made of both sides' goods, sold by both under one name."),
    ),
    ShippedScheme(
        "joint_business",
        _("Joint business"),
        _("A firm owned together, with its own plan, money and people."),
    ),
    ShippedScheme(
        "seller_commission",
        _("Commission to the partner's sellers"),
        _("Sellers in the partner's shop are rewarded for recommending us, with the owner's knowledge."),
    ),
    ShippedScheme(
        "lead_marketplace",
        _("Lead marketplace for specialists"),
        _("Requests from customers go to foremen and designers by area and rating; the customer rates the work."),
    ),
)
