"""A workbook's numbers and dates as its cells show them (ECMA-376 Part 1, 18.8.31).

"45352" with the format `mmm-yy` prints "Mar-24": what the person saw is what the plan says. Only what a plan
can hold is drawn exactly: dates, times, percentages, fixed decimals, thousands, leading zeros, words around
the number.
"""

import re
from datetime import datetime, timedelta

BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "dd/mm/yyyy",  # "short date": the reader's own region, which is the United Kingdom here
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}
_SYSTEM_LONG_DATE, _SYSTEM_TIME = "[$-F800]", "[$-F400]"
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<half>AM/PM|A/P|am/pm|a/p)|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+(?:\.0+)?|e+|[bB]{2,4})|(?P<other>.)",
    re.S,
)
_DATE_LETTERS = re.compile(r"[ymdhsYMDHS]")
_NOISE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|General|AM/PM|A/P', re.I)
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def is_date_format(form: str) -> bool:
    """Whether cells with this format show a date or a time."""
    if form.startswith((_SYSTEM_LONG_DATE, _SYSTEM_TIME)):
        return True
    return bool(_DATE_LETTERS.search(_NOISE.sub("", form.split(";")[0]))) or "[h]" in form.lower()


def plain_date_format(form: str) -> str:
    """The format as a person would write it: without locale, colours, escapes and the section for text."""
    if form.startswith(_SYSTEM_LONG_DATE):
        return "d mmmm yyyy"
    bare = re.sub(r"\[[^\]]*\]|_.|\*.", "", form.split(";")[0])
    return bare.replace("\\", "").replace('"', "").lower().strip()


def as_moment(serial: float, from_1904: bool = False) -> datetime | None:
    """The date and time of Excel's day number, None where there is none (before 1900, after 9999)."""
    try:
        if from_1904:
            return datetime(1904, 1, 1) + timedelta(days=serial)
        if serial < 60:
            serial += 1  # the 29th of February 1900, which Excel counts and the calendar does not
        return datetime(1899, 12, 30) + timedelta(seconds=round(serial * 86400))
    except (OverflowError, ValueError):
        return None


def show_date(moment: datetime, form: str) -> str:
    """The moment as the format draws it."""
    if form.startswith(_SYSTEM_LONG_DATE):
        form = "d mmmm yyyy"
    elif form.startswith(_SYSTEM_TIME):
        form = "hh:mm:ss"
    tokens = list(_TOKEN.finditer(form.split(";")[0]))
    halves = any(token["half"] for token in tokens)
    drawn, last_unit = [], ""
    for position, token in enumerate(tokens):
        unit = token["date"]
        if unit:
            minutes = (
                unit[0] in "mM"
                and len(unit) <= 2
                and (last_unit == "h" or _next_unit(tokens, position) == "s")
            )
            drawn.append(f"{moment.minute:0{len(unit)}d}" if minutes else _draw(moment, unit.lower(), halves))
            last_unit = unit[0].lower()
        elif token["half"]:
            drawn.append("am" if moment.hour < 12 else "pm")
        elif token["bracket"] and token["bracket"].lower() in ("h", "hh"):
            drawn.append(str(moment.hour))
        else:
            drawn.append(token["quoted"] or token["escaped"] or token["other"] or "")
    return "".join(drawn).strip()


def _next_unit(tokens: list, position: int) -> str:
    later = (token["date"] for token in tokens[position + 1 :] if token["date"])
    return next(later, " ")[0].lower()


def _draw(moment: datetime, unit: str, halves: bool) -> str:
    kind, width = unit[0], len(unit)
    if kind in "ye":
        return f"{moment.year}" if width > 2 or kind == "e" else f"{moment.year % 100:02d}"
    if kind == "m":
        name = _MONTHS[moment.month - 1]
        return {1: f"{moment.month}", 2: f"{moment.month:02d}", 3: name[:3], 4: name, 5: name[0]}.get(
            width, name
        )
    if kind == "d":
        name = _DAYS[moment.weekday()]
        return {1: f"{moment.day}", 2: f"{moment.day:02d}", 3: name[:3]}.get(width, name)
    if kind == "h":
        hour = (moment.hour % 12 or 12) if halves else moment.hour
        return f"{hour:0{min(width, 2)}d}"
    if kind == "s":
        return f"{moment.second:0{min(len(unit.split('.')[0]), 2)}d}"
    return ""


def show_number(number: float, form: str) -> str:
    """The number as the format draws it; as plainly as possible for a format that is not known here."""
    sections = form.split(";")
    if number < 0 and len(sections) > 1:
        section, number = sections[1], -number
    elif number == 0 and len(sections) > 2:
        section = sections[2]
    else:
        section = sections[0]
    if not section.strip() and len(sections) > 1:
        return ""  # ";;;" hides the value
    before, places, after = _take_apart(section)
    if places is None or "general" in section.lower() or "e+" in section.lower() or "?/" in section:
        return (
            plain_number(number)
            if places is not None or "general" in section.lower() or "@" in section
            else before
        )
    if "%" in section:
        number *= 100
    decimals = len(re.sub(r"[^0#?]", "", places.partition(".")[2]))
    drawn = f"{abs(number):,.{decimals}f}" if "," in places.rstrip(",") else f"{abs(number):.{decimals}f}"
    needed = places.partition(".")[2].count("0")
    if decimals > needed and "." in drawn:
        whole, _, fraction = drawn.partition(".")
        fraction = fraction[:needed] + fraction[needed:].rstrip("0")
        drawn = f"{whole}.{fraction}" if fraction else whole
    zeros = re.sub(r"[^0]", "", places.partition(".")[0])
    whole, dot, fraction = drawn.partition(".")
    drawn = whole.zfill(len(zeros)) + dot + fraction
    return f"{'-' if number < 0 else ''}{before}{drawn}{after}".strip()


def _take_apart(section: str) -> tuple[str, str | None, str]:
    """The words before the digits, the digits' places (None where there are none), the words after."""
    text = re.sub(r"\[\$([^\]-]*)[^\]]*\]", r'"\1"', section)
    text = re.sub(r"_.|\*.|\[[^\]]*\]", "", text)
    pieces = re.split(r'("[^"]*"|\\.)', text)
    before, places, after = "", "", ""
    for piece in pieces:
        if piece.startswith(('"', "\\")):
            words = piece.strip('"') if piece.startswith('"') else piece[1:]
            before, after = (before, after + words) if places else (before + words, after)
            continue
        for letter in piece:
            if letter in "0#?" or (places and not after and letter in ".,"):
                places += letter
            elif places:
                after += letter
            else:
                before += letter
    return before.replace("@", ""), places or None, after


def plain_number(number: float) -> str:
    """The number as Excel's General shows it: whole where it is whole, without the noise of binary
    fractions."""
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.10g}"
