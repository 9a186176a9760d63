"""A landscape Word plan, one table for each priority with its title, its outcome and its lead as rows at the head; objectives
merged down over actions that Word letters itself; a lead merged over two actions; a table that goes on over the page without
a header and with the tail of an objective; shaded ratings with the plan's own key; a tracked change
in an outcome."""

from datetime import date
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import day, financial_year, month, months, quarter, undated

NAME = "Great Yarrow and Fells Safeguarding Children Partnership"
HEADER = ["Objective", "Specific actions", "Lead", "Date for completion", "Rating", "Evidence"]
FILLS = {"B": "00B0F0", "G": "00B050", "A": "FFC000", "R": "FF0000"}
KEY = {
    "Blue": "Embedded",
    "Green": "On schedule",
    "Amber": "Up to one month late",
    "Red": "More than one month late",
}
WORDS = {
    "B": "Embedded",
    "G": "On schedule",
    "A": "Up to one month late",
    "R": "More than one month late",
    "": "",
}
INSERTED, DELETED = "violence", "knife crime"
OUTCOMES = [
    "Outcome: Young people are safe from violence on the way to and from school.",
    "Outcome: Disabled children are asked, in the way that suits them, whether they are safe.",
]
KNIVES, KNIVES_ON = "Every adult who sees a knife knows whom to", "tell and is thanked for it"
# Each: objective or "" where merged, action, lead, date, rating, evidence. None is a lead cell merged with the one above.
Line = tuple[str, str, str | None, str, str, str]
VIOLENCE: list[Line] = [
    ("Routes to school are safe", "Put a marshal on the six worst bus stops", "Violence Reduction Unit", "Sept/Oct 2025", "B", "Rota"),
    ("", "Run the peer mentors' scheme in every secondary school", "Head of Youth Justice / School Heads' Forum", "July 2026", "G", ""),
    (KNIVES, "Give shopkeepers a card with one number", "Neighbourhood Inspector", "31.10.25", "A", "1,200 cards"),
]  # fmt: skip
VIOLENCE_ON: list[Line] = [
    (KNIVES_ON, "Test the number at night", "", "Quarterly", "R", ""),
    ("", "Report what the callers said", "All agencies", "", "", ""),
]
DISABLED: list[Line] = [
    ("Communication is never the reason a child was not asked", "Buy symbol boards for each duty team", "SEND Lead + lead for each agency", "Q1 2025-26", "G", "Invoice"),
    ("", "Train four intermediaries", "Designated Social Care Officer & Speech Therapy", "2026/27", "", ""),
    ("Children who live away are visited", "Visit the eleven children in residential schools", "TS", "By end Mar 2026", "A", "Visit notes"),
    ("", "Read their complaints together", None, "Annual", "", ""),
]  # fmt: skip
STANDING: list[Line] = [
    (
        "Policies are current",
        "Go through a third of the policies",
        "Policy Subgroup",
        "Each year",
        "G",
        "Log",
    ),
    ("", "Archive what has been replaced", "Business Support Officer", "Ongoing", "", ""),
]


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "great-yarrow.docx"
    document = Document()
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = page.page_height, page.page_width
    page.top_margin = page.bottom_margin = Cm(1.5)
    page.footer.paragraphs[0].text = "GYFSCP Business Plan 2025-27 approved 12.03.25"
    document.add_paragraph(NAME).runs[0].bold = True
    document.add_paragraph("Multi-Agency Business Plan 2025-27").runs[0].bold = True
    document.add_paragraph("What the ratings mean")
    key = document.add_table(rows=0, cols=2, style="Table Grid")
    for (colour, words), fill in zip(KEY.items(), FILLS.values(), strict=True):
        cells = key.add_row().cells
        cells[0].text, cells[1].text = colour, words
        _shade(cells[0], fill)
    document.add_paragraph()
    letters = _Letters(document)
    head = ["Priority 1 – Violence in public places", OUTCOMES[0], "Priority lead: Chief Superintendent"]
    table = _table(document, head, VIOLENCE, letters)
    _track_changes(table.cell(1, 0).paragraphs[0])
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    _table(document, [], VIOLENCE_ON, letters)
    head = ["Priority 2 – Disabled children", OUTCOMES[1], "Priority lead: Designated Clinical Officer"]
    _table(document, head, DISABLED, letters)
    document.add_paragraph("Business as usual").runs[0].bold = True
    _table(document, ["Policies and procedures"], STANDING, letters)
    document.add_paragraph(
        "Abbreviations used: TS – Tess Sallis, Children with Disabilities Manager; SEND – special needs"
    )
    document.save(str(path))
    save_gold(_gold(), path)


def _table(document: Any, head: list[str], lines: list[Line], letters: "_Letters") -> Any:
    """A table with its head rows (merged over all columns) and, where it has a head, its header row."""
    top = len(head) + (1 if head else 0)
    table = document.add_table(rows=top + len(lines), cols=6, style="Table Grid")
    for r, text in enumerate(head):
        table.cell(r, 0).merge(table.cell(r, 5)).paragraphs[0].add_run(text).bold = True
    if head:
        letters.start_again()
        for c, text in enumerate(HEADER):
            table.cell(top - 1, c).paragraphs[0].add_run(text).bold = True
    for r, (objective, action, lead, when, rating, evidence) in enumerate(lines, top):
        for c, text in enumerate((objective, action, lead or "", when, "", evidence)):
            if text:
                table.cell(r, c).paragraphs[0].add_run(text)
        letters.apply(table.cell(r, 1).paragraphs[0])
        if rating:
            _shade(table.cell(r, 4), FILLS[rating])
    _merge_down(table, 0, [r for r, line in enumerate(lines, top) if line[0]], top + len(lines))
    _merge_down(table, 2, [r for r, line in enumerate(lines, top) if line[2] is not None], top + len(lines))
    document.add_paragraph()
    return table


