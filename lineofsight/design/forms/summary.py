"""The list at the top of a page that says what is wrong, each line leading to its field."""

from __future__ import annotations

from collections.abc import Iterable

from django.forms import BaseForm, BaseFormSet, BoundField

from .dates import DayWidget

PARTS = ("day", "month", "year")


def first_input_id(bound: BoundField) -> str:
    """The id of the input an error line should lead to: for dates, the part that is wrong."""
    if isinstance(bound.field.widget, DayWidget):
        codes = [error.code for error in bound.errors.as_data()]
        part = next((code for code in codes if code in bound.field.widget.parts), bound.field.widget.parts[0])
        return f"{bound.auto_id}-{part}"
    return bound.auto_id


def lines_of(form: BaseForm) -> list[dict]:
    """One line per error of one form, in the order of its fields; errors of the whole form first."""
    if not form.is_bound or not form.errors:
        return []
    lines = [{"text": str(text)} for text in form.non_field_errors()]
    for name in form.fields:
        bound = form[name]
        if bound.is_hidden:
            lines += [{"text": f"{bound.label}: {text}"} for text in bound.errors]
        else:
            lines += [{"text": str(text), "href": f"#{first_input_id(bound)}"} for text in bound.errors]
    return lines


def error_summary_of(*shown: object) -> list[dict]:
    """The lines for whatever a page shows: forms, formsets, lists or dicts of forms; anything else gives none.

    Returns [{"text", "href"}] as GOV.UK's error summary wants them.
    """
    lines: list[dict] = []
    for one in shown:
        if isinstance(one, BaseForm):
            lines += lines_of(one)
        elif isinstance(one, BaseFormSet):
            if one.is_bound:
                lines += [{"text": str(text)} for text in one.non_form_errors()] + error_summary_of(
                    *one.forms
                )
        elif isinstance(one, dict):
            lines += error_summary_of(*one.values())
        elif isinstance(one, Iterable) and not isinstance(one, (str, bytes)):
            lines += error_summary_of(*[each for each in one if isinstance(each, (BaseForm, BaseFormSet))])
    return lines
