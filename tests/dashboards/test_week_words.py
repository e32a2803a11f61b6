"""Every story has its sentences, without a placeholder left over."""

import itertools

import pytest

from dashboards.rules.story import MAY_DIFFER, Cause, Moves, Story, Year
from dashboards.templatetags.week_words import against_last_year, calls_fell, cause, headline


@pytest.mark.parametrize(
    ("story", "text"),
    [
        (
            Story(moves=Moves.GROWS_IN_A_ROW, weeks=3, percent=20, year=Year.HALF, year_percent=50, year_differs=True),
            "Turnover fell by half against last year but has grown 3 weeks in a row.",
        ),
        (
            Story(moves=Moves.ABOVE_USUAL, percent=20, year=Year.BELOW, year_percent=30, year_differs=True),
            "Turnover is 30% below last year but grows: 20% above the four weeks before.",
        ),
        (
            Story(moves=Moves.FALLS_IN_A_ROW, weeks=2, percent=-9, year=Year.BELOW, year_percent=30),
            "Turnover has fallen 2 weeks in a row. It is 30% below the same week last year.",
        ),
        (
            Story(moves=Moves.STEADY, percent=0, year=Year.DOUBLE, year_percent=104),
            "Turnover holds steady. It is twice the same week last year.",
        ),
        (Story(moves=Moves.FIRST), "This is the first week with sales."),
    ],
)
def test_headline_and_last_year(story, text):
    assert f"{headline(story)} {against_last_year(story)}".strip() == text


@pytest.mark.parametrize(("moves", "year"), list(itertools.product(Moves, [None, *Year])))
def test_no_story_is_left_without_words(moves, year):
    assert_said(Story(moves=moves, weeks=2, percent=10, year=year, year_percent=20))


@pytest.mark.parametrize("moves", MAY_DIFFER)
@pytest.mark.parametrize("year", [each for each in Year if each is not Year.LEVEL])
def test_last_year_against_now_has_words(moves, year):
    assert_said(Story(moves=moves, weeks=2, percent=10, year=year, year_percent=20, year_differs=True))


def assert_said(story):
    said = f"{headline(story)} {against_last_year(story)}"
    assert headline(story).endswith(".")
    assert "(" not in said
    assert "%%" not in said


@pytest.mark.parametrize("each", Cause)
def test_every_cause_has_words(each):
    assert cause(Story(moves=Moves.STEADY, cause=each)).endswith(".")


def test_nothing_to_say_is_empty():
    quiet = Story(moves=Moves.STEADY)
    assert (against_last_year(quiet), cause(quiet), calls_fell(quiet)) == ("", "", "")
    assert calls_fell(Story(moves=Moves.STEADY, calls_percent=31)).startswith("Calls are 31% below")
