"""Fields that say how they look: Django's own fields plus hint, width and the other things GOV.UK components want.

Common arguments of all of them, beside Django's (label, required, initial, disabled, error_messages, validators …):
    hint            a sentence under the label
    width           2, 3, 4, 5, 10, 20 (characters) or "full", "two-thirds", "one-half", "one-third", "one-quarter"
    autocomplete    "name", "email", "off" …
    heading         True when the label is the page's heading (one question per page)
    prefix, suffix  "£", "%"
    optional_mark   False leaves "(optional)" off the label of a field that need not be filled in
"""

from __future__ import annotations

import decimal
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from lineofsight.design.wording import file_size

from . import dates, finding


class Looks:
    """The looks of a field: taken off the arguments, kept on the field, read by `drawing`."""

    looks_defaults: dict[str, Any] = {}

    def __init__(
        self,
        *args: Any,
        hint: str = "",
        width: int | str = "",
        autocomplete: str = "",
        heading: bool = False,
        prefix: str = "",
        suffix: str = "",
        optional_mark: bool = True,
        **kwargs: Any,
    ):
        self.hint, self.width, self.autocomplete, self.heading = hint, width, autocomplete, heading
        self.prefix, self.suffix, self.optional_mark = prefix, suffix, optional_mark
        super().__init__(*args, **kwargs)


class TextField(Looks, forms.CharField):
    """One line of text, trimmed."""


class LongTextField(Looks, forms.CharField):
    """Several lines. `max_length` or `max_words` with `count=True` shows how much is left. Line ends become \\n."""

    widget = forms.Textarea

    def __init__(self, *, rows: int = 5, max_words: int = 0, count: bool = False, **kwargs: Any):
        self.rows, self.max_words, self.count = rows, max_words, count
        super().__init__(**kwargs)

    def to_python(self, value: object) -> str:
        """The text with one kind of line end, so that lengths are what the person counted."""
        return super().to_python(str(value).replace("\r\n", "\n").replace("\r", "\n") if value else value)

    def validate(self, value: str) -> None:
        """Required, and not over `max_words`."""
        super().validate(value)
        words = len(re.findall(r"\S+", value or ""))
        if self.max_words and words > self.max_words:
            raise ValidationError(
                f"{name_of(self)} must be {self.max_words:,} words or fewer: it has {words:,}", "words"
            )


class NumberField(Looks, forms.Field):
    """A number: an int, or with `decimals` a Decimal. Takes "1,200" and "£5"; `minimum` and `maximum` bound it."""

    widget = forms.TextInput

    def __init__(
        self, *, decimals: int = 0, minimum: float | None = None, maximum: float | None = None, **kwargs: Any
    ):
        self.decimals, self.minimum, self.maximum = decimals, minimum, maximum
        kwargs.setdefault("width", 5)
        super().__init__(**kwargs)

    def validate(self, value: int | decimal.Decimal | None) -> None:
        """Required, and within the bounds."""
        super().validate(value)
        if value is not None and self.minimum is not None and value < self.minimum:
            raise ValidationError(f"{name_of(self)} must be {self.minimum:,} or more", "minimum")
        if value is not None and self.maximum is not None and value > self.maximum:
            raise ValidationError(f"{name_of(self)} must be {self.maximum:,} or less", "maximum")

    def to_python(self, value: object) -> int | decimal.Decimal | None:
        """Read it as people write it. Raises ValidationError saying what a number looks like."""
        text = re.sub(r"[\s,£%]", "", str(value)) if value is not None else ""
        if not text:
            return None
        try:
            read = decimal.Decimal(text)
        except decimal.InvalidOperation:
            read = decimal.Decimal("NaN")
        if not read.is_finite():
            raise ValidationError(
                f"{name_of(self)} must be a number, like {'12.5' if self.decimals else '12'}", "invalid"
            )
        if read.adjusted() > 15:
            raise ValidationError(f"{name_of(self)} is too large a number", "large")
        if -read.as_tuple().exponent > self.decimals:  # type: ignore[operator]
            wanted = f"at most {self.decimals} decimal places" if self.decimals else "a whole number, like 12"
            raise ValidationError(f"{name_of(self)} must be {wanted}", "decimals")
        return read if self.decimals else int(read)

    def widget_attrs(self, widget: forms.Widget) -> dict:
        """The keyboard phones show."""
        return {"inputmode": "decimal" if self.decimals else "numeric"}


