"""Pieces of a Word file that hand-made documents are put together from: tables with merges, lists that Word numbers
itself, tracked changes, content controls, text boxes, watermarks; and the same file exported by LibreOffice.

Text in a cell is one paragraph for each line; a line that starts with "• " is a bulleted paragraph.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

WHEN = 'w:id="901" w:author="Business unit" w:date="2024-05-14T09:00:00Z"'
Merge = tuple[int, int, int, int]


def new_document(*, landscape: bool = False, size: float = 10, font: str = "") -> Any:
    """An empty A4 document."""
    document = Document()
    style = document.styles["Normal"]
    style.font.size = Pt(size)
    if font:
        style.font.name = font
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(1.8)
    page.top_margin = page.bottom_margin = Cm(1.8)
    if landscape:
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = page.page_height, page.page_width
    return document


def write(cell: Any, text: str, *, bold: bool = False) -> None:
    """Write the lines of a text into an empty cell."""
    for position, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if position == 0 else cell.add_paragraph()
        if line.startswith("• "):
            paragraph.style = "List Bullet"
            line = line[2:]
        paragraph.add_run(line).bold = bold or None


def table(
    document: Any,
    rows: Sequence[Sequence[str]],
    *,
    widths: Sequence[float] = (),
    merges: Sequence[Merge] = (),
    bold: Sequence[int] = (),
    repeat: int = 0,
    style: str | None = "Table Grid",
) -> Any:
    """A table. `merges` are (first row, first column, last row, last column); rows shorter than the table are filled
    up with blanks; the first `repeat` rows come again at the head of each page."""
    width = max(len(row) for row in rows)
    made = document.add_table(rows=len(rows), cols=width, style=style)
    made.autofit = not widths
    grid = [list(made.rows[r].cells) for r in range(len(rows))]
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            write(grid[r][c], text, bold=r in bold)
    for c, wide in enumerate(widths):
        made.columns[c].width = Cm(wide)
    for r, cells in enumerate(grid):
        for cell, wide in zip(cells, widths, strict=False):
            cell.width = Cm(wide)
        if r < repeat:
            made.rows[r]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for top, left, bottom, right in merges:
        _merge(grid, top, left, bottom, right)
    return made


def _merge(grid: list[list[Any]], top: int, left: int, bottom: int, right: int) -> None:
    """Merge cells; blank paragraphs of the cells that were covered do not stay behind."""
    kept = grid[top][left].merge(grid[bottom][right])
    for paragraph in kept.paragraphs[1:]:
        if not paragraph.text and not paragraph._p.findall(qn("w:ins")):
            paragraph._p.getparent().remove(paragraph._p)


def shade(cell: Any, fill: str) -> None:
    """Fill a cell with a colour."""
    made = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>'
    cell._tc.get_or_add_tcPr().append(parse_xml(made))


def field(paragraph: Any, instruction: str) -> None:
    """A field such as PAGE or NUMPAGES."""
    made = OxmlElement("w:fldSimple")
    made.set(qn("w:instr"), instruction)
    paragraph._p.append(made)


def page_footer(document: Any, before: str) -> None:
    """A footer that ends in "Page x of y"."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{before} Page ")
    field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    field(paragraph, "NUMPAGES")


class Numbering:
    """A list that Word numbers itself. `levels` are (number format, text pattern), outermost first."""

    def __init__(self, document: Any, levels: Sequence[tuple[str, str]]):
        root = document.part.numbering_part.element
        self._number = 300 + len(root)
        space = nsdecls("w")
        made = "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="space"/>'
            f'<w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/></w:lvl>'
            for n, (kind, pattern) in enumerate(levels)
        )
        kind = '<w:multiLevelType w:val="multilevel"/>'
        root.insert(
            0,
            parse_xml(
                f'<w:abstractNum {space} w:abstractNumId="{self._number}">{kind}{made}</w:abstractNum>'
            ),
        )
        link = f'<w:abstractNumId w:val="{self._number}"/>'
        root.append(parse_xml(f'<w:num {space} w:numId="{self._number}">{link}</w:num>'))

    def apply(self, paragraph: Any, level: int = 0) -> None:
        """Number a paragraph at a level of this list."""
        made = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{self._number}"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(made))


