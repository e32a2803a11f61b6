"""Submitting the form that a page really rendered."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    """A form as a browser would send it untouched: its fields' values, and what its selects offer."""

    action: str
    method: str
    values: dict[str, list[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    offers: dict[str, list[str]] = field(default_factory=dict)


class _Forms(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms, self.select, self.area, self.first = [], "", "", False

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        name = given.get("name", "")
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), given.get("method", "get").lower()))
        if not self.forms:
            return
        form = self.forms[-1]
        if tag in ("input", "select", "textarea", "button") and name:
            form.names.add(name)
        if tag == "input" and name:
            ticked = given.get("type") not in ("checkbox", "radio") or "checked" in given
            if ticked and given.get("type") not in ("submit", "file"):
                form.values.setdefault(name, []).append(given.get("value") or "")
            if given.get("type") in ("checkbox", "radio"):
                form.offers.setdefault(name, []).append(given.get("value", "on"))
        elif tag == "select":
            self.select, self.first = name, "multiple" not in given
        elif tag == "option" and self.select:
            value = given.get("value", "")
            form.offers.setdefault(self.select, []).append(value)
            if "selected" in given or (self.first and self.select not in form.values):
                form.values[self.select] = [value]
        elif tag == "textarea":
            self.area = name
            form.values[name] = [""]

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = ""
        if tag == "textarea":
            self.area = ""

    def handle_data(self, data):
        if self.area:
            self.forms[-1].values[self.area][0] += data.lstrip("\n")


def forms_of(response):
    parser = _Forms()
    parser.feed(response.content.decode())
    return parser.forms


def form_with(response, *names, action=""):
    """The first form of a page that has all these fields, and this action if one is given."""
    for form in forms_of(response):
        if set(names) <= form.names and (not action or form.action == action):
            return form
    raise AssertionError(f"no form with {names} {action} among {[(f.action, f.names) for f in forms_of(response)]}")


def submit(client, url, *, action="", **filled):
    """Open a page, fill the form that has these fields, send it; the answer, redirects not followed.

    A field that the page doesn't show, or a choice that it doesn't offer, is an error of the test.
    """
    page = client.get(url)
    assert page.status_code in (200, 422), page.status_code
    form = form_with(page, *filled, action=action)
    for name, value in filled.items():
        values = [str(v) for v in value] if isinstance(value, (list, tuple)) else [str(value)]
        if name in form.offers and value is not False:
            assert set(values) <= {*form.offers[name], "True"}, f"{name}: {values} not among {form.offers[name]}"
        form.values[name] = [] if value is False else (["on"] if value is True else values)
    return client.post(form.action or url, {name: values for name, values in form.values.items() if values})
