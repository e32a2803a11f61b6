"""Foreign keys point down: what import tools can't see."""

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from core.models import Company
from partners.models import Partner
from sales.models import Deal
from scoring.models import RiskFlag
from tests.house.source import APPS, LINTER, floors


def upward(found):
    """Relations to an app that doesn't stand below; an app may point at itself and at third parties."""
    height = floors()
    return [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in found
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if field.related_model
        and field.related_model._meta.app_label in height
        and field.related_model._meta.app_label != model._meta.app_label
        and height[field.related_model._meta.app_label] >= height[model._meta.app_label]
    ]


def test_every_foreign_key_points_down():
    own = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in APPS]
    assert len(own) > 30
    assert upward(own) == []


def test_the_floors_are_those_of_the_import_contract():
    height = floors()
    assert LINTER["contracts"][0]["type"] == "layers"
    assert set(height) == {*APPS, "prm"}
    assert height["core"] == 0 < height["accounts"] < height["partners"] < height["sales"] < height["scoring"]


@isolate_apps("core", "campaigns", "scoring")
def test_planted_keys_upward_and_sideways_are_seen():
    class Up(models.Model):
        partner = models.ForeignKey(Partner, models.CASCADE, related_name="+")

        class Meta:
            app_label = "core"

    class Sideways(models.Model):
        deals = models.ManyToManyField(Deal, related_name="+")

        class Meta:
            app_label = "campaigns"

    class Down(models.Model):
        company = models.ForeignKey(Company, models.CASCADE, related_name="+")
        flag = models.ForeignKey(RiskFlag, models.CASCADE, related_name="+")

        class Meta:
            app_label = "scoring"

    assert upward([Up, Sideways, Down]) == [
        "core.Up.partner → partners.Partner",
        "campaigns.Sideways.deals → sales.Deal",
    ]
