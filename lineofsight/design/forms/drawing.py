"""From a bound field to the GOV.UK component that shows it: its name and its parameters."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField
from markupsafe import Markup, escape

from lineofsight.design import looking_up

from . import base, fields, finding
from .dates import DayWidget

# Attributes of a widget that have a parameter of their own, or that GOV.UK pages do without.
NOT_PASSED_ON = {
    "class",
    "autocomplete",
    "inputmode",
    "rows",
    "cols",
    "spellcheck",
    "required",
    "placeholder",
    "type",
    "id",
}
WIDTHS = {"full", "two-thirds", "one-half", "one-third", "one-quarter"}


def component_of(bound: BoundField) -> dict[str, Any]:
    """{"kind": which macro, "params": for it} for any Django field; `design/fields/field.jinja` draws it."""
    widget = bound.field.widget
    if bound.is_hidden:
        return {"kind": "hidden", "params": {}}
    if isinstance(widget, DayWidget):
        return {"kind": "date", "params": _date(bound)}
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return {"kind": "checkboxes", "params": _choices(bound)}
    if isinstance(widget, forms.RadioSelect):
        return {"kind": "radios", "params": _choices(bound)}
    if isinstance(widget, forms.Select):
        if getattr(bound.field, "look", "") == "search":
            return _searched(bound)
        return {"kind": "select", "params": _select(bound, _flat(bound))}
    if isinstance(widget, forms.CheckboxInput):
        return {"kind": "checkboxes", "params": _tick(bound)}
    if isinstance(widget, forms.FileInput):
        return {"kind": "file", "params": _file(bound)}
    if isinstance(widget, forms.PasswordInput):
        return {"kind": "password", "params": _input(bound, value=None)}
    if isinstance(widget, forms.Textarea):
        return _long_text(bound)
    return {"kind": "input", "params": _input(bound)}


def label_of(bound: BoundField) -> str:
    """The label, with "(optional)" when the field may stay empty."""
    field = bound.field
    optional = (
        not field.required
        and getattr(field, "optional_mark", True)
        and not isinstance(field, forms.BooleanField)
    )
    return (
        f"{bound.label} (optional)"
        if optional and not str(bound.label).endswith("(optional)")
        else str(bound.label)
    )


def _look(bound: BoundField, name: str, missing: Any = "") -> Any:
    return getattr(bound.field, name, missing) or missing


def _common(bound: BoundField) -> dict[str, Any]:
    """What every component takes: hint, error, and attributes that have no parameter of their own."""
    hint = _look(bound, "hint") or bound.help_text
    params: dict[str, Any] = {"id": bound.auto_id, "name": bound.html_name}
    if hint:
        params["hint"] = {"html" if isinstance(hint, Markup) else "text": hint}
    if bound.errors:
        params["errorMessage"] = {"html": Markup("<br>").join(escape(error) for error in bound.errors)}
    attributes = {
        name: value for name, value in bound.field.widget.attrs.items() if name not in NOT_PASSED_ON
    }
    params["attributes"] = {
        name: "" if value is True else value for name, value in attributes.items() if value is not False
    }
    if bound.field.disabled:
        params["disabled"] = True
    return params


def _labelled(bound: BoundField) -> dict[str, Any]:
    label: dict[str, Any] = {"text": label_of(bound), "attributes": {"id": f"{bound.auto_id}-label"}}
    if _look(bound, "heading", False):
        label |= {"classes": "govuk-label--l", "isPageHeading": True}
    else:
        label["classes"] = "los-label"
    return {**_common(bound), "label": label}


def _fieldset(bound: BoundField) -> dict[str, Any]:
    legend: dict[str, Any] = {"text": label_of(bound), "classes": "los-label"}
    if _look(bound, "heading", False):
        legend |= {"classes": "govuk-fieldset__legend--l", "isPageHeading": True}
    return {"fieldset": {"legend": legend}}


def _width(bound: BoundField) -> str:
    width = str(_look(bound, "width"))
    return f"govuk-!-width-{width}" if width in WIDTHS else f"govuk-input--width-{width}" if width else ""


def _typed(bound: BoundField) -> str:
    """The value as Django's widget would write it into the box."""
    value = bound.field.widget.format_value(bound.value())
    return "" if value is None else str(value)


