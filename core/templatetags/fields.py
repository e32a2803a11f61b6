"""A field of a form that is on many pages: `{% load fields %}`."""

from collections.abc import Iterable, Mapping
from typing import Any

from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django import forms, template
from django.forms import BoundField
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
INPUTS = (forms.TextInput, forms.NumberInput, forms.DateInput, forms.DateTimeInput)
CONTROLS = {"select": "form-select", "selectmultiple": "form-select"}
SELECTED = mark_safe(" selected")
MARK = mark_safe('<span class="asteriskField">*</span>')


@register.filter
def as_lean_field(field: BoundField) -> SafeString:
    """What crispy draws of a control under its label, at a tenth of its cost; one with something to say is crispy's."""
    if field.errors or field.help_text:
        return SafeString(as_crispy_field(field))
    kind = field.field.widget.__class__.__name__.lower()
    style = f"{kind} {CONTROLS.get(kind, 'form-control')}"
    return format_html(
        '<div id="div_id_{}" class="mb-3"><label for="{}" class="form-label{}">{}{}</label>{}</div>',
        field.html_name,
        field.id_for_label,
        " requiredField" if field.field.required else "",
        field.label,
        MARK if field.field.required else "",
        _control(field, style),
    )


def _control(field: BoundField, style: str) -> SafeString:
    """What Django's own small templates draw: half a dozen of them for each control are too many for every page."""
    widget = field.field.widget
    attrs = field.build_widget_attrs({"class": style}, widget) | {"id": widget.attrs.get("id", field.auto_id)}
    drawn = widget.get_context(field.html_name, field.value(), attrs)["widget"]
    if type(widget) in (forms.Select, forms.SelectMultiple):
        return format_html("<select{}>{}</select>", _attributes(drawn), _options(drawn["optgroups"]))
    if isinstance(widget, forms.Textarea):
        return format_html("<textarea{}>\n{}</textarea>", _attributes(drawn), drawn["value"] or "")
    if type(widget) in INPUTS:
        return format_html("<input{}>", flatatt({"type": drawn["type"], "value": drawn["value"]}) + _attributes(drawn))
    return field.as_widget(attrs={"class": style})


def _options(groups: Iterable[tuple[str | None, Iterable[Mapping[str, Any]], int]]) -> SafeString:
    """Options in a row; a plain select of the house has no groups."""
    options = (option for _name, options, _index in groups for option in options)
    rows = ((one["value"], SELECTED if one["selected"] else "", one["label"]) for one in options)
    return format_html_join("", '<option value="{}"{}>{}</option>', rows)


def _attributes(drawn: Mapping[str, Any]) -> SafeString:
    return flatatt({"name": drawn["name"]} | drawn["attrs"])
