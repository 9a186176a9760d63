"""White space and stand-in characters: what a container stores becomes what a person sees printed."""

import re

_INVISIBLE = dict.fromkeys(
    map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
)
_SAME_IN_PRINT = {
    ord("\u2011"): "-",  # non-breaking hyphen
    ord("\u2010"): "-",
    **dict.fromkeys(map(ord, "\u2714\u2705\u2611\uf0fc\uf0fe\U0001f5f8\U0001f5f9"), "\u2713"),
    **dict.fromkeys(map(ord, "\uf0b7\uf0a7\uf0d8\uf076\uf0a8\u25cf\u2219\u00b7"), "\u2022"),
    **{
        0xFB00 + number: letters
        for number, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))
    },
    ord("\uf0e0"): "\u2192",
    ord("\uf02d"): "-",
}
_PRINTED = _INVISIBLE | _SAME_IN_PRINT
_SPACE = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")

TICK = "\u2713"
BULLET = "\u2022"
INNER_BULLET = "\u25e6"
BULLETS = "\u2022\u2023\u2043\u25aa\u25ab\u25cb\u25e6\u2756\u27a2\u25ba"

_WINGDINGS = {
    0xFC: TICK,
    0xFE: TICK,
    0xFB: "\u2717",
    0xFD: "\u2612",
    0xA8: "\u2610",
    0x6F: "\u2610",
    0xE0: "\u2192",
}
_SYMBOLS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": {0x50: TICK, 0x52: TICK, 0x4F: "\u2717", 0x51: "\u2612", 0xA3: "\u2610", 0x2A: "\u2610"},
    "webdings": {0x61: TICK, 0x72: "\u2717", 0x63: "\u2610"},
    "symbol": {0xB7: BULLET, 0xD6: TICK, 0xAE: "\u2192", 0xA3: "\u2264", 0xB3: "\u2265"},
    "zapf dingbats": {0x33: TICK, 0x34: TICK, 0x37: "\u2717", 0x38: "\u2717"},
    "zapfdingbats": {0x33: TICK, 0x34: TICK, 0x37: "\u2717", 0x38: "\u2717"},
}


def fold(text: str) -> str:
    """One line as printed: white space folded to single spaces, soft hyphens and other invisible marks
    removed, every kind of tick a tick, every round bullet a bullet. Returns "" for white space alone."""
    if text.isascii() and "\x00" not in text:
        return " ".join(_CONTROL.sub("", text).split())
    return _SPACE.sub(" ", _CONTROL.sub("", text.translate(_PRINTED))).strip()


def fold_lines(text: str) -> tuple[str, ...]:
    """The printed lines of a text, blank ones left out."""
    return tuple(line for part in re.split(r"[\r\n\x0b\x0c\u2028\u2029]+", text) if (line := fold(part)))


def symbol(code: int, font: str) -> str:
    """The character that a symbol font shows for `code` (as stored, with or without the private-use offset
    0xF000); a bullet for what the font is known to hold and we do not, the character itself in any other
    font."""
    drawn = _SYMBOLS.get(font.strip().lower())
    if drawn is None:
        return fold(chr(code)) if code >= 0x20 else ""
    return drawn.get(code & 0xFF, BULLET)


def is_symbol_font(font: str) -> bool:
    """Whether letters of this font are drawn as signs rather than letters."""
    return font.strip().lower() in _SYMBOLS
