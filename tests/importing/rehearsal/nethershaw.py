"""An OpenDocument plan saved by LibreOffice: headings for the themes and for the objectives, numbers that go on from the
plan before, tables under an objective that have no header of their own, a lead merged down over its rows, a theme lead, a
key in one line, standing duties at the end."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import day, financial_year, month, months, season, undated
from tests.importing.word_pieces import export, new_document, page_footer, table

NAME = "Nethershaw Safeguarding Children Partnership"
VISION = "A borough where adults notice and children are believed."
HEAD = ["No.", "Task", "Who", "By when", "Evidence of completion", "RAG"]
KEY = {"B": "finished", "G": "will be finished in time", "A": "may be late", "R": "is late"}
PLACES, BLAME, WORDS = (
    "1.1 Places become safer",
    "1.2 Families are not blamed",
    "2.1 Messages are the same everywhere",
)
ROWS: dict[str, list[list[str]]] = {
    PLACES: [
        ["139", "Walk the river path with wardens and young people", "Community Safety Team", "May 2022", "Notes of the walk", "B"],
        ["140", "Light the underpass", "", "By end of 2022/23", "", "A"],
    ],
    BLAME: [
        ["141", "Start a support group for parents of exploited children", "Parents' Network + lead for each agency", "Autumn 2022", "Attendance list", "G"],
        ["142", "Give each family one named police officer", "", "As staffing allows", "", "R"],
    ],
    WORDS: [
        ["143", "Agree one set of words about safer sleep", "Public Health, Midwifery and Health Visiting", "June/July 2022", "Signed-off wording", "G"],
        ["144", "Print the words on the cover of the red book", "Public Health", "1st October 2022", "", "A"],
    ],
    "": [
        ["145", "Answer the national panel in time", "Business Manager", "Ongoing", "Log of replies", "G"],
        ["146", "Publish the arrangements on the website", "Lead Safeguarding Partners", "", "", ""],
    ],
}  # fmt: skip


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "nethershaw.odt"
    document = new_document(size=10, font="Liberation Sans")
    document.sections[0].header.paragraphs[0].text = "Approved 8 March 2022"
    page_footer(document, "NSCP strategy and delivery plan.")
    document.add_heading(NAME, 1)
    document.add_heading("Safeguarding Strategy and Delivery Plan 2022 – 2025", 1)
    document.add_heading("Vision", 2)
    document.add_paragraph(VISION)
    document.add_paragraph("RAG key: " + ", ".join(f"{code} = {words}" for code, words in KEY.items()))
    document.add_heading("Theme 1: Exploitation", 1)
    document.add_paragraph("Theme lead: Detective Inspector, Exploitation Team")
    document.add_heading(PLACES, 2)
    _table(document, ROWS[PLACES], header=True, merged_lead=True)
    document.add_heading(BLAME, 2)
    _table(document, ROWS[BLAME], header=False)
    document.add_heading("Theme 2: Infants", 1)
    document.add_heading(WORDS, 2)
    _table(document, ROWS[WORDS], header=True)
    document.add_heading("Standing duties", 1)
    _table(document, ROWS[""], header=True)
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "nethershaw.docx"
        document.save(str(source))
        export(source, path)
    save_gold(_gold(), path)


def _table(document: Any, rows: list[list[str]], *, header: bool, merged_lead: bool = False) -> None:
    head = [HEAD] if header else []
    merges = [(len(head), 2, len(head) + len(rows) - 1, 2)] if merged_lead else []
    widths = [1.3, 5.6, 3.8, 2.7, 2.8, 1.2]
    table(document, [*head, *rows], widths=widths, merges=merges, bold=range(len(head)))


def _gold() -> dict[str, Any]:
    dues = {
        "May 2022": month(2022, 5),
        "By end of 2022/23": financial_year(2022),
        "Autumn 2022": season("autumn", 2022),
        "As staffing allows": undated("conditional", condition="As staffing allows"),
        "June/July 2022": months((2022, 6), (2022, 7)),
        "1st October 2022": day(date(2022, 10, 1)),
        "Ongoing": undated("ongoing"),
    }
    parties = {
        "Parents' Network + lead for each agency": ["Parents' Network", "lead for each agency"],
        "Public Health, Midwifery and Health Visiting": ["Public Health", "Midwifery", "Health Visiting"],
    }

    def items(heading: str) -> list[Any]:
        made = []
        for ref, text, printed, when, evidence, letter in ROWS[heading]:
            who = "Community Safety Team" if heading == PLACES else printed
            made.append(
                row(
                    text,
                    ref=ref,
                    leads=who,
                    parties=parties.get(who),
                    due=(when, dues[when]) if when else None,
                    evidence=evidence,
                    status=letter,
                    open=["due.precision", "finding:no_due"] if when == "As staffing allows" else [],
                )
            )
        return made

    def objective(heading: str) -> Any:
        ref, _, text = heading.partition(" ")
        return row(text, ref=ref, actions=items(heading))

    return plan(
        "Safeguarding Strategy and Delivery Plan 2022 – 2025",
        NAME,
        ("2022 – 2025", "2022-04-01", "2025-03-31"),
        [
            section(
                "Exploitation",
                [objective(PLACES), objective(BLAME)],
                ref="Theme 1",
                lead="Detective Inspector, Exploitation Team",
            ),
            section("Infants", [objective(WORDS)], ref="Theme 2"),
            section("Standing duties", items(""), kind="standing"),
        ],
        vision=VISION,
        key=KEY,
    )
