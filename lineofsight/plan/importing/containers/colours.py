"""Colours as RRGGBB: theme colours with tint and shade, named colours, and what counts as no colour at all.

Office files name most fills by theme colour and tint (ECMA-376 Part 1, 18.8.19 and 17.18.40); a status that
is only the colour of a cell is lost without working them out.
"""

import colorsys
import re

from lxml import etree

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"

_HEX = re.compile(r"^#?([0-9a-fA-F]{6})$")
_SHORT = re.compile(r"^#([0-9a-fA-F]{3})$")
_RGB = re.compile(r"^rgba?\(\s*(\d+)[,\s]+(\d+)[,\s]+(\d+)")
_NAMED = {
    "red": "FF0000",
    "green": "008000",
    "lime": "00FF00",
    "limegreen": "32CD32",
    "lightgreen": "90EE90",
    "yellow": "FFFF00",
    "gold": "FFD700",
    "amber": "FFBF00",
    "orange": "FFA500",
    "darkorange": "FF8C00",
    "blue": "0000FF",
    "lightblue": "ADD8E6",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
    "purple": "800080",
    "grey": "808080",
    "gray": "808080",
    "lightgrey": "D3D3D3",
    "lightgray": "D3D3D3",
    "silver": "C0C0C0",
    "black": "000000",
    "white": "FFFFFF",
    "navy": "000080",
    "teal": "008080",
    "maroon": "800000",
    "tomato": "FF6347",
    "salmon": "FA8072",
    "crimson": "DC143C",
    "firebrick": "B22222",
    "forestgreen": "228B22",
    "darkgreen": "006400",
    "darkred": "8B0000",
    # Word's highlighter pens
    "darkblue": "000080",
    "darkcyan": "008080",
    "darkmagenta": "800080",
    "darkyellow": "808000",
    "darkgray": "808080",
}
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_WORD_THEME = {
    "background1": "lt1",
    "text1": "dk1",
    "background2": "lt2",
    "text2": "dk2",
    "light1": "lt1",
    "dark1": "dk1",
    "light2": "lt2",
    "dark2": "dk2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_OFFICE = {
    "lt1": "FFFFFF",
    "dk1": "000000",
    "lt2": "E7E6E6",
    "dk2": "44546A",
    "accent1": "4472C4",
    "accent2": "ED7D31",
    "accent3": "A5A5A5",
    "accent4": "FFC000",
    "accent5": "5B9BD5",
    "accent6": "70AD47",
    "hlink": "0563C1",
    "folHlink": "954F72",
}


def read_colour(words: str) -> str:
    """A colour as web pages and OpenDocument write it → RRGGBB, or "" for none, transparent or unknown
    words."""
    words = words.strip().lower()
    if found := _HEX.match(words):
        return found.group(1).upper()
    if found := _SHORT.match(words):
        return "".join(letter * 2 for letter in found.group(1)).upper()
    if found := _RGB.match(words):
        if words.startswith("rgba") and re.search(r"[,/]\s*0(\.0*)?\s*\)$", words):
            return ""
        return "".join(f"{min(int(part), 255):02X}" for part in found.groups())
    return _NAMED.get(words, "")


def as_fill(colour: str) -> str:
    """The colour as a cell's fill: white is the paper, so it counts as none."""
    return "" if colour in ("FFFFFF", "") else colour


def as_ink(colour: str) -> str:
    """The colour as that of letters: black is the ink, so it counts as none."""
    return "" if colour in ("000000", "") else colour


def read_theme(theme: etree._Element | None) -> dict[str, str]:
    """The colours of a theme part (name → RRGGBB), those of Office's own theme where the file has none."""
    colours = dict(_OFFICE)
    scheme = theme.find(f".//{{{DRAWING}}}clrScheme") if theme is not None else None
    for entry in scheme if scheme is not None else ():
        for colour in entry:
            value = colour.get("lastClr") or colour.get("val") or ""
            if _HEX.match(value):
                colours[etree.QName(entry).localname] = value.upper()
    return colours


def word_theme_colour(theme: dict[str, str], name: str, tint: str, shade: str) -> str:
    """Word's themeFill / themeColor with its tint or shade (two hex digits of 255) → RRGGBB, "" if
    unknown."""
    base = theme.get(_WORD_THEME.get(name, name), "")
    if base and tint:
        return _mix(base, "FFFFFF", int(tint, 16) / 255)
    if base and shade:
        return _mix(base, "000000", int(shade, 16) / 255)
    return base


def sheet_theme_colour(theme: dict[str, str], position: int, tint: float) -> str:
    """Excel's theme colour number with its tint (-1 darkest to 1 lightest) → RRGGBB, "" if unknown."""
    if not 0 <= position < len(_THEME_ORDER):
        return ""
    return tinted(theme.get(_THEME_ORDER[position], ""), tint)


def tinted(colour: str, tint: float) -> str:
    """The colour with its lightness moved towards black (tint below 0) or white (ECMA-376 Part 1,
    18.8.19)."""
    if not colour or not tint:
        return colour
    hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _parts(colour)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    mixed = colorsys.hls_to_rgb(hue, max(0.0, min(1.0, light)), saturation)
    return "".join(f"{round(part * 255):02X}" for part in mixed)


def _mix(colour: str, other: str, share: float) -> str:
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "".join(f"{round(one * share + two * (1 - share)):02X}" for one, two in pairs)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[0:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)
