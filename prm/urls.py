"""Every address of the product."""

from django.urls import URLPattern, URLResolver, include, path

from prm.health import healthz, readyz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("", include("core.urls")),
    path("", include("dashboards.urls")),
    path("", include("partners.urls")),
    path("", include("sales.urls")),
    path("", include("campaigns.urls")),
    path("", include("notify.urls")),
    path("", include("documents.urls")),
    path("", include("strategy.urls")),
    path("", include("settlements.urls")),
    path("", include("api.urls")),
    path("", include("scoring.urls")),
    path("", include("imports.urls")),
    path("", include("cabinet.urls")),
    path("", include("accounts.urls")),
    path("", include("accounts.urls.login")),
]
