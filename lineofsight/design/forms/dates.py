"""A date as three boxes (day, month, year), whole or, where asked, only as much of it as is known."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError

PARTS = ("day", "month", "year")
MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date of which only the year, or the month and year, may be known; `earliest` and `latest` bound it."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def earliest(self) -> datetime.date:
        """The first day it can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> datetime.date:
        """The last day it can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def precision(self) -> str:
        """day, month or year."""
        return "day" if self.day else "month" if self.month else "year"

    def __str__(self) -> str:
        words = [str(self.day or ""), calendar.month_name[self.month] if self.month else "", str(self.year)]
        return " ".join(word for word in words if word)


class DayWidget(forms.Widget):
    """Reads `name-day`, `name-month`, `name-year`; drawn by GOV.UK's date input."""

    parts = PARTS

    def value_from_datadict(self, data: Mapping, files: Mapping, name: str) -> dict[str, str]:
        """What was typed, part by part, trimmed."""
        whole = str(data.get(name, "")).strip()
        if whole:  # a whole ISO date under the plain name: the API, the tests, a link that fills the form in
            year, month, day = [*whole.split("-"), "", ""][:3]
            return {"day": day[:2], "month": month, "year": year}
        return {part: str(data.get(f"{name}-{part}", "")).strip() for part in self.parts}

    def value_omitted_from_data(self, data: Mapping, files: Mapping, name: str) -> bool:
        """True when none of the parts was sent."""
        return name not in data and not any(f"{name}-{part}" in data for part in self.parts)

    def id_for_label(self, id_: str, index: object = None) -> str:
        """The first box."""
        return f"{id_}-{self.parts[0]}"

    def typed(self, value: object) -> dict[str, str]:
        """The parts as they stand in the boxes, from what was typed or from a date."""
        if isinstance(value, Mapping):
            return {part: str(value.get(part) or "") for part in self.parts}
        return {part: str(getattr(value, part, None) or "") for part in self.parts}


class DateField(forms.Field):
    """A date. Gives a `datetime.date`, or with `partial=True` a `PartialDate` (year, month and year, or whole).

    `earliest` and `latest` bound it; each error begins with the field's label and names the part that is wrong:
    "Due date must include a year". Months may be typed as numbers or names.
    """

    widget = DayWidget

    def __init__(
        self,
        *,
        partial: bool = False,
        earliest: datetime.date | None = None,
        latest: datetime.date | None = None,
        **kwargs: object,
    ):
        self.partial, self.earliest, self.latest = partial, earliest, latest
        super().__init__(**kwargs)  # type: ignore[arg-type]

    @property
    def name_in_errors(self) -> str:
        """How errors call this field."""
        return str(self.label or "The date").rstrip("?")

    def to_python(self, value: object) -> datetime.date | PartialDate | None:
        """Read the three boxes. Raises ValidationError whose code names the wrong part."""
        if value is None or isinstance(value, PartialDate):
            return value
        if isinstance(value, datetime.date):
            return PartialDate(value.year, value.month, value.day) if self.partial else value
        typed = DayWidget().typed(value)
        if not any(typed.values()):
            return None
        self._require_parts(typed)
        year = self._whole_number(typed["year"], "year")
        month = self._month(typed["month"]) if typed["month"] else None
        day = self._whole_number(typed["day"], "day") if typed["day"] else None
        self._require_real(year, month, day)
        read = PartialDate(year, month, day)
        return read if self.partial else read.earliest

    def _require_parts(self, typed: dict[str, str]) -> None:
        needed = ["year"] if self.partial else list(PARTS)
        if self.partial and typed["day"]:
            needed.append("month")
        missing = [part for part in PARTS if part in needed and not typed[part]]
        if missing:
            raise ValidationError(
                f"{self.name_in_errors} must include a {' and a '.join(missing)}", code=missing[0]
            )

    def _whole_number(self, text: str, part: str) -> int:
        if not (text.isascii() and text.isdigit()):
            example = {"day": "12", "year": "2026"}[part]
            raise ValidationError(
                f"{self.name_in_errors}: the {part} must be a number, like {example}", code=part
            )
        return int(text[:6])

    def _month(self, text: str) -> int:
        known = MONTHS.get(text.lower().rstrip("."))
        if known:
            return known
        if not (text.isascii() and text.isdigit()):
            raise ValidationError(
                f"{self.name_in_errors}: the month must be a number or a name, like 5 or May", code="month"
            )
        return int(text[:6])

    def _require_real(self, year: int, month: int | None, day: int | None) -> None:
        if not 1000 <= year <= 9999:
            raise ValidationError(
                f"{self.name_in_errors}: the year must have 4 numbers, like 2026", code="year"
            )
        if month is not None and not 1 <= month <= 12:
            raise ValidationError(
                f"{self.name_in_errors} must be a real date: there is no month {month}", code="month"
            )
        if month and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
            shown = f"{calendar.month_name[month]} {year}"
            raise ValidationError(
                f"{self.name_in_errors} must be a real date: {shown} has no day {day}", code="day"
            )

    def validate(self, value: datetime.date | PartialDate | None) -> None:
        """Required, and within the bounds."""
        super().validate(value)
        if value is None:
            return
        first = value.earliest if isinstance(value, PartialDate) else value
        last = value.latest if isinstance(value, PartialDate) else value
        if self.earliest and last < self.earliest:
            raise ValidationError(
                f"{self.name_in_errors} must be {_said(self.earliest)} or later", code="day"
            )
        if self.latest and first > self.latest:
            raise ValidationError(
                f"{self.name_in_errors} must be {_said(self.latest)} or earlier", code="day"
            )

    def has_changed(self, initial: object, data: object) -> bool:
        """Whether what was typed differs from what stood there."""
        try:
            return self.to_python(data) != self.to_python(initial)
        except ValidationError:
            return True


def _said(on: datetime.date) -> str:
    return f"{on.day} {on:%B} {on.year}"