def _merge_down(table: Any, column: int, starts: list[int], end: int) -> None:
    for first, after in zip(starts, [*starts[1:], end], strict=True):
        if after - first > 1:
            table.cell(first, column).merge(table.cell(after - 1, column))
            for paragraph in table.cell(first, column).paragraphs[1:]:
                paragraph._p.getparent().remove(paragraph._p)


def _shade(cell: Any, fill: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _track_changes(paragraph: Any) -> None:
    """A reviewer put one word in the place of two others, and both are still tracked."""
    who = f'{nsdecls("w")} w:author="Board" w:date="2025-03-01T09:00:00Z"'
    run = paragraph.runs[0]
    before, _, after = run.text.partition(INSERTED)
    run.text = before
    rest = paragraph.add_run(after)
    rest.bold = True
    rest._r.addprevious(
        parse_xml(f'<w:del {who} w:id="901"><w:r><w:delText>{DELETED}</w:delText></w:r></w:del>')
    )
    rest._r.addprevious(parse_xml(f'<w:ins {who} w:id="902"><w:r><w:t>{INSERTED}</w:t></w:r></w:ins>'))


class _Letters:
    """Letters `a)`, `b)` that Word counts itself, from `a)` again in each priority."""

    def __init__(self, document: Any):
        self._root = document.part.numbering_part.element
        self._number = 300

    def start_again(self) -> None:
        self._number += 1
        space, number = nsdecls("w"), self._number
        level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl>'
        made = f'<w:abstractNum {space} w:abstractNumId="{number}">{level}</w:abstractNum>'
        self._root.insert(0, parse_xml(made))
        made = f'<w:num {space} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        self._root.append(parse_xml(made))

    def apply(self, paragraph: Any) -> None:
        number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{self._number}"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(number))


MEANINGS = {
    "Sept/Oct 2025": months((2025, 9), (2025, 10)),
    "July 2026": month(2026, 7),
    "31.10.25": day(date(2025, 10, 31)),
    "Quarterly": undated("ongoing", "FREQ=MONTHLY;INTERVAL=3"),
    "Q1 2025-26": quarter(2025, 1),
    "2026/27": financial_year(2026),
    "By end Mar 2026": month(2026, 3),
    "Annual": undated("ongoing", "FREQ=YEARLY"),
    "Each year": undated("ongoing", "FREQ=YEARLY"),
    "Ongoing": undated("ongoing"),
}
PARTIES = {
    "Head of Youth Justice / School Heads' Forum": ["Head of Youth Justice", "School Heads' Forum"],
    "SEND Lead + lead for each agency": ["SEND Lead", "lead for each agency"],
    "Designated Social Care Officer & Speech Therapy": ["Designated Social Care Officer", "Speech Therapy"],
}


def _action(line: Line, letter: str) -> dict[str, Any]:
    _, action, lead, when, rating, evidence = line
    lead = DISABLED[2][2] if lead is None else lead
    return row(
        action,
        ref=f"{letter})",
        leads=lead,
        parties=PARTIES.get(lead),
        everyone=lead == "All agencies",
        due=(when, MEANINGS[when]) if when else None,
        status=WORDS[rating],
        evidence=evidence,
    )


def _gold() -> dict[str, Any]:
    violence = [
        row("Routes to school are safe", actions=[_action(VIOLENCE[0], "a"), _action(VIOLENCE[1], "b")]),
        row(
            f"{KNIVES} {KNIVES_ON}",
            actions=[_action(VIOLENCE[2], "c"), _action(VIOLENCE_ON[0], "d"), _action(VIOLENCE_ON[1], "e")],
        ),
    ]  # fmt: skip
    disabled = [
        row(DISABLED[0][0], actions=[_action(DISABLED[0], "a"), _action(DISABLED[1], "b")]),
        row(DISABLED[2][0], actions=[_action(DISABLED[2], "c"), _action(DISABLED[3], "d")]),
    ]
    policies = [row("Policies are current", actions=[_action(STANDING[0], "a"), _action(STANDING[1], "b")])]
    return plan(
        "Multi-Agency Business Plan 2025-27",
        NAME,
        ("2025-27", "2025-04-01", "2027-03-31"),
        [
            section(
                "Violence in public places",
                violence,
                ref="Priority 1",
                lead="Chief Superintendent",
                outcomes=[OUTCOMES[0].removeprefix("Outcome: ")],
            ),
            section(
                "Disabled children",
                disabled,
                ref="Priority 2",
                lead="Designated Clinical Officer",
                outcomes=[OUTCOMES[1].removeprefix("Outcome: ")],
            ),
            section("Policies and procedures", policies, kind="standing"),
        ],
        key=KEY,
    )