def _input(bound: BoundField, **given: Any) -> dict[str, Any]:
    widget, attrs = bound.field.widget, bound.field.widget.attrs
    kind = getattr(widget, "input_type", "text")
    params = {
        **_labelled(bound),
        "classes": _width(bound),
        "type": {"number": "text"}.get(kind, kind),
        "value": _typed(bound) if "value" not in given else given["value"],
        "autocomplete": _look(bound, "autocomplete") or attrs.get("autocomplete"),
        "inputmode": attrs.get("inputmode") or ("numeric" if kind == "number" else None),
    }
    if kind == "email" or "spellcheck" in attrs:
        params["spellcheck"] = False
    for affix in ("prefix", "suffix"):
        if _look(bound, affix):
            params[affix] = {"text": _look(bound, affix)}
    return params


def _long_text(bound: BoundField) -> dict[str, Any]:
    field = bound.field
    # Line ends as references: the macros indent what is nested, which would otherwise add blanks to people's text.
    value = Markup(str(escape(_typed(bound))).replace("\r\n", "\n").replace("\n", "&#10;"))
    rows = getattr(field, "rows", None) or field.widget.attrs.get("rows") or 5
    classes = _width(bound) if str(_look(bound, "width")) in WIDTHS else ""
    params = {**_labelled(bound), "value": value, "rows": rows, "classes": classes}
    if getattr(field, "count", False):
        words = getattr(field, "max_words", 0)
        params |= {"maxwords": words} if words else {"maxlength": field.max_length}  # type: ignore[attr-defined]
        return {"kind": "count", "params": params}
    return {"kind": "textarea", "params": params}


def _chosen(bound: BoundField) -> set[str]:
    value = bound.value()
    values = value if isinstance(value, (list, tuple, set)) else [value]
    return {str(one) for one in values if one is not None}


def _flat(bound: BoundField) -> list[tuple[Any, str]]:
    return [(value, str(label)) for value, label in finding.flat(bound.field.choices)]  # type: ignore[attr-defined]


def _select(bound: BoundField, choices: list[tuple[Any, str]]) -> dict[str, Any]:
    chosen = _chosen(bound)
    items = [
        {"value": str(value), "text": label, "selected": str(value) in chosen} for value, label in choices
    ]
    if items and items[0]["value"] == "" and str(items[0]["text"]).startswith("---"):
        items[0]["text"] = "Choose…"
    elif not items or items[0]["value"] != "":
        items.insert(0, {"value": "", "text": "Choose…", "selected": not chosen})
    return {**_labelled(bound), "items": items, "classes": _width(bound)}


def _searched(bound: BoundField) -> dict[str, Any]:
    """A select while there are few choices, else a box to type in."""
    finder: finding.Finder = bound.field.finder  # type: ignore[attr-defined]
    looking_up.offer(bound.html_name, finder)
    few = finder.find("", finding.AS_A_SELECT + 1)
    if len(few) > finding.AS_A_SELECT:
        return _look_up(bound, finder)
    params = _select(bound, [("", ""), *few])
    typed = "" if any(item["selected"] for item in params["items"]) else str(bound.value() or "")
    params["attributes"] = {**params["attributes"], "data-searchable": "", "data-typed": typed}
    params["formGroup"] = {"classes": "los-searchable"}
    return {"kind": "select", "params": params}


def searched(name: str, finder: finding.Finder, *, id: str, label: str, hint: str = "") -> Markup:
    """A searched field by itself, for a template that draws a small form of its module by hand."""
    form = base.Form(auto_id=id)
    form.fields[name] = fields.ChoiceField(
        label=label, hint=hint, look="search", finder=finder, required=False
    )
    return Markup(form[name].as_field_group())


