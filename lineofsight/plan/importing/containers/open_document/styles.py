"""What OpenDocument's styles say: fills, bold, hidden, size, heading names, list levels and how dates are
shown."""

from dataclasses import dataclass, field, replace

from lxml import etree

from lineofsight.plan.importing.containers import colours
from lineofsight.plan.importing.containers.folding import BULLET, TICK, fold
from lineofsight.plan.importing.containers.numerals import print_number
from lineofsight.plan.importing.containers.open_document.names import name, value

_LONGEST_CHAIN = 20
_FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "": "none",
}


@dataclass(frozen=True)
class Style:
    """One style with all it inherits; None or "" for what is not said."""

    title: str = ""
    bold: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    colour: str = ""
    fill: str = ""
    shown: bool = True
    data: str = ""
    list_style: str = ""


@dataclass(frozen=True)
class ListLevel:
    """One level of a list style; `form` is "bullet" or a form of `numerals`."""

    form: str = "bullet"
    before: str = ""
    after: str = ""
    start: int = 1
    levels_shown: int = 1
    bullet: str = BULLET


@dataclass
class Styles:
    """All styles of a document, by family and name, worked out once each."""

    _elements: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    _known: dict[tuple[str, str], Style] = field(default_factory=dict)
    _lists: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    _dates: dict[str, str] = field(default_factory=dict)

    def take(self, root: etree._Element | None) -> None:
        """Take in the styles of one part (styles.xml first, then content.xml)."""
        if root is None:
            return
        for element in root.iter(name("style:style")):
            self._elements[value(element, "style:family"), value(element, "style:name")] = element
        for element in root.iter(name("text:list-style")):
            self._lists[value(element, "style:name")] = _list_levels(element)
        for element in root.iter(name("number:date-style")):
            self._dates[value(element, "style:name")] = _date_form(element)

    def get(self, family: str, style: str) -> Style:
        """The style of this family and name; an empty one where the document has none."""
        key = (family, style)
        if key not in self._known:
            self._known[key] = self._work_out(family, style)
        return self._known[key]

    def list_level(self, style: str, level: int) -> ListLevel:
        """The list level, counted from 1; a round bullet where the list style is not known."""
        return self._lists.get(style, {}).get(level, ListLevel())

    def date_form(self, data_style: str) -> str:
        """How a data style shows dates ("mmm-yy"), "" when it shows none."""
        return self._dates.get(data_style, "")

    def _work_out(self, family: str, style: str) -> Style:
        found = Style()
        seen: set[str] = set()
        while (family, style) in self._elements and style not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(style)
            element = self._elements[family, style]
            found = _beneath(found, element, style)
            style = value(element, "style:parent-style-name")
        return found


def _beneath(found: Style, element: etree._Element, style: str) -> Style:
    """What is found so far, filled up from one style further up the chain."""
    letters = element.find(name("style:text-properties"))
    weight, display = value(letters, "fo:font-weight"), value(letters, "text:display")
    size = value(letters, "fo:font-size")
    return replace(
        found,
        title=found.title or (value(element, "style:display-name") or style).replace("_20_", " "),
        bold=found.bold
        if found.bold is not None or not weight
        else weight in ("bold", "600", "700", "800", "900"),
        hidden=found.hidden if found.hidden is not None or not display else display == "none",
        size=found.size if found.size is not None or not size.endswith("pt") else float(size[:-2]),
        colour=found.colour or colours.as_ink(colours.read_colour(value(letters, "fo:color"))),
        fill=found.fill or _fill(element),
        shown=found.shown and not _is_hidden_part(element),
        data=found.data or value(element, "style:data-style-name"),
        list_style=found.list_style or value(element, "style:list-style-name"),
    )


def _fill(element: etree._Element) -> str:
    for kind in ("table-cell", "table-row", "paragraph", "table", "text"):
        properties = element.find(name(f"style:{kind}-properties"))
        if fill := colours.as_fill(colours.read_colour(value(properties, "fo:background-color"))):
            return fill
    return ""


def _is_hidden_part(element: etree._Element) -> bool:
    """Whether a sheet or a section of this style is not shown."""
    table, section = (
        element.find(name("style:table-properties")),
        element.find(name("style:section-properties")),
    )
    return value(table, "table:display") == "false" or value(section, "text:display") == "none"


def _list_levels(element: etree._Element) -> dict[int, ListLevel]:
    levels = {}
    for entry in element:
        level = int(value(entry, "text:level") or 1)
        if entry.tag == name("text:list-level-style-number"):
            levels[level] = ListLevel(
                form=_FORMS.get(value(entry, "style:num-format"), "decimal"),
                before=value(entry, "style:num-prefix"),
                after=value(entry, "style:num-suffix"),
                start=int(value(entry, "text:start-value") or 1),
                levels_shown=int(value(entry, "text:display-levels") or 1),
            )
        else:
            drawn = fold(value(entry, "text:bullet-char"))
            levels[level] = ListLevel(bullet=drawn if drawn in (TICK, "-", "\u2013", "\u2014") else BULLET)
    return levels


def print_list_number(levels: list[ListLevel], counts: list[int]) -> str:
    """What prints before an item: the numbers of its level and of as many levels above as the style shows."""
    last = levels[-1]
    if last.form == "bullet":
        return last.bullet
    first = max(0, len(levels) - last.levels_shown)
    shown = [
        print_number(count, level.form)
        for level, count in zip(levels[first:], counts[first:], strict=True)
        if level.form not in ("bullet", "none")
    ]
    if last.form == "none":
        return fold(last.before + last.after)
    return fold(last.before + ".".join(shown) + last.after)


def _date_form(element: etree._Element) -> str:
    """A date style as Excel would write it: "d mmmm yyyy"."""
    drawn = []
    for part in element:
        long = value(part, "number:style") == "long"
        kind = etree.QName(part).localname
        if kind == "day":
            drawn.append("dd" if long else "d")
        elif kind == "month":
            words = value(part, "number:textual") == "true"
            drawn.append(
                {(True, True): "mmmm", (True, False): "mmm", (False, True): "mm"}.get((words, long), "m")
            )
        elif kind == "year":
            drawn.append("yyyy" if long else "yy")
        elif kind == "day-of-week":
            drawn.append("dddd" if long else "ddd")
        elif kind == "text":
            drawn.append(part.text or "")
    return "".join(drawn).strip()
