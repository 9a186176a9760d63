"""The base of all forms: draws with GOV.UK components, speaks in sentences, reveals and drops dependent fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db import models
from django.forms import BoundField
from django.forms.renderers import DjangoTemplates
from django.template import loader

from . import fields
from .summary import lines_of


class Renderer(DjangoTemplates):
    """Draws any Django field, ours or not, with GOV.UK components. Settings: FORM_RENDERER names it."""

    form_template_name = "design/fields/form.jinja"
    field_template_name = "design/fields/field.jinja"

    def get_template(self, template_name: str) -> Any:
        """Our own templates from the project's engines; Django's from Django."""
        if template_name.startswith("django/"):
            return super().get_template(template_name)
        return loader.get_template(template_name)


#: Labels that begin so read on without "the": "Enter your name", "Enter what was decided".
NO_ARTICLE = {
    "a",
    "an",
    "the",
    "your",
    "their",
    "who",
    "what",
    "when",
    "where",
    "why",
    "how",
    "which",
    "one",
    "any",
}
CHOOSING = (forms.ChoiceField, forms.ModelChoiceField)


def required_message(field: forms.Field, label: str) -> str:
    """What to say when a field that is needed is empty: "Enter the due date", "Select the section"."""
    if label.endswith("?"):
        return f"Answer the question “{label}”"
    if isinstance(field, forms.BooleanField):
        return f"Tick the box: {label}"
    said = label if label[1:2].isupper() else label[:1].lower() + label[1:]
    if isinstance(field, forms.FileField):
        return f"Choose a file: {said}"
    article = "" if said.split(" ")[0] in NO_ARTICLE else "the "
    return f"{'Select' if isinstance(field, CHOOSING) else 'Enter'} {article}{said}"


class Speaks:
    """What both form classes share."""

    default_renderer = Renderer
    fields: dict[str, forms.Field]
    cleaned_data: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = field.label if field.label is not None else forms.utils.pretty_name(name)
            if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = required_message(field, str(field.label))

    @property
    def error_summary(self) -> list[dict]:
        """[{"text", "href"}] for the summary at the top; the layout draws it by itself for `form`."""
        return lines_of(self)  # type: ignore[arg-type]

    def groups(self) -> Iterator[BoundField]:
        """The fields to draw one below the other: not the hidden ones, nor those a choice reveals."""
        revealed = {name for _, _, names in self._reveals() for name in names}
        for name in self.fields:
            if name not in revealed and not self[name].is_hidden:  # type: ignore[index]
                yield self[name]  # type: ignore[index]

    def full_clean(self) -> None:
        """A revealed field counts only while the choice that reveals it is made."""
        self._not_asked = set(self._fields_not_asked()) if self.is_bound else set()  # type: ignore[attr-defined]
        was_required = {name: self.fields[name].required for name in self._not_asked}
        for name in self._not_asked:
            self.fields[name].required = False
        super().full_clean()  # type: ignore[misc]
        for name, required in was_required.items():
            self.fields[name].required = required

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        for name in self._not_asked:
            self._errors.pop(name, None)  # type: ignore[attr-defined]
            field = self.fields[name]
            self.cleaned_data[name] = "" if isinstance(field, forms.CharField) else None

    def _reveals(self) -> Iterator[tuple[str, str, list[str]]]:
        for name, field in self.fields.items():
            for value, names in (getattr(field, "reveals", None) or {}).items():
                yield name, str(value), list(names)

    def _fields_not_asked(self) -> Iterator[str]:
        asked, possible = set(), set()
        for chooser, value, names in self._reveals():
            possible.update(names)
            told = self[chooser].data  # type: ignore[index]
            if value in [str(one) for one in (told if isinstance(told, list) else [told])]:
                asked.update(names)
        yield from possible - asked


class Form(Speaks, forms.Form):
    """The base of our forms."""


def field_for(model_field: models.Field, **kwargs: Any) -> forms.Field | None:
    """The form field for a model's field: ours where we have one, else Django's (which draws itself as well)."""
    kwargs.pop("widget", None)
    if isinstance(model_field, models.DateField) and not isinstance(model_field, models.DateTimeField):
        return model_field.formfield(form_class=fields.DateField, **kwargs)
    if isinstance(model_field, models.TextField) and not model_field.choices:
        return model_field.formfield(form_class=fields.LongTextField, widget=forms.Textarea, **kwargs)
    if isinstance(model_field, models.IntegerField) and not model_field.choices:
        return model_field.formfield(form_class=_whole_number, **kwargs)
    if isinstance(model_field, models.EmailField):
        return model_field.formfield(form_class=fields.EmailField, **kwargs)
    return model_field.formfield(**kwargs)


def _whole_number(min_value: Any = None, max_value: Any = None, **kwargs: Any) -> fields.NumberField:
    """Model fields carry the database's bounds; the column's own range is no news to people."""
    small = max_value if max_value is not None and max_value < 32767 else None
    return fields.NumberField(minimum=min_value if min_value == 0 else None, maximum=small, **kwargs)


class ModelForm(Speaks, forms.ModelForm):
    """The base of our model forms: `class Meta(ModelForm.Meta): model = …; fields = […]`."""

    class Meta:
        """Our own fields for the model's."""

        formfield_callback = field_for
