"""A Word plan still in track changes: inserted and deleted words, a comment, Word's own numbering for objectives and for
the lettered actions beside them, outcomes in a box above each table, status by colour without a key, a lead per priority."""

from copy import deepcopy
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import month, quarter, span, undated

NAME = "Wexbridge and Marsh Safeguarding Children Partnership"
HEADER = ["Objective", "What we will do", "Who", "By when", "RAG"]
RED, AMBER, GREEN = "FF0000", "FFC000", "00B050"
COLOURS = {RED: "red", AMBER: "amber", GREEN: "green", "": ""}
ABUSE = [
    ("Children who see abuse at home are recorded as victims by every agency", ["Add a prompt to each agency's assessment form.", "Offer [-a leaflet-][+a pocket safety card+] to every parent who discloses.", "Report use of the prompt to the Executive."], "Police and Women's Aid", "[-June 2024-][+September 2024+]", AMBER),
    ("Workers know how to talk with a child about what happened", ["Train forty trainers.", "Lend the story-stem kit to schools."], "Learning & Development Sub-Group", "Q3 2024/25", GREEN),
    ("Perpetrator programmes tell us when a father moves area", ["Sign an agreement with the three neighbouring partnerships."], "", "Once the new contract starts", RED),
]  # fmt: skip
BABIES = [
    ("No unborn baby is discussed without a plan", ["Refresh the pre-birth protocol.", "Hold a joint clinic each month."], "Named Midwife; Named Doctor", "Twice a year", ""),
    ("16- and 17-year-old parents are seen as children too", ["Invite young parents to the Executive."], "LA", "Winter 2024", GREEN),
]  # fmt: skip
OUTCOMES = {
    "One": [
        "Children are safe from abuse between adults.",
        "Adults who harm are held to account and helped to stop.",
    ],
    "Two": ["Babies born in our area have safe arms to come home to."],
}


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "wexbridge.docx"
    document = Document()
    document.sections[0].footer.paragraphs[0].text = "WMSCP Strategic Plan – working draft v12 – 080324"
    document.add_heading(NAME, 1)
    document.add_heading("Strategic Plan 2024 to 2027", 1)
    first = document.add_paragraph("This draft shows the changes asked for at the February meeting.")
    document.add_comment(
        first.runs, "Remove before publishing: add Owner and Deadline columns?", "R Pike", "RP"
    )
    numbering = _Numbering(document)
    _section(
        document,
        numbering,
        "Priority One: Children living with domestic abuse",
        "Director of Children's Services",
        "One",
        ABUSE,
    )
    _section(
        document,
        numbering,
        "Priority Two: Babies before and after birth",
        "Director of Midwifery",
        "Two",
        BABIES,
    )
    document.add_heading("Abbreviations", 2)
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for short, full in (("LA", "Local Authority"), ("WMSCP", NAME)):
        for cell, text in zip(table.add_row().cells, (short, full), strict=True):
            cell.text = text
    document.save(str(path))
    save_gold(_gold(), path)


class _Numbering:
    """Word's automatic numbers: one list of objectives for each table, one lettered list for each cell."""

    def __init__(self, document: Any):
        self._root = document.part.numbering_part.element
        for number, kind, text in ((90, "decimal", "%1."), (91, "lowerLetter", "%1)")):
            made = parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
                f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
                '<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
            )
            self._root.insert(0, made)
        self._last = 100

    def new_list(self, abstract: int) -> int:
        self._last += 1
        made = (
            f'<w:num {nsdecls("w")} w:numId="{self._last}"><w:abstractNumId w:val="{abstract}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
        self._root.append(parse_xml(made))
        return self._last

    def apply(self, paragraph: Any, number: int) -> None:
        made = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(made))


