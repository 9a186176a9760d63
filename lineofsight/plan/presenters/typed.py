"""What somebody typed into a form, as words to keep when it can no longer be saved."""

from typing import Any

from lineofsight.design import forms
from lineofsight.design.lists.columns import as_words


def typed_in(form: Any) -> list[tuple[str, str]]:
    """(label, words) of everything in a sent form that differs from what stood there at first."""
    found = []
    for name, field in form.fields.items():
        if isinstance(field, forms.HiddenField):
            continue
        value = (
            form.cleaned_data.get(name, form[name].value())
            if hasattr(form, "cleaned_data")
            else form[name].value()
        )
        words = _words(field, value)
        if words and words != _words(field, form.get_initial_for_field(field, name)):
            found.append((str(form[name].label), words))
    return found


def _words(field: Any, value: Any) -> str:
    if value in (None, "", []):
        return ""
    values = [str(one) for one in value] if isinstance(value, (list, tuple)) else [str(value)]
    named = {str(key): str(label) for key, label in getattr(field, "choices", None) or ()}
    finder = getattr(field, "finder", None)
    if finder is not None:
        named |= finder.called(values)
    if named:
        return ", ".join(named.get(one, one) for one in values)
    return str(as_words(value)) if not isinstance(value, (list, tuple)) else ", ".join(values)
