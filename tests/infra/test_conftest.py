"""The rules that hold for every test are seen to fail when broken."""

import logging

import pytest
from django.conf import settings
from django.template import Context, engines

from tests.conftest import UndefinedVariable


def _render(text, origin):
    template = engines["django"].engine.from_string(text)
    template.origin.name = origin
    return template.render(Context({"given": 1}))


def test_a_template_of_ours_may_not_show_what_it_was_not_given():
    with pytest.raises(UndefinedVariable, match="missing"):
        _render("{{ given }} {{ missing }}", str(settings.BASE_DIR / "templates" / "x.html"))


def test_a_template_of_ours_may_ask_whether_it_was_given():
    text = "{% if missing %}a{% endif %}{{ missing|default:'b' }}{{ given }}"
    assert _render(text, str(settings.BASE_DIR / "templates" / "x.html")) == "b1"


def test_templates_of_libraries_are_left_alone():
    assert _render("{{ missing }}", "/site-packages/library.html") == ""


def test_an_error_in_the_log_is_noticed(logged_errors):
    logging.getLogger("anything").error("it broke")
    assert logged_errors == ["anything: it broke"]
    logged_errors.clear()
