"""The body of an OpenDocument text: paragraphs, lists and tables in order."""

from collections.abc import Iterator

from lxml import etree

from lineofsight.plan.importing.containers import limits
from lineofsight.plan.importing.containers.folding import fold
from lineofsight.plan.importing.containers.open_document.letters import Letters, read_letters
from lineofsight.plan.importing.containers.open_document.names import name, value
from lineofsight.plan.importing.containers.open_document.styles import (
    ListLevel,
    Style,
    Styles,
    print_list_number,
)
from lineofsight.plan.importing.containers.open_document.tables import read_table
from lineofsight.plan.importing.document import Block, CannotRead, Paragraph

_CONTENTS = {
    name(f"text:{kind}")
    for kind in (
        "table-of-content",
        "alphabetical-index",
        "illustration-index",
        "table-index",
        "user-index",
        "bibliography",
    )
}


class Body:
    """Reads one document from first to last: follows pages, counts lists and tables."""

    def __init__(self, styles: Styles, pages_known: bool = False):
        self.styles = styles
        self.page: int | None = 1 if pages_known else None
        self.tables_seen = 0
        self.cells_seen = 0
        self.contents: list[str] = []
        self._counts: dict[str, dict[int, int]] = {}
        self._last_of_style: dict[str, str] = {}

    def blocks(self, container: etree._Element, depth: int = 0) -> Iterator[Block]:
        """The paragraphs and tables of a body, section or text box."""
        if depth > limits.DEPTH:
            raise CannotRead(
                "Sections lie in one another too deeply in this document. Copy the plan into a new one."
            )
        for child in container:
            tag = child.tag
            if tag in (name("text:p"), name("text:h")):
                yield from self._paragraph(child, "", depth)
            elif tag == name("text:list"):
                yield from self._list(child, depth)
            elif tag == name("table:table"):
                self.tables_seen += 1
                yield read_table(child, self, self.tables_seen)
            elif tag == name("text:soft-page-break"):
                self.turn_page(1)
            elif tag in _CONTENTS:
                self.contents.extend(_texts(child, self.styles))
            elif self._is_open(child):
                yield from self.blocks(child, depth + 1)

    def _is_open(self, element: etree._Element) -> bool:
        """Whether this wraps body text: sections that are shown, frames, text boxes; not forms, not deleted
        text."""
        if element.tag == name("text:section"):
            shown = self.styles.get("section", value(element, "text:style-name")).shown
            return shown and value(element, "text:display") != "none"
        return element.tag in (name("draw:frame"), name("draw:text-box"), name("text:numbered-paragraph"))

    def turn_page(self, pages: int) -> None:
        """Follow page breaks, where the file records them."""
        if self.page is not None:
            self.page += pages

    def letters(self, element: etree._Element) -> tuple[Letters, Style]:
        """The letters of a paragraph with its style; none for a hidden paragraph."""
        style = self.styles.get("paragraph", value(element, "text:style-name"))
        return (Letters() if style.hidden else read_letters(element, self.styles, style)), style

    def _paragraph(self, element: etree._Element, number: str, depth: int) -> Iterator[Block]:
        letters, style = self.letters(element)
        page = None if self.page is None else self.page + letters.breaks_before
        self.turn_page(letters.breaks)
        if letters.lines or number:
            level = value(element, "text:outline-level")
            is_heading = element.tag == name("text:h")
            yield Paragraph(
                text=letters.text,
                level=(min(int(level), 6) if level.isdigit() else 1)
                if is_heading
                else int(style.title == "Title"),
                style=style.title,
                number=number,
                bold=letters.bold,
                size=letters.size,
                page=page,
                depth=max(0, sum(1 for _ in element.iterancestors(name("text:list"))) - 1),
            )
        for box in letters.boxes:
            yield from self.blocks(box, depth + 1)

    def _list(self, element: etree._Element, depth: int) -> Iterator[Block]:
        for paragraph, number in self.list_items(element):
            if paragraph.tag == name("table:table"):
                self.tables_seen += 1
                yield read_table(paragraph, self, self.tables_seen)
            else:
                yield from self._paragraph(paragraph, number, depth)

    def list_items(
        self,
        element: etree._Element,
        style: str = "",
        above: tuple[tuple[ListLevel, int], ...] = (),
        key: str = "",
    ) -> Iterator[tuple[etree._Element, str]]:
        """The paragraphs of a list in order, each with what prints before it ("" for further paragraphs of an
        item)."""
        style = value(element, "text:style-name") or style
        depth = len(above) + 1
        if depth > limits.DEPTH:
            return
        key = key or self._key(element, style)
        counts = self._counts.setdefault(key, {})
        for item in element:
            if item.tag == name("text:list-header"):
                yield from ((child, "") for child in item if child.tag in (name("text:p"), name("text:h")))
                continue
            if item.tag != name("text:list-item"):
                continue
            level = self.styles.list_level(style, depth)
            asked = value(item, "text:start-value")
            counts[depth] = int(asked) if asked.isdigit() else counts.get(depth, level.start - 1) + 1
            for lower in [other for other in counts if other > depth]:
                del counts[lower]
            yield from self._item(item, style, (*above, (level, counts[depth])), key)

    def _item(
        self, item: etree._Element, style: str, levels: tuple[tuple[ListLevel, int], ...], key: str
    ) -> Iterator[tuple[etree._Element, str]]:
        number = print_list_number([level for level, _ in levels], [count for _, count in levels])
        for child in item:
            if child.tag == name("text:list"):
                yield from self.list_items(child, style, levels, key)
            elif child.tag in (name("text:p"), name("text:h"), name("table:table")):
                yield child, number
                number = ""

    def _key(self, element: etree._Element, style: str) -> str:
        """What this list counts together with: itself, the list it says it continues, or the last of its
        style."""
        own = element.get("{http://www.w3.org/XML/1998/namespace}id") or f"list {len(self._counts)}"
        key = value(element, "text:continue-list")
        if key not in self._counts:
            continues = value(element, "text:continue-numbering") == "true"
            key = self._last_of_style.get(style, own) if continues else own
        self._last_of_style[style] = key
        return key

    def cell_lines(self, cell: etree._Element, depth: int = 0) -> tuple[list[str], list[Letters]]:
        """The lines of a cell and the letters they came from."""
        lines: list[str] = []
        seen: list[Letters] = []
        if depth > limits.NESTED_TABLES:
            return lines, seen

        def take(paragraph: etree._Element, number: str) -> None:
            letters, _ = self.letters(paragraph)
            seen.append(letters)
            own = list(letters.lines)
            if number:
                own[:1] = [fold(f"{number} {own[0] if own else ''}")]
            lines.extend(own)
            for box in letters.boxes:
                add(self.cell_lines(box, depth + 1))

        def add(more: tuple[list[str], list[Letters]]) -> None:
            lines.extend(more[0])
            seen.extend(more[1])

        for child in cell:
            if child.tag in (name("text:p"), name("text:h")):
                take(child, "")
            elif child.tag == name("text:list"):
                for paragraph, number in self.list_items(child):
                    take(paragraph, number)
            elif child.tag == name("table:table"):
                for row in child.iter(name("table:table-row")):
                    parts = [
                        self.cell_lines(inner, depth + 1)
                        for inner in row.iterchildren(name("table:table-cell"))
                    ]
                    filled = [part for part in parts if part[0]]
                    lines.extend(
                        filled[0][0] if len(filled) == 1 else [" ".join(" ".join(p[0]) for p in filled)]
                    )
                    seen.extend(one for part in parts for one in part[1])
            elif self._is_open(child):
                add(self.cell_lines(child, depth + 1))
        return [line for line in lines if line], seen


def _texts(element: etree._Element, styles: Styles) -> list[str]:
    return [
        text
        for paragraph in element.iter(name("text:p"))
        if (text := read_letters(paragraph, styles, Style()).text)
    ]
