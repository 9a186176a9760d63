"""Dates, times, numbers and lists as people write them: used by templates as filters and by Python as functions."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterable

from jinja2 import pass_context
from jinja2.runtime import Context, Undefined
from markupsafe import Markup, escape

from lineofsight.core import clock

Date = datetime.date


def is_date(value: object) -> bool:
    """True for a date or a moment."""
    return isinstance(value, datetime.date)


def _local(value: object) -> object:
    """A moment as it reads in London; anything else unchanged."""
    if isinstance(value, datetime.datetime) and value.tzinfo:
        return value.astimezone(clock.LONDON)
    return value


def _given(value: object) -> bool:
    return value not in (None, "") and not isinstance(value, Undefined)


def day(value: Date | None, missing: str = "") -> str:
    """12 May 2026. A moment gives its day in London; nothing gives `missing`."""
    if not _given(value):
        return missing
    on = _local(value)
    return f"{on.day} {on:%B} {on.year}"  # type: ignore[attr-defined]


def day_short(value: Date | None, missing: str = "") -> str:
    """12 May: for places where the year is plain from what stands around it."""
    if not _given(value):
        return missing
    on = _local(value)
    return f"{on.day} {on:%B}"  # type: ignore[attr-defined]


def month(value: Date | None, missing: str = "") -> str:
    """May 2026."""
    return f"{_local(value):%B %Y}" if _given(value) else missing


def clock_time(value: datetime.datetime | datetime.time | None, missing: str = "") -> str:
    """2:30pm, 9am, midday, midnight (the GOV.UK way)."""
    if not _given(value):
        return missing
    at = _local(value)
    hour, minute = at.hour, at.minute  # type: ignore[attr-defined]
    if minute == 0 and hour in (0, 12):
        return "midday" if hour else "midnight"
    half = "am" if hour < 12 else "pm"
    return f"{hour % 12 or 12}{f':{minute:02}' if minute else ''}{half}"


def moment(value: datetime.datetime | None, missing: str = "") -> str:
    """12 May 2026 at 2:30pm."""
    return f"{day(value)} at {clock_time(value)}" if _given(value) else missing


def how_far(value: Date | None, today: Date, missing: str = "") -> str:
    """in 3 days, tomorrow, today, yesterday, 5 days ago, in 3 weeks, 2 months ago, in 2 years: as seen from `today`."""
    if not _given(value):
        return missing
    on = _local(value)
    on = on.date() if isinstance(on, datetime.datetime) else on
    days = (on - today).days  # type: ignore[operator]
    if days in (-1, 0, 1):
        return ("yesterday", "today", "tomorrow")[days + 1]
    size = abs(days)
    if size < 14:
        said = f"{size} days"
    elif size < 60:
        said = f"{size // 7} weeks"
    elif size < 730:
        said = f"{round(size / 30.44)} months"
    else:
        said = f"{int(size / 365.25 + 0.02)} years"
    return f"in {said}" if days > 0 else f"{said} ago"


@pass_context
def how_far_filter(context: Context, value: Date | None, today: Date | None = None, missing: str = "") -> str:
    """`due_on|how_far`: as seen from `today` if the view gave one, else from the day the page is drawn."""
    known = today or context.get("today") or clock.today()
    return how_far(value, known, missing)


def plural(count: int, one: str, many: str = "") -> str:
    """`3|plural("objective")` → "3 objectives"; `1|plural("agency", "agencies")` → "1 agency"; 0 → "no objectives"."""
    words = one if count == 1 else (many or f"{one}s")
    return f"{number(count) if count else 'no'} {words}"


def number(value: int | float | None, missing: str = "") -> str:
    """1,234 and 12.5: thousands with a comma, no trailing zeros."""
    if not _given(value):
        return missing
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}".rstrip("0").rstrip(".")


def listed(values: Iterable[object], last: str = "and") -> str:
    """Police, Health and Education."""
    said = [str(value) for value in values]
    return f" {last} ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else "".join(said)


def initials(name: str) -> str:
    """AO for Ada Okafor; at most two letters, none for an empty name."""
    words = [word for word in str(name).split() if word[0].isalpha()]
    return "".join(word[0].upper() for word in ([words[0], words[-1]] if len(words) > 1 else words))


def file_size(size: int) -> str:
    """812 bytes, 34 KB, 1.2 MB."""
    if size < 1000:
        return f"{size} bytes"
    if size < 1_000_000:
        return f"{round(size / 1000)} KB"
    return f"{size / 1_000_000:.1f}".removesuffix(".0") + " MB"


def paragraphs(text: str | None) -> Markup:
    """Plain text as people typed it: blank lines part paragraphs, single line ends stay; everything is escaped."""
    parts = [part.strip() for part in str(text or "").replace("\r\n", "\n").split("\n\n")]
    drawn = [escape(part).replace("\n", Markup("<br>")) for part in parts if part]
    return Markup("").join(Markup('<p class="govuk-body">{}</p>').format(part) for part in drawn)


def changed_words(before: str | None, after: str | None) -> list[tuple[str, str]]:
    """[("same" | "out" | "in", words), …]: what a rewording took out of a text and put into it, in reading order."""
    old, new = str(before or "").split(), str(after or "").split()
    parts: list[tuple[str, str]] = []
    for step, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            parts.append(("same", " ".join(old[i:j])))
            continue
        parts += [("out", " ".join(old[i:j]))] * (j > i) + [("in", " ".join(new[k:m]))] * (m > k)
    return parts