class EmailField(Looks, forms.EmailField):
    """An e-mail address."""

    default_error_messages = {"invalid": "Enter an email address in the right form, like name@example.org"}

    def __init__(self, **kwargs: Any):
        kwargs.setdefault("autocomplete", "email")
        super().__init__(**kwargs)


class PasswordField(Looks, forms.CharField):
    """A password with a "show" button; never trimmed, never drawn back."""

    widget = forms.PasswordInput

    def __init__(self, *, new: bool = False, **kwargs: Any):
        kwargs.setdefault("autocomplete", "new-password" if new else "current-password")
        super().__init__(strip=False, **kwargs)


class HiddenField(forms.CharField):
    """Carried along unseen."""

    widget = forms.HiddenInput


class Options:
    """How a choice is offered.

    look       radios, select, search (a select one can type in), checkboxes
    hints      {value: sentence} under single choices (radios and checkboxes)
    reveals    {value: [field names]} shown only when that value is chosen; required only then
    inline     radios side by side (two short choices)
    small      smaller radios or checkboxes
    divider    value before which "or" stands
    """

    look = "radios"

    def take_options(self, kwargs: dict[str, Any]) -> None:
        """Take the arguments above off `kwargs`."""
        self.look = kwargs.pop("look", self.look)
        self.hints: Mapping[Any, str] = kwargs.pop("hints", {})
        self.reveals: Mapping[Any, Sequence[str]] = kwargs.pop("reveals", {})
        self.inline, self.small = kwargs.pop("inline", False), kwargs.pop("small", False)
        self.divider = kwargs.pop("divider", None)


class SearchSelect(forms.Select):
    """A select that a script lets people type in, or a box to type in where there is more than a select can hold.

    Beside the choice, `<name>-typed` comes along, what stands in the box, and from a box `<name>-said`: what stood there
    for the choice. Words that are no choice are then the value: the field looks them up or refuses them, so that nobody
    believes they were taken."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The choice, or else the words that are none yet."""
        value = super().value_from_datadict(data, files, name)
        typed, said = data.get(f"{name}-typed"), data.get(f"{name}-said")
        if typed is None or (value and (said is None or typed.strip() == said.strip())):
            return value
        return finding.Words(typed.strip())


NOT_OFFERED = "“%(value)s” is not in the list. Type part of a name and choose from what is offered"
ONE_OF_THESE = "Choose one of those found for “%(value)s”, or type more of the name"


class Searched:
    """What fields share that are searched: they know a finder, and take the full name of a choice for it."""

    finder: finding.Finder

    def clean(self, value: Any) -> Any:
        """The choice, by its value or its full name. Raises ValidationError with what to do."""
        if value and isinstance(value, finding.Words) and self.look == "search":  # type: ignore[attr-defined]
            named = finding.exactly(self.finder, value)
            if named is None:
                found = self.finder.find(value, 1)
                raise ValidationError(
                    ONE_OF_THESE if found else NOT_OFFERED, "invalid_choice", {"value": value}
                )
            value = named
        return super().clean(value)  # type: ignore[misc]


