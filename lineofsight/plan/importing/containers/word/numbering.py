"""Word's automatic numbering: the number that prints before a paragraph, which the file does not store.

Word stores only "level 1 of list 7"; what prints ("2.3", "b)", "iv.") comes from counting paragraphs in
order. The rules are those of ECMA-376 Part 1, 17.9: levels restart after a higher one, a level number shows
the numbers of the levels above it, lists on one definition share a count unless one overrides its start.
"""

from dataclasses import dataclass, field

from lxml import etree

from lineofsight.plan.importing.containers.folding import BULLET, TICK, fold, is_symbol_font, symbol
from lineofsight.plan.importing.containers.numerals import print_number
from lineofsight.plan.importing.containers.word.names import is_on, number, value, w

_DEEPEST = 9


@dataclass
class Level:
    """One level of a list as defined."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart_after: int | None = None
    all_decimal: bool = False
    font: str = ""
    paragraph_style: str = ""


@dataclass
class List:
    """A list instance: the definition it counts with and the levels it sees."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of one document; ask in the order of the document."""

    def __init__(self, part: etree._Element | None):
        self._lists: dict[int, List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[int, int]] = set()
        self._style_levels: dict[tuple[int, str], int] = {}
        if part is not None:
            self._read(part)

    def level_of_style(self, list_number: int, style: str) -> int:
        """The level that a list ties to a paragraph style, 0 where it ties none."""
        return self._style_levels.get((list_number, style), 0)

    def next(self, list_number: int, level: int) -> str:
        """Count one more paragraph of this list at this level and give what prints before it: a number, "•",
        or ""."""
        found = self._lists.get(list_number)
        if found is None or level not in found.levels:
            return ""
        counts = self._counts.setdefault(found.definition, {})
        if level in found.starts and (list_number, level) not in self._started:
            counts[level] = found.starts[level] - 1
        self._started.add((list_number, level))
        counts[level] = counts[level] + 1 if level in counts else found.levels[level].start
        self._restart_below(found, counts, level)
        return self._printed(found, counts, level)

    def _restart_below(self, found: List, counts: dict[int, int], level: int) -> None:
        for lower in [other for other in counts if other > level]:
            after = found.levels[lower].restart_after if lower in found.levels else None
            if after is None or (after != 0 and level < after):
                del counts[lower]

    def _printed(self, found: List, counts: dict[int, int], level: int) -> str:
        shown = found.levels[level]
        if shown.form == "bullet":
            return _bullet(shown)
        text = shown.text
        for other in range(_DEEPEST, 0, -1):
            if f"%{other}" not in text:
                continue
            above = found.levels.get(other - 1, Level())
            form = "decimal" if shown.all_decimal and above.form != "bullet" else above.form
            text = text.replace(f"%{other}", print_number(counts.get(other - 1, above.start), form))
        return fold(text)

    def _read(self, part: etree._Element) -> None:
        definitions = {value(entry, "abstractNumId"): entry for entry in part.findall(w("abstractNum"))}
        by_style = {value(entry.find(w("styleLink"))): key for key, entry in definitions.items()}
        for entry in part.findall(w("num")):
            key = value(entry.find(w("abstractNumId")))
            linked = value(definitions[key].find(w("numStyleLink"))) if key in definitions else ""
            key = by_style.get(linked, key) if linked else key
            levels = _levels(definitions[key]) if key in definitions else {}
            instance = List(key, levels)
            for override in entry.findall(w("lvlOverride")):
                self._override(instance, override)
            list_number = number(entry, "numId")
            self._lists[list_number] = instance
            for position, level in instance.levels.items():
                if level.paragraph_style:
                    self._style_levels[(list_number, level.paragraph_style)] = position

    def _override(self, instance: List, override: etree._Element) -> None:
        position = number(override, "ilvl")
        start, level = override.find(w("startOverride")), override.find(w("lvl"))
        if level is not None:
            instance.levels = instance.levels | {position: _level(level)}
        if start is not None:
            instance.starts[position] = number(start, default=1)


def _levels(definition: etree._Element) -> dict[int, Level]:
    return {number(entry, "ilvl"): _level(entry) for entry in definition.findall(w("lvl"))}


def _level(entry: etree._Element) -> Level:
    restart = entry.find(w("lvlRestart"))
    fonts = entry.find(f"{w('rPr')}/{w('rFonts')}")
    return Level(
        start=number(entry.find(w("start")), default=1),
        form=value(entry.find(w("numFmt"))) or "decimal",
        text=value(entry.find(w("lvlText"))),
        restart_after=number(restart) if restart is not None else None,
        all_decimal=is_on(entry, "isLgl") is True,
        font=value(fonts, "ascii") or value(fonts, "hAnsi"),
        paragraph_style=value(entry.find(w("pStyle"))),
    )


def _bullet(level: Level) -> str:
    """What a bullet prints: a tick or a dash as such, every other sign as the round bullet, nothing for
    nothing."""
    if not level.text.strip():
        return ""
    drawn = symbol(ord(level.text[0]), level.font) if is_symbol_font(level.font) else fold(level.text)
    return drawn if drawn in (TICK, "-", "\u2013", "\u2014") else BULLET
