"""The product's addresses and one page more: every component, for eyes and for axe."""

from datetime import date
from pathlib import Path

from django.http import HttpResponse
from django.shortcuts import render
from django.template import engines
from django.urls import path

from accounts.access import SIGNED_IN, access
from core.rules.change import Change
from core.rules.chart import Series
from core.rules.tabs import Tab
from core.rules.timeline import TimelineEntry
from core.views.dialog import dialog_done
from prm.urls import urlpatterns as product
from tests.look.sample import SampleForm, sample_chips, sample_table

SERIES = [31, 34, 30, 38, 41, 39, 44, 42, 40, 47, 45, 51, 49, 46, 52, 55, 50, 58, 61, 57, 60, 66, 63, 68, 71, 74]


def show(request, name, context):
    """A template of this folder, which no setting points to."""
    text = (Path(__file__).parent / "templates" / name).read_text()
    return HttpResponse(engines["django"].from_string(text).render(context, request))


@access(SIGNED_IN)
def look(request):
    return show(
        request,
        "look.html",
        {
            "series": SERIES,
            "weeks": [f"W{22 + at}" for at in range(26)],
            "lines": [
                Series("This year", [value * 100_000 for value in SERIES]),
                Series("Last year", [value * 90_000 for value in reversed(SERIES)], past=True),
            ],
            "parts": [
                Series("Designers", SERIES[:12]),
                Series("Shops", SERIES[8:20]),
                Series("Foremen", SERIES[14:26]),
            ],
            "rise": Change.between(66, 74),
            "fall": Change.between(50, 41),
            "same": Change.between(8, 8),
            "fresh": Change.between(0, 3),
            "table": sample_table(request),
            "form": SampleForm({"name": "", "kind": "shop"}) if "invalid" in request.GET else SampleForm(),
            "chips": sample_chips(request),
            "tabs": [
                Tab("Timeline", "?tab=timeline", True, 124),
                Tab("Deals", "?tab=deals", False, 38),
                Tab("History", "?tab=history"),
            ],
            "entries": [
                TimelineEntry(
                    date(2026, 11, 20),
                    "telephone",
                    "Call, talked",
                    "Wants the new price list before Friday.",
                    "Anna Kowalska",
                ),
                TimelineEntry(date(2026, 11, 12), "receipt", "Deal 1042", "€12,400.00", "", "/deals/", "up"),
                TimelineEntry(
                    date(2026, 10, 2),
                    "exclamation-diamond",
                    "Flag: turnover fell by half",
                    "From €41,200 to €18,900 a quarter.",
                    tone="down",
                ),
            ],
        },
    )


@access(SIGNED_IN)
def find(request):
    """Three made-up partners, in place of the real search."""
    query = request.GET["q"]
    found = [{"name": f"{query} {at}", "note": "Shop, Minsk", "href": f"/look/?opened={at}"} for at in range(1, 4)]
    return render(
        request, "components/command_options.html", {"query": query, "options": [] if query == "zz" else found}
    )


@access(SIGNED_IN)
def log(request):
    """A dialog that answers like the real one."""
    form = SampleForm(request.POST or None, auto_id="log_%s")
    if request.method == "POST" and form.is_valid():
        return dialog_done("Call logged", events=("interaction-logged",))
    return show(request, "look_dialog.html", {"form": form})


urlpatterns = [path("find/", find), path("log/", log), *product, path("look/", look, name="look")]