def _section(
    document: Any, numbering: _Numbering, heading: str, lead: str, key: str, rows: list[Any]
) -> None:
    document.add_heading(heading, 2)
    document.add_paragraph(f"Strategic lead: {lead}")
    cell = document.add_table(rows=1, cols=1, style="Table Grid").cell(0, 0)
    cell.text = "What we want to see"
    for text in OUTCOMES[key]:
        cell.add_paragraph(text, style="List Bullet")
    document.add_paragraph()
    table = document.add_table(rows=1, cols=5, style="Table Grid")
    for place, words in zip(table.rows[0].cells, HEADER, strict=True):
        place.paragraphs[0].add_run(words).bold = True
    objectives = numbering.new_list(90)
    for text, actions, who, when, fill in rows:
        cells = table.add_row().cells
        _write(cells[0].paragraphs[0], text)
        numbering.apply(cells[0].paragraphs[0], objectives)
        letters = numbering.new_list(91)
        for position, action in enumerate(actions):
            paragraph = cells[1].paragraphs[0] if position == 0 else cells[1].add_paragraph()
            _write(paragraph, action)
            numbering.apply(paragraph, letters)
        _write(cells[2].paragraphs[0], who)
        _write(cells[3].paragraphs[0], when)
        if fill:
            cells[4]._tc.get_or_add_tcPr().append(
                parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>')
            )


def _write(paragraph: Any, text: str) -> None:
    """Write words, with [-deleted-] and [+inserted+] ones as tracked changes."""
    for position, piece in enumerate(
        text.replace("[+", "[").replace("+]", "]").replace("[-", "[~").replace("-]", "]").split("[")
    ):
        inside, _, after = piece.rpartition("]") if position else ("", "", piece)
        if inside:
            _track(paragraph, inside.removeprefix("~"), deleted=inside.startswith("~"))
        if after:
            paragraph.add_run(after)


def _track(paragraph: Any, text: str, *, deleted: bool) -> None:
    change = OxmlElement("w:del" if deleted else "w:ins")
    for name, value in (("id", "7"), ("author", "R Pike"), ("date", "2024-02-20T10:00:00Z")):
        change.set(qn(f"w:{name}"), value)
    run = deepcopy(paragraph.add_run(text)._r)
    paragraph._p.remove(paragraph.runs[-1]._r)
    if deleted:
        words = run.find(qn("w:t"))
        words.tag = qn("w:delText")
    change.append(run)
    paragraph._p.append(change)


def _printed(text: str) -> str:
    kept = text
    while "[-" in kept:
        before, _, rest = kept.partition("[-")
        kept = before + rest.partition("-]")[2]
    return kept.replace("[+", "").replace("+]", "")


def _gold() -> dict[str, Any]:
    meanings = {
        "September 2024": month(2024, 9),
        "Q3 2024/25": quarter(2024, 3),
        "Once the new contract starts": undated("conditional", condition="the new contract starts"),
        "Twice a year": undated("ongoing", "FREQ=MONTHLY;INTERVAL=6"),
        "Winter 2024": span(_day(2024, 12, 1), _day(2025, 2, 28), "season"),
    }
    parties = {
        "Police and Women's Aid": ["Police", "Women's Aid"],
        "Named Midwife; Named Doctor": ["Named Midwife", "Named Doctor"],
    }

    def rows(lines: list[Any]) -> list[dict[str, Any]]:
        made = []
        for number, (text, actions, who, when, fill) in enumerate(lines, 1):
            inner = [row(_printed(words), ref=f"{chr(96 + n)})") for n, words in enumerate(actions, 1)]
            due = (_printed(when), meanings[_printed(when)])
            made.append(
                row(
                    text,
                    ref=f"{number}.",
                    leads=who,
                    parties=parties.get(who),
                    due=due,
                    status=COLOURS[fill],
                    actions=inner,
                    open=["finding:compound"],
                )
            )
        return made

    return plan(
        "Strategic Plan 2024 to 2027",
        NAME,
        ("2024 to 2027", "2024-04-01", "2027-03-31"),
        [
            section(
                "Children living with domestic abuse",
                rows(ABUSE),
                ref="Priority One",
                lead="Director of Children's Services",
                outcomes=OUTCOMES["One"],
            ),
            section(
                "Babies before and after birth",
                rows(BABIES),
                ref="Priority Two",
                lead="Director of Midwifery",
                outcomes=OUTCOMES["Two"],
            ),
        ],
    )


def _day(year: int, number: int, of_month: int) -> Any:
    from datetime import date

    return date(year, number, of_month)