def inserted(paragraph: Any, text: str) -> None:
    """Text inserted by a tracked change."""
    space = nsdecls("w")
    paragraph._p.append(
        parse_xml(f'<w:ins {space} {WHEN}><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:ins>')
    )


def deleted(paragraph: Any, text: str) -> None:
    """Text deleted by a tracked change."""
    space = nsdecls("w")
    made = f'<w:del {space} {WHEN}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'
    paragraph._p.append(parse_xml(made))


def whole_row(row: Any, change: str) -> None:
    """Mark a whole row of a table as inserted (`ins`) or deleted (`del`), with all of its text."""
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:{change} {nsdecls('w')} {WHEN}/>"))
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            texts = [run.text for run in paragraph.runs]
            for run in list(paragraph.runs):
                run._r.getparent().remove(run._r)
            for text in filter(None, texts):
                (inserted if change == "ins" else deleted)(paragraph, text)


def control(cell: Any, text: str, kind: str = "text", *, prompt: bool = False) -> None:
    """A content control (`text`, `date` or `dropDownList`) that holds the text of a cell, or still shows its prompt."""
    inner = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    shown = "<w:showingPlcHdr/>" if prompt else ""
    made = f"<w:sdt {nsdecls('w')}><w:sdtPr>{shown}<w:{kind}/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    cell.paragraphs[0]._p.append(parse_xml(made))


def checkbox(paragraph: Any, label: str, *, ticked: bool) -> None:
    """A check box with its label after it."""
    space = nsdecls("w")
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    mark, value = ("☒", 1) if ticked else ("☐", 0)
    box = f'<w14:checkbox {w14}><w14:checked w14:val="{value}"/></w14:checkbox>'
    inner = f"<w:r><w:t>{mark}</w:t></w:r>"
    paragraph._p.append(
        parse_xml(f"<w:sdt {space}><w:sdtPr>{box}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>")
    )
    paragraph.add_run(f" {label}   ")


def text_box(document: Any, lines: Sequence[str]) -> None:
    """A text box as Word writes it: once for new readers and once, the same, for old ones."""
    spaces = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    inner = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    shape = (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="6120000" cy="1080000"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/>'
        f"</a:solidFill></a:ln></wps:spPr><wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    )
    drawing = (
        '<w:drawing><wp:inline><wp:extent cx="6120000" cy="1080000"/><wp:docPr id="41" name="Text Box 1"/>'
        f"{shape}</wp:inline></w:drawing>"
    )
    old = f'<w:pict><v:shape style="width:480pt;height:85pt"><v:textbox>{content}</v:textbox></v:shape></w:pict>'
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )
    paragraph = document.add_paragraph()
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')} {spaces}>{both}</w:r>"))


def watermark(document: Any, text: str) -> None:
    """A watermark in the header, as Word's own gallery makes it."""
    made = (
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>'
        '<v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" style="position:absolute;width:412pt;height:165pt;'
        f'rotation:315;z-index:-251" fillcolor="silver" stroked="f"><v:textpath string="{text}"/></v:shape></w:pict></w:r>'
    )
    document.sections[0].header.paragraphs[0]._p.append(parse_xml(made))


def export(source: Path, path: Path) -> None:
    """Let LibreOffice write the file again in the format of `path`'s ending."""
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit(f"{path.name} is an export: LibreOffice is needed to build it again.")
    with tempfile.TemporaryDirectory() as folder:
        kind = path.suffix[1:]
        command = [
            office,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            kind,
        ]
        subprocess.run([*command, "--outdir", folder, str(source)], check=True, capture_output=True)
        shutil.move(Path(folder) / f"{source.stem}.{kind}", path)
