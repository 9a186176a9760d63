"""What Word's styles say: heading levels, numbering, hidden text, bold, size and colour, along the chain of
styles."""

from dataclasses import dataclass

from lxml import etree

from lineofsight.plan.importing.containers import colours
from lineofsight.plan.importing.containers.word.names import is_on, number, value, w

_LONGEST_CHAIN = 20


@dataclass(frozen=True)
class Look:
    """How letters look. None means "not said here"; `colour` is RRGGBB or "" for automatic, `font` for symbol
    fonts."""

    bold: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    colour: str | None = None
    font: str | None = None

    def over(self, other: "Look") -> "Look":
        """This look where it says something, else the other's."""
        return Look(
            *(
                getattr(self, name) if getattr(self, name) is not None else getattr(other, name)
                for name in _LOOK_FIELDS
            )
        )


_LOOK_FIELDS = ("bold", "hidden", "size", "colour", "font")


@dataclass(frozen=True)
class Style:
    """A style with all it inherits. `level` is 1-6 for headings, 0 for body text; `numbering` is (number id,
    level) with None for what the style leaves open."""

    name: str = ""
    level: int = 0
    look: Look = Look()
    numbering: tuple[int | None, int | None] = (None, None)
    fill: str = ""


class Styles:
    """The styles of one document, each worked out once."""

    def __init__(self, part: etree._Element | None, theme: dict[str, str]):
        self.theme = theme
        self._elements: dict[str, etree._Element] = {}
        self._known: dict[str, Style] = {}
        self._default_paragraph = ""
        self.base = Look()
        if part is None:
            return
        for element in part.findall(w("style")):
            self._elements[value(element, "styleId")] = element
            if value(element, "type") == "paragraph" and value(element, "default") in ("1", "true", "on"):
                self._default_paragraph = value(element, "styleId")
        self.base = self.look_of(part.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"))

    def of_paragraph(self, properties: etree._Element | None) -> Style:
        """The style of a paragraph from its properties, the document's default where it names none."""
        named = value(properties.find(w("pStyle"))) if properties is not None else ""
        return self.get(named or self._default_paragraph)

    def of_letters(self, properties: etree._Element | None) -> Look:
        """How a run looks by itself: its own properties over those of its character style."""
        own = self.look_of(properties)
        named = value(properties.find(w("rStyle"))) if properties is not None else ""
        return own.over(self.get(named).look) if named else own

    def get(self, identity: str) -> Style:
        """The style of this id with what it inherits; an empty one where the document does not define it."""
        if identity not in self._known:
            self._known[identity] = self._work_out(identity)
        return self._known[identity]

    def look_of(self, properties: etree._Element | None) -> Look:
        """The look that one element of run properties sets."""
        if properties is None:
            return Look()
        size = number(properties.find(w("sz")))
        fonts = properties.find(w("rFonts"))
        return Look(
            bold=is_on(properties, "b"),
            hidden=is_on(properties, "vanish"),
            size=size / 2 if size else None,
            colour=self._ink(properties.find(w("color"))),
            font=(value(fonts, "ascii") or value(fonts, "hAnsi")) or None,
        )

    def _ink(self, element: etree._Element | None) -> str | None:
        if element is None:
            return None
        if themed := value(element, "themeColor"):
            found = colours.word_theme_colour(
                self.theme, themed, value(element, "themeTint"), value(element, "themeShade")
            )
            return colours.as_ink(found)
        return colours.as_ink(colours.read_colour(value(element)))

    def _work_out(self, identity: str) -> Style:
        """Walk up the chain; what a style says beats what it is based on."""
        level, name = None, ""
        numbering: tuple[int | None, int | None] = (None, None)
        look, fill = Look(), ""
        seen: set[str] = set()
        while identity in self._elements and identity not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(identity)
            element = self._elements[identity]
            own_name = value(element.find(w("name")))
            name = name or own_name
            properties = element.find(w("pPr"))
            if level is None:
                level = heading_level(own_name, properties)
            numbering = _inherit(numbering, numbering_of(properties))
            look = look.over(self.look_of(element.find(w("rPr"))))
            fill = fill or self.fill_of(properties)
            identity = value(element.find(w("basedOn")))
        return Style(name, level or 0, look, numbering, fill)

    def fill_of(self, properties: etree._Element | None) -> str:
        """The shading that an element of cell, row, table, paragraph or run properties sets → RRGGBB or
        ""."""
        shading = None if properties is None else properties.find(w("shd"))
        if shading is None or value(shading) == "nil":
            return ""
        pattern = value(shading)
        if pattern == "solid":
            return colours.as_fill(self._shade(shading, "color", "themeColor", "themeTint", "themeShade"))
        return colours.as_fill(self._shade(shading, "fill", "themeFill", "themeFillTint", "themeFillShade"))

    def _shade(self, shading: etree._Element, plain: str, themed: str, tint: str, shade: str) -> str:
        if name := value(shading, themed):
            found = colours.word_theme_colour(self.theme, name, value(shading, tint), value(shading, shade))
            if found:
                return found
        return colours.read_colour(value(shading, plain))


def heading_level(name: str, properties: etree._Element | None) -> int | None:
    """The level that an outline level or a heading style's name gives, None where neither speaks."""
    outline = None if properties is None else properties.find(w("outlineLvl"))
    if outline is not None:
        level = number(outline, default=9)
        return min(level + 1, 6) if level < 9 else 0
    words = name.lower().split()
    if len(words) == 2 and words[0] == "heading" and words[1].isdigit():
        return min(max(int(words[1]), 1), 6)
    return 1 if words == ["title"] else None


def numbering_of(properties: etree._Element | None) -> tuple[int | None, int | None]:
    """The (number id, level) that paragraph properties set, None for each that they do not mention."""
    settings = None if properties is None else properties.find(w("numPr"))
    if settings is None:
        return (None, None)
    identity, level = settings.find(w("numId")), settings.find(w("ilvl"))
    return (
        number(identity) if identity is not None else None,
        number(level) if level is not None else None,
    )


def _inherit(
    own: tuple[int | None, int | None], inherited: tuple[int | None, int | None]
) -> tuple[int | None, int | None]:
    return (
        own[0] if own[0] is not None else inherited[0],
        own[1] if own[1] is not None else inherited[1],
    )
