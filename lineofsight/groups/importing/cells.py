"""Reading one cell: text, addresses, days, yes and no, choices, several names."""

import datetime
import re

from .columns import Column

MONTHS = {
    name[:3]: number
    for number, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july",
         "august", "september", "october", "november", "december"), 1,
    )
}  # fmt: skip
YES = frozenset(("yes", "y", "true", "1", "1.0", "x", "✓", "✔", "t"))
NO = frozenset(("no", "n", "false", "0", "0.0", "f"))
EMPTIES = frozenset(("-", "–", "—"))
_EXCEL_BEGINS = datetime.date(1899, 12, 30)
_ADDRESS = re.compile(r"[^@\s<>(),;:\"]+@[^@\s<>(),;:\"]+\.[A-Za-z0-9-]{2,}")


class Unreadable(Exception):
    """A cell that cannot be what its column holds; the message says why and what to do."""


def as_text(value: object) -> str:
    """A cell as words: white space folded, whole numbers without ".0", days as 2025-05-01."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return re.sub(r"\s+", " ", str(value).replace("\u00ad", "").replace("\ufeff", "")).strip()


def read_cell(column: Column, value: object) -> object:
    """What the cell of a column says, as JSON can carry it: text, true or false, "2025-05-01", a list of names; None when
    a dash empties it. Raises Unreadable. Blank cells are the caller's to leave out."""
    words = as_text(value)
    if words in EMPTIES and not column.required:
        return None
    if column.kind == "day":
        return read_day(value).isoformat()
    if column.kind == "yes_no":
        return _yes_no(words)
    if column.kind == "choice":
        return _choice(column, words)
    if column.kind == "names":
        return [name for name in (part.strip() for part in re.split(r"[;\n]", _lines(value))) if name]
    if column.kind == "email":
        words = _address(words)
    if column.kind == "long":
        words = _lines(value).strip()
    if len(words) > column.longest:
        raise Unreadable(f"has {len(words)} characters; the most that fit are {column.longest}. Shorten it.")
    return words


def _lines(value: object) -> str:
    return "\n".join(re.sub(r"[^\S\n]+", " ", line).strip() for line in str(value).splitlines())


def _yes_no(words: str) -> bool:
    said = words.lower()
    if said in YES:
        return True
    if said in NO:
        return False
    raise Unreadable(f"says “{words}”. Write Yes or No, or leave it blank.")


def fold(words: str) -> str:
    """Words as headers and choices are compared: small letters, no marks, "&" as "and"."""
    return re.sub(
        r"[^a-z0-9]+", " ", words.lower().replace("&", " and ").replace("’", "").replace("'", "")
    ).strip()


def _choice(column: Column, words: str) -> str:
    said = fold(words)
    for key, label in column.choices.items():
        if said in (fold(key), fold(label)):
            return key
    if said in column.also_choices:
        return column.also_choices[said]
    raise Unreadable(f"says “{words}”. Choose one of: {', '.join(column.choices.values())}.")


def _address(words: str) -> str:
    found = re.search(r"<([^<>]+)>\s*$", words)
    address = (found.group(1) if found else words).strip().removeprefix("mailto:").lower()
    if not _ADDRESS.fullmatch(address):
        raise Unreadable(f"“{words}” is no email address. Write it like name@example.org, or leave it blank.")
    return address


def read_day(value: object) -> datetime.date:
    """A day, however it is written: a date cell, 2025-05-01, 1 May 2025, 1st May 25, 01/05/2025, May 1 2025, or the number
    Excel keeps for it. Raises Unreadable where the day is not certain: it is never guessed."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _excel_day(value)
    words = as_text(value)
    parts = _iso(words) or _numbers(words) or _day_month_name(words) or _month_name_day(words)
    if parts is None:
        raise Unreadable(f"“{words}” is no whole day. Write it like 1 May 2025.")
    day, month, year = parts
    try:
        return datetime.date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        raise Unreadable(
            f"“{words}” is no real day. Days are read as day, month, year, like 1 May 2025."
        ) from None


def _excel_day(value: float) -> datetime.date:
    if 20_000 <= value <= 80_000:
        return _EXCEL_BEGINS + datetime.timedelta(days=int(value))
    raise Unreadable(f"“{as_text(value)}” is no whole day. Write it like 1 May 2025.")


Parts = tuple[int, int, int] | None


def _iso(words: str) -> Parts:
    found = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?", words)
    return (int(found[3]), int(found[2]), int(found[1])) if found else None


def _numbers(words: str) -> Parts:
    found = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})", words)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def _day_month_name(words: str) -> Parts:
    found = re.fullmatch(
        r"(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?(?: of)?[- ]?([a-z]{3,9})\.?,?[- ]?'?(\d{4}|\d{2})",
        words.lower(),
    )
    month = _month(found[2]) if found else None
    return (int(found[1]), month, int(found[3])) if found and month else None


def _month_name_day(words: str) -> Parts:
    found = re.fullmatch(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", words.lower())
    month = _month(found[1]) if found else None
    return (int(found[2]), month, int(found[3])) if found and month else None


def _month(word: str) -> int | None:
    """A month by its name, or by any beginning of three letters and more of it."""
    number = MONTHS.get(word[:3])
    full = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
    return number if number and (full[number - 1].startswith(word) or word == "sept") else None