def _look_up(bound: BoundField, finder: finding.Finder) -> dict[str, Any]:
    """The box, with what was chosen; and where words were typed that are no choice, what was found for them."""
    value = "" if bound.value() is None else str(bound.value())
    typed, found = value, []
    if isinstance(bound.value(), finding.Words):
        value, found = "", finder.find(typed, finding.AT_ONCE) if typed else []
    elif value:
        typed = finder.called([value]).get(value, "")
    params = {
        **_labelled(bound),
        "name": f"{bound.html_name}-typed",
        "classes": f"los-search__box {_width(bound)}".strip(),
        "value": typed,
        "autocomplete": "off",
        "formGroup": {"classes": "los-searchable"},
    }
    params["attributes"] = {**params["attributes"], "data-searchable": "", "data-look-up": bound.html_name}
    params.setdefault("hint", {"text": "Type part of a name"})
    return {"kind": "look_up", "params": params, "value": value, "said": typed, "found": found}


def _choices(bound: BoundField) -> dict[str, Any]:
    field, chosen = bound.field, _chosen(bound)
    hints = {str(value): hint for value, hint in (getattr(field, "hints", None) or {}).items()}
    reveals = {str(value): names for value, names in (getattr(field, "reveals", None) or {}).items()}
    divider = getattr(field, "divider", None)
    items: list[dict[str, Any]] = []
    for value, label in _flat(bound):
        if str(value) == "" and isinstance(field.widget, forms.RadioSelect):
            if field.required:
                continue
            label = "None of these" if label.startswith("---") else label
        if divider is not None and str(divider) == str(value):
            items.append({"divider": "or"})
        item: dict[str, Any] = {"value": str(value), "text": label, "checked": str(value) in chosen}
        if str(value) in hints:
            item["hint"] = {"text": hints[str(value)]}
        if str(value) in reveals:
            drawn = (bound.form[name].as_field_group() for name in reveals[str(value)])
            item["conditional"] = {"html": Markup("\n").join(drawn)}
        if field.disabled:
            item["disabled"] = True
        items.append(item)
    sizes = {
        "radios": ("govuk-radios--inline", "govuk-radios--small"),
        "checkboxes": ("", "govuk-checkboxes--small"),
    }
    kind = "radios" if isinstance(field.widget, forms.RadioSelect) else "checkboxes"
    inline, small = sizes[kind]
    classes = " ".join(
        [inline] * bool(getattr(field, "inline", False)) + [small] * bool(getattr(field, "small", False))
    ).strip()
    return {
        **_common(bound),
        **_fieldset(bound),
        "idPrefix": bound.auto_id,
        "items": items,
        "classes": classes,
    }


def _tick(bound: BoundField) -> dict[str, Any]:
    params = _common(bound)
    hint = params.pop("hint", None)
    item: dict[str, Any] = {"value": "on", "text": str(bound.label), "checked": bool(bound.value())}
    if hint:
        item["hint"] = hint
    return {**params, "idPrefix": bound.auto_id, "items": [item]}


def _date(bound: BoundField) -> dict[str, Any]:
    widget = bound.field.widget
    typed = widget.typed(bound.value())
    wrong = {error.code for error in bound.errors.as_data()} & set(widget.parts) or set(widget.parts)
    items = []
    for part in widget.parts:
        classes = f"govuk-input--width-{4 if part == 'year' else 2}"
        if bound.errors and part in wrong:
            classes += " govuk-input--error"
        attributes = {"aria-invalid": "true"} if bound.errors and part in wrong else {}
        items.append(
            {
                "name": f"{bound.html_name}-{part}",
                "id": f"{bound.auto_id}-{part}",
                "label": part.capitalize(),
                "classes": classes,
                "value": typed[part],
                "inputmode": "text" if part == "month" else "numeric",
                "attributes": attributes,
            }
        )
    params = {**_common(bound), **_fieldset(bound), "items": items}
    params.setdefault("hint", {"text": date_hint(bound)})
    return params


def date_hint(bound: BoundField) -> str:
    """What to type, when the form has no hint of its own."""
    if getattr(bound.field, "partial", False):
        return "For example, 27 3 2027. Leave out the day, or day and month, if you do not know them"
    return "For example, 27 3 2027"


def _file(bound: BoundField) -> dict[str, Any]:
    params = _labelled(bound)
    types = getattr(bound.field, "types", ())
    if types:
        params["attributes"] = {**params["attributes"], "accept": ",".join(types)}
    if getattr(bound.field.widget, "allow_multiple_selected", False):
        params["multiple"] = True
    return params
