"""What a partner's page reads."""

from dashboards.queries.partner.band import Band, band_of
from dashboards.queries.partner.deals import deals_of
from dashboards.queries.partner.overview import Overview, overview_of
from dashboards.queries.partner.timeline import timeline_of

__all__ = ["Band", "Overview", "band_of", "deals_of", "overview_of", "timeline_of"]
