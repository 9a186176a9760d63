"""Status as printed: letters, words, ticks, scores, or only the colour of the cell; and the plan's own key."""

import colorsys
import re

from lineofsight.plan.importing.reader.cleaning import TICKS, fold, words_of

_MARKS = frozenset(
    [
        *TICKS,
        "●",
        "•",
        "■",
        "x",
        "X",
        "✗",
        "✘",
        "×",
        "*",
        "o",
        "O",
        "◆",
        "♦",
        "y",
        "Y",
        "yes",
        "Yes",
        "YES",
        "⬤",
        "◉",
        "➔",
        "→",
        "/",
        "1",
        "▪",
        "★",
        "¢",
        "ü",
        "þ",
        "P",
    ]
)
_CROSSES = frozenset(["✗", "✘", "×", "no", "No", "NO", "n", "N", "0", "-", "–", "☐", "□"])
_CODE = re.compile(
    r"^(?:[RAGBYPW]|[RAGB]/[RAGB]|red|amber|green|blue|yellow|purple|grey|gray|white|black|brown|orange|[0-5]|[0-5]/[0-5]|[A-E][+-]?|n/?a)$|^(?:red|amber|green|blue|grey|purple)\b.{0,30}$",
    re.I,
)
_WORDS = re.compile(
    r"^(?:(?:not|yet|now|almost|nearly|partially|partly|fully|substantially|largely|well|some|slightly|significantly|just|is) ?(?:yet )?)*(?:on (?:track|target|course|schedule|time|hold|going)|off (?:track|target|course|schedule)|started|begun|due|met|"
    r"complete[d]?|achieved|done|closed|open|overdue|late|delayed|slipp(?:ed|ing)|at risk|behind(?: schedule)?|ahead|under ?way|in (?:progress|hand|place|train)|ongoing|embedded|delivered|superseded|cancelled|"
    r"abandoned|paused|stalled|pending|progressing|planned|commenced|live|active|outstanding|requires? (?:improvement|attention)|good|inadequate|under control|in difficulty|of concern|"
    r"evidenced|established|emerging|developing|mature|merged|deferred|stopped|withdrawn|no longer required|new|carried forward|in doubt|unlikely|likely|missed|failed|progress(?:ed)?|implemented|compliant|non-compliant|within tolerance|"
    r"early days|going well|stuck|finished|running|to plan|to schedule)\b.{0,24}$",
    re.I,
)
_HUES = (
    (15, "Red"),
    (50, "Amber"),
    (68, "Yellow"),
    (172, "Green"),
    (258, "Blue"),
    (325, "Purple"),
    (361, "Red"),
)
RAG = frozenset({"Red", "Amber", "Yellow", "Green", "Blue"})


def is_status(text: str) -> bool:
    """Whether a whole cell is a status: a letter, colour, score or short word of delivery."""
    text = fold(text)
    return (
        0 < len(text) <= 50
        and len(text.split()) <= 6
        and bool(_CODE.match(text) or _WORDS.match(text) or text in TICKS)
    )


def is_mark(text: str) -> bool:
    """Whether a whole cell is a tick, dot or cross that marks its column."""
    return text in _CROSSES or is_ticked(text)


def is_ticked(text: str) -> bool:
    """Whether a mark says yes: a tick, a dot or any other single sign that is no cross."""
    sign = (
        len(text) == 1
        and not text.isalnum()
        and not text.isspace()
        and text not in "?!…"
        and text not in _CROSSES
    )
    return text in _MARKS or sign


_BOX = re.compile(r"(?P<box>[☐☑☒✓✔✅])\s*(?P<words>[^☐☑☒✓✔✅]{2,40})")


def ticked_box(text: str) -> tuple[str, str] | None:
    """A text that offers statuses with a box before each ("☐ Not started ☒ Done Trial begun") → (the status that is
    ticked or "", the words that are no status); None for any other text."""
    boxes = list(_BOX.finditer(text))
    if len(boxes) < 2 or not any(found["box"] == "☐" for found in boxes):
        return None
    chosen, rest = "", text[: boxes[0].start()]
    for found in boxes:
        words = found["words"].strip().split()
        status = next((n for n in range(len(words), 0, -1) if is_status(" ".join(words[:n]))), len(words))
        while status > 1 and is_status(" ".join(words[: status - 1])):
            status -= 1
        rest += " " + " ".join(words[status:])
        if found["box"] != "☐" and not chosen:
            chosen = " ".join(words[:status])
    return chosen, fold(rest)


def colour_name(fill: str) -> str:
    """The plain name of a fill ("C6EFCE" → "Green"), as a person would call it in a status column; "" for none."""
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", fill):
        return ""
    red, green, blue = (int(fill[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    if light < 0.12:
        return "Black"
    if light > 0.985:
        return ""
    if saturation < 0.18 or max(red, green, blue) - min(red, green, blue) < 0.06:
        return "Grey"
    return next(name for edge, name in _HUES if hue * 360 < edge)


_COLOURS = words_of("red amber green blue yellow orange purple grey gray white black")


def colour_word(code: str) -> bool:
    """Whether a code of a key is the word of a colour."""
    return code.casefold() in _COLOURS


def fill_status(fill: str, key: dict[str, str]) -> str:
    """What a cell's colour alone says: the word the plan's key gives it, else the colour's name.

    `key` maps printed codes or colour names to their words; a fill stands for its name or its first letter.
    """
    name = colour_name(fill)
    if not name:
        return ""
    folded = {code.casefold(): word for code, word in key.items()}
    for code in (
        name,
        name[0],
        *(("Yellow", "Y") if name == "Amber" else ("Amber", "A") if name == "Yellow" else ()),
    ):
        if code.casefold() in folded:
            return folded[code.casefold()]
    return name
