"""What a workbook's cell styles say: fill, ink, bold and number format, worked out once for each style."""

from dataclasses import dataclass

from lxml import etree

from lineofsight.plan.importing.containers import colours
from lineofsight.plan.importing.containers.number_formats import BUILT_IN

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LONGEST_FORMAT = 255  # as in Excel
_INDEXED = [
    "000000",
    "FFFFFF",
    "FF0000",
    "00FF00",
    "0000FF",
    "FFFF00",
    "FF00FF",
    "00FFFF",
    "000000",
    "FFFFFF",
    "FF0000",
    "00FF00",
    "0000FF",
    "FFFF00",
    "FF00FF",
    "00FFFF",
    "800000",
    "008000",
    "000080",
    "808000",
    "800080",
    "008080",
    "C0C0C0",
    "808080",
    "9999FF",
    "993366",
    "FFFFCC",
    "CCFFFF",
    "660066",
    "FF8080",
    "0066CC",
    "CCCCFF",
    "000080",
    "FF00FF",
    "FFFF00",
    "00FFFF",
    "800080",
    "800000",
    "008080",
    "0000FF",
    "00CCFF",
    "CCFFFF",
    "CCFFCC",
    "FFFF99",
    "99CCFF",
    "FF99CC",
    "CC99FF",
    "FFCC99",
    "3366FF",
    "33CCCC",
    "99CC00",
    "FFCC00",
    "FF9900",
    "FF6600",
    "666699",
    "969696",
    "003366",
    "339966",
    "003300",
    "333300",
    "993300",
    "993366",
    "333399",
    "333333",
]


@dataclass(frozen=True)
class CellStyle:
    """How a cell looks; `form` is its number format as Excel writes it."""

    fill: str = ""
    bold: bool = False
    colour: str = ""
    form: str = "General"


class WorkbookStyles:
    """The cell styles of one workbook, by their number."""

    def __init__(self, part: etree._Element | None, theme: etree._Element | None):
        self._theme = colours.read_theme(theme)
        self._palette = list(_INDEXED)
        self._styles: list[CellStyle] = []
        if part is None:
            return
        custom = part.findall(f"{_S}colors/{_S}indexedColors/{_S}rgbColor")
        if custom:
            self._palette[: len(custom)] = [entry.get("rgb", "")[-6:].upper() for entry in custom]
        forms = dict(BUILT_IN)
        for entry in part.iter(f"{_S}numFmt"):
            forms[int(entry.get("numFmtId", "0"))] = entry.get("formatCode", "General")[:_LONGEST_FORMAT]
        fills = [self._fill(entry) for entry in part.findall(f"{_S}fills/{_S}fill")]
        fonts = [self._font(entry) for entry in part.findall(f"{_S}fonts/{_S}font")]
        for entry in part.findall(f"{_S}cellXfs/{_S}xf"):
            bold, colour = _at(fonts, entry.get("fontId"), (False, ""))
            form = forms.get(int(entry.get("numFmtId", "0")), "General")
            self._styles.append(CellStyle(_at(fills, entry.get("fillId"), ""), bold, colour, form))

    def get(self, number: int) -> CellStyle:
        """The style with this number, a plain one where the workbook has none."""
        return self._styles[number] if 0 <= number < len(self._styles) else CellStyle()

    def _fill(self, entry: etree._Element) -> str:
        pattern = entry.find(f"{_S}patternFill")
        if pattern is not None:
            if pattern.get("patternType", "none") != "solid":
                return ""
            return colours.as_fill(self._colour(pattern.find(f"{_S}fgColor")))
        return colours.as_fill(self._colour(entry.find(f"{_S}gradientFill/{_S}stop/{_S}color")))

    def _font(self, entry: etree._Element) -> tuple[bool, str]:
        bold = entry.find(f"{_S}b")
        is_bold = bold is not None and bold.get("val", "1") not in ("0", "false")
        return is_bold, colours.as_ink(self._colour(entry.find(f"{_S}color")))

    def _colour(self, entry: etree._Element | None) -> str:
        """RRGGBB of a colour element, "" for automatic or unknown."""
        if entry is None:
            return ""
        tint = float(entry.get("tint") or 0)
        if entry.get("rgb"):
            return colours.tinted(colours.read_colour(entry.get("rgb", "")[-6:]), tint)
        if entry.get("theme"):
            return colours.sheet_theme_colour(self._theme, int(entry.get("theme", "0")), tint)
        if entry.get("indexed"):
            number = int(entry.get("indexed", "64"))
            return self._palette[number] if number < len(self._palette) else ""
        return ""


def _at(values: list, position: str | None, default):
    number = int(position) if position and position.isdigit() else -1
    return values[number] if 0 <= number < len(values) else default
