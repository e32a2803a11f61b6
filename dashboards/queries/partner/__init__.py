"""What a partner's page reads."""

from dashboards.queries.partner.deals import deals_of
from dashboards.queries.partner.page import PartnerPage, partner_page
from dashboards.queries.partner.timeline import timeline_of

__all__ = ["PartnerPage", "deals_of", "partner_page", "timeline_of"]
