"""Each active filter can be dropped alone."""

from django import forms
from django.http import QueryDict

from core.forms.chips import chips


class Filter(forms.Form):
    kind = forms.MultipleChoiceField(label="Kind", choices=[("s", "Shop"), ("d", "Designer")], required=False)
    city = forms.CharField(label="City", required=False)
    q = forms.CharField(required=False)


def made(text, **kwargs):
    query = QueryDict(text)
    return [(chip.label, chip.value, chip.href) for chip in chips(Filter(query), query=query, **kwargs)]


def test_a_chip_for_each_value_names_it_and_drops_only_it():
    assert made("kind=s&kind=d&city=Minsk&page=3&sort=name") == [
        ("Kind", "Shop", "?kind=d&city=Minsk&sort=name"),
        ("Kind", "Designer", "?kind=s&city=Minsk&sort=name"),
        ("City", "Minsk", "?kind=s&kind=d&sort=name"),
    ]


def test_nothing_chosen_no_chips():
    assert made("sort=name&city=") == []


def test_a_filter_with_a_place_of_its_own_is_skipped():
    assert made("q=okna", skip=("q",)) == []


def test_a_wrong_filter_makes_no_chips():
    assert made("kind=nonsense") == []