class ChoiceField(Searched, Options, Looks, forms.TypedChoiceField):
    """One of several: radios by default (at most seven or so), else `look="select"` or `look="search"`; `finder` finds the
    choices of a search where they are more than one would list."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any):
        self.take_options(kwargs)
        self._finder: finding.Finder | None = kwargs.pop("finder", None)
        if self.look in ("select", "search"):
            kwargs.setdefault("widget", SearchSelect if self.look == "search" else forms.Select)
        super().__init__(**kwargs)
        if self.look == "search":
            self.error_messages["invalid_choice"] = NOT_OFFERED

    @property
    def finder(self) -> finding.Finder:  # type: ignore[override]
        """What finds the choices: by default among those that are listed."""
        return self._finder or finding.ListFinder(finding.flat(self.choices))

    @finder.setter
    def finder(self, finder: finding.Finder) -> None:
        self._finder = finder

    def valid_value(self, value: Any) -> bool:
        """Whether it is a choice."""
        return bool(self._finder.called([str(value)])) if self._finder else super().valid_value(value)


class ChoicesField(Options, Looks, forms.TypedMultipleChoiceField):
    """Any of several, as checkboxes. Gives a list."""

    widget = forms.CheckboxSelectMultiple
    look = "checkboxes"

    def __init__(self, **kwargs: Any):
        self.take_options(kwargs)
        super().__init__(**kwargs)


class RecordField(Searched, Options, Looks, forms.ModelChoiceField):
    """One record of a QuerySet: a select by default, `look="search"` for long lists, `label_of` says how to call it,
    `names` where it is searched by the words."""

    widget = forms.Select
    look = "select"

    def __init__(
        self,
        queryset: Any,
        *,
        label_of: Callable[[Any], str] = str,
        names: Sequence[str] = ("name",),
        **kwargs: Any,
    ):
        self.label_of, self.names = label_of, names
        self.take_options(kwargs)
        if self.look == "radios":
            kwargs.setdefault("widget", forms.RadioSelect)
        elif self.look == "search":
            kwargs.setdefault("widget", SearchSelect)
        super().__init__(queryset, **kwargs)
        if self.look == "search":
            self.error_messages["invalid_choice"] = NOT_OFFERED

    @property
    def finder(self) -> finding.Finder:  # type: ignore[override]
        """What finds among the records."""
        return finding.RowsFinder(self.queryset, names=self.names, label_of=self.label_from_instance)

    def label_from_instance(self, obj: Any) -> str:
        """How one record is called."""
        return self.label_of(obj)


class RecordsField(Options, Looks, forms.ModelMultipleChoiceField):
    """Any records of a QuerySet, as checkboxes. Gives a QuerySet."""

    widget = forms.CheckboxSelectMultiple
    look = "checkboxes"

    def __init__(self, queryset: Any, *, label_of: Callable[[Any], str] = str, **kwargs: Any):
        self.label_of = label_of
        self.take_options(kwargs)
        super().__init__(queryset, **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        """How one record is called."""
        return self.label_of(obj)


class YesNoField(ChoiceField):
    """Yes or no, nothing chosen beforehand. Gives True or False (None when not required and left open)."""

    def __init__(self, *, yes: str = "Yes", no: str = "No", **kwargs: Any):
        kwargs.setdefault("inline", not kwargs.get("reveals") and not kwargs.get("hints"))
        super().__init__(
            choices=[("yes", yes), ("no", no)],
            coerce=lambda value: value == "yes",
            empty_value=None,
            **kwargs,
        )

    def prepare_value(self, value: object) -> object:
        """True and False as the radios' values."""
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


class TickField(Looks, forms.BooleanField):
    """One box to tick; `required=True` means it must be ticked. Gives True or False."""

    def __init__(self, **kwargs: Any):
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)


class DateField(Looks, dates.DateField):
    """See `dates.DateField`: three boxes; `partial=True` gives a PartialDate."""


class FileField(Looks, forms.FileField):
    """A file of one of the `types` (".docx", ".pdf" …) and at most `max_size` bytes. By content it is checked later."""

    def __init__(self, *, types: Iterable[str] = (), max_size: int = 0, **kwargs: Any):
        self.types, self.max_size = tuple(kind.lower() for kind in types), max_size
        super().__init__(allow_empty_file=True, **kwargs)  # we refuse it ourselves, by name

    def to_python(self, data: UploadedFile | None) -> UploadedFile | None:
        """Refuse what is empty, too large or of another kind, naming the file and the remedy."""
        file = super().to_python(data)
        if file is None:
            return None
        if not file.size:
            raise ValidationError(
                f"{file.name} is empty. Choose it again once there is something in it", "empty"
            )
        if self.max_size and (file.size or 0) > self.max_size:
            told = f"{file.name} is {file_size(file.size or 0)}. The largest file taken is {file_size(self.max_size)}: choose a smaller one"
            raise ValidationError(told, "size")
        if self.types and not str(file.name).lower().endswith(self.types):
            kinds = ", ".join(kind.lstrip(".") for kind in self.types)
            raise ValidationError(
                f"{file.name} is not a kind of file that can be used here. Choose one of: {kinds}", "type"
            )
        return file


def name_of(field: forms.Field) -> str:
    """How errors call a field: its label without question mark."""
    return str(field.label or "This").rstrip("?")
