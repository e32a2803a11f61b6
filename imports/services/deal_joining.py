"""Imported deals and their referrals: those that can be of one are looked at, and referrals follow their orders."""

from imports.services import staging
from sales.models import Deal
from sales.services.matching import match_order
from sales.services.referral_move import Mover
from sales.services.winning import follow_order, locked_deal

_MAY_BE_OF_ONE = """
SELECT s.id FROM import_deal d JOIN sales_deal s ON s.key = d.key
WHERE d.verdict IN ('created', 'updated') AND s.referral_id IS NULL AND s.state IN ('won', 'open') AND (
    EXISTS (SELECT FROM sales_referralkey k JOIN sales_referral r ON r.id = k.referral_id
            WHERE r.partner_id = s.partner_id AND k.value <> ''
              AND k.value = CASE k.kind WHEN 'phone' THEN s.customer_phone WHEN 'email' THEN s.customer_email
                                        ELSE s.customer_tax_id END
              AND k.value IN (s.customer_phone, s.customer_email, s.customer_tax_id))
    OR s.code_id IS NOT NULL AND s.customer <> '')
ORDER BY s.id
"""

_OF_ONE = """
SELECT s.id FROM import_deal d JOIN sales_deal s ON s.id = d.deal
WHERE d.verdict = 'updated' AND s.referral_id IS NOT NULL ORDER BY s.id
"""


def join_referrals(*, names_customers: bool, mover: Mover) -> None:
    """Inside the import's transaction: sure ones are joined, the others asked about; wins follow what changed."""
    for deal in Deal.objects.filter(pk__in=[pk for (pk,) in staging.rows(_OF_ONE)]).order_by("pk"):
        follow_order(locked_deal(deal), mover=mover)
    if not names_customers:
        return
    found = [pk for (pk,) in staging.rows(_MAY_BE_OF_ONE)]
    for deal in Deal.objects.filter(pk__in=found).order_by("pk").iterator():
        match_order(deal, mover=mover)
