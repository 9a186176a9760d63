"""Word documents (.docx and its kin): body, text boxes, headers and footers become a neutral document.

Read from the XML itself rather than through python-docx: merged cells, automatic numbers, tracked changes,
content controls and theme fills are all below what that library shows, and a plan opens in a fraction of the
time.
"""

from collections.abc import Callable
from pathlib import Path, PurePosixPath

from lxml import etree

from lineofsight.plan.importing.containers import archives, colours
from lineofsight.plan.importing.containers.word.body import Body
from lineofsight.plan.importing.containers.word.names import w
from lineofsight.plan.importing.containers.word.numbering import Numbering
from lineofsight.plan.importing.containers.word.styles import Styles
from lineofsight.plan.importing.document import CannotRead, Document, Paragraph

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def read(path: Path, tell: Callable[[str, float | None], None]) -> Document:
    """Read a Word document. Raises CannotRead when it is damaged, locked, hostile or holds no text."""
    with archives.open_archive(path) as archive:
        name = _main_part(archive)
        main = archive.xml(name)
        if main is None or main.find(w("body")) is None:
            raise CannotRead(archives.DAMAGED, place=name)
        folder = PurePosixPath(name).parent
        theme = colours.read_theme(_first(archive, f"{folder}/theme/theme1.xml", f"{folder}/theme/theme.xml"))
        styles = Styles(archive.xml(f"{folder}/styles.xml"), theme)
        numbering = archive.xml(f"{folder}/numbering.xml")
        tell("Reading the document", 0.2)
        pages_known = next(main.iter(w("lastRenderedPageBreak")), None) is not None
        body = Body(styles, Numbering(numbering), pages_known)
        blocks = tuple(body.blocks(main.find(w("body"))))
        furniture = _headers_and_footers(archive, str(folder), styles)
        foreign = next(main.iter(w("altChunk")), None) is not None
    if not blocks:
        raise CannotRead(
            "This document holds no text: its pages may be pictures of a scanned plan. Choose the plan as it "
            "was written, "
            "or run text recognition (OCR) over it first."
        )
    warnings = ("A part that was inserted from another file was not read.",) if foreign else ()
    return Document(blocks, "docx", tuple(dict.fromkeys([*furniture, *body.contents])), warnings)


def _main_part(archive: archives.Archive) -> str:
    """The part that holds the body, as the package says; Word's usual name where it says nothing."""
    relations = archive.xml("_rels/.rels")
    for relation in relations.iter(f"{{{_PACKAGE}}}Relationship") if relations is not None else ():
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    return "word/document.xml"


def _first(archive: archives.Archive, *names: str) -> etree._Element | None:
    return next((archive.xml(name) for name in names if name in archive), None)


def _headers_and_footers(archive: archives.Archive, folder: str, styles: Styles) -> list[str]:
    """The printed lines of every header and footer part, each once."""
    lines: dict[str, None] = {}
    for name in sorted(archive.names):
        part = PurePosixPath(name)
        if (
            str(part.parent) != folder
            or not part.name.startswith(("header", "footer"))
            or part.suffix != ".xml"
        ):
            continue
        root = archive.xml(name)
        for block in Body(styles, Numbering(None)).blocks(root) if root is not None else ():
            if isinstance(block, Paragraph):
                lines.setdefault(block.text)
            else:
                lines.update(dict.fromkeys(line for cell in block.cells for line in cell.lines))
    return [line for line in lines if line]
