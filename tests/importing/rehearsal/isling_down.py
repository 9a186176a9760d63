"""Word cards: the action is a heading and a small table under it has its label and value pairs, two pairs to a row; outcomes
in a shaded box; a revised date; colours explained in a sentence; statements, a version table, a committee's cover lines."""

from datetime import date
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import calendar_year, day, half, month, quarter, undated

NAME = "Isling Down Safeguarding Children Partnership"
VISION = "We want every child on the Downs to be as safe as the one we love most."
PRINCIPLES = ["Proportionate: we do what is needed and no more.", "Transparent: families see what we write."]
SEPARATION = ["Children who have to see a parent they fear are heard in court and out of it."]
MEDICINE = [
    "Children who are ill and children who are made ill are told apart.",
    "Doctors, teachers and social workers hold one version of events.",
]
# Each: heading, lead, when, revised date, measure, rating, progress.
Card = tuple[str, str, str, str, str, str, str]
COURT: list[Card] = [
    ("ID1.1 Train family court advisers in coercive control", "Cafcass and Domestic Abuse Partnership", "30 June 2023", "", "40 advisers trained", "Blue", "All four courses have run."),
    ("ID1.2 Set up a contact centre with trained supervisors", "Director of Children’s Services", "Q3 2023/24", "Q2 2024/25", "Centre is open six days a week", "Amber", "First building fell through."),
    ("ID1.3 Ask judges for feedback on what reaches them. Act on it within a term.", "Principal Lawyer, Youth Justice Manager", "Second half of 2023/24", "", "", "Green", ""),
    ("ID1.4 Write to each child after a hearing", "", "Ongoing", "", "", "Red", "No one has agreed to do it."),
]  # fmt: skip
PERPLEXING: list[Card] = [
    ("ID2.1 Adopt the national guidance on perplexing presentations", "Designated Doctor", "During 2024", "", "Guidance is on every ward", "Green", ""),
    ("ID2.2 Bring a chronology to the first meeting", "All health providers", "Immediately", "", "Dip sample", "Amber", "Six of nine had one."),
    ("ID2.3 Hold one learning event for schools", "Named Nurse / Education Lead (to be appointed)", "TBC", "", "60 schools came", "", ""),
]  # fmt: skip
DUTIES: list[Card] = [
    ("ID3.1 Publish the yearly report", "Partnership Manager", "By end of September 2023", "", "", "Blue", "Published on the 26th."),
    ("ID3.2 Meet with the Community Safety Partnership", "The Executive", "Twice a year", "", "", "Green", ""),
    ("ID3.3 Renew the data sharing agreement", "Caldicott Guardians’ Group; Information Governance Lead", "Apr-24", "", "Signed by all", "Green", ""),
]  # fmt: skip


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "isling-down.docx"
    document = Document()
    page = document.sections[0]
    page.header.paragraphs[0].text = "OFFICIAL    Appendix B to item 7"
    page.footer.paragraphs[0].text = "Isling Down SCP Business Plan 2023-2025 v5 Page 1"
    document.add_paragraph("Health and Wellbeing Board, 14 September 2023, Agenda item 7")
    document.add_paragraph(NAME, style="Title")
    document.add_paragraph("Business Plan 2023-2025", style="Subtitle")
    _pairs(document, [["Version", "5"], ["Author", "Partnership Manager"], ["Approved", "1 June 2023"]])
    document.add_heading("Vision", 1)
    document.add_paragraph(VISION)
    document.add_heading("Principles", 1)
    for text in PRINCIPLES:
        document.add_paragraph(text, style="List Bullet")
    document.add_paragraph(
        "In this plan blue means complete, green means on track, amber means at risk and red means off track."
    )
    _part(document, "Strategic Priority 1: Children in the middle of separation", SEPARATION, COURT)
    _part(document, "Strategic Priority 2: Perplexing illness", MEDICINE, PERPLEXING)
    _part(document, "Core business", [], DUTIES)
    document.add_heading("Abbreviations", 1)
    _pairs(document, [["Cafcass", "Children and Family Court Advisory and Support Service"]])
    document.save(str(path))
    save_gold(_gold(), path)


def _part(document: Any, title: str, outcomes: list[str], cards: list[Card]) -> None:
    document.add_heading(title, 1)
    if outcomes:
        cell = document.add_table(rows=1, cols=1, style="Table Grid").cell(0, 0)
        cell.paragraphs[0].add_run("Outcomes for children").bold = True
        for text in outcomes:
            cell.add_paragraph(text, style="List Bullet")
        _shade(cell, "DEEAF6")
    for heading, lead, when, revised, measure, rating, progress in cards:
        document.add_heading(heading, 2)
        rows = [["Lead", lead, "Timescale", when], ["BRAG", rating, "Revised date", revised]]
        table = _pairs(document, [*rows, ["Measure", measure, "", ""], ["Progress", progress, "", ""]])
        for r in (2, 3):
            for paragraph in table.cell(r, 1).merge(table.cell(r, 3)).paragraphs[1:]:
                paragraph._p.getparent().remove(paragraph._p)


def _pairs(document: Any, rows: list[list[str]]) -> Any:
    """A table whose odd columns are shaded labels."""
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for r, words in enumerate(rows):
        for c, text in enumerate(words):
            table.cell(r, c).paragraphs[0].add_run(text).bold = c % 2 == 0 or None
            if c % 2 == 0 and text:
                _shade(table.cell(r, c), "F2F2F2")
    document.add_paragraph()
    return table


def _shade(cell: Any, fill: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


MEANINGS = {
    "30 June 2023": day(date(2023, 6, 30)),
    "Q2 2024/25": quarter(2024, 2),
    "Second half of 2023/24": half(2023, 2),
    "Ongoing": undated("ongoing"),
    "During 2024": calendar_year(2024),
    "Immediately": undated("relative"),
    "TBC": undated("unknown"),
    "By end of September 2023": month(2023, 9),
    "Twice a year": undated("ongoing", "FREQ=MONTHLY;INTERVAL=6"),
    "Apr-24": month(2024, 4),
}
PARTIES = {
    "Cafcass and Domestic Abuse Partnership": ["Cafcass", "Domestic Abuse Partnership"],
    "Principal Lawyer, Youth Justice Manager": ["Principal Lawyer", "Youth Justice Manager"],
    "Named Nurse / Education Lead (to be appointed)": ["Named Nurse", "Education Lead (to be appointed)"],
    "Caldicott Guardians’ Group; Information Governance Lead": [
        "Caldicott Guardians’ Group",
        "Information Governance Lead",
    ],
}


def _item(card: Card) -> dict[str, Any]:
    heading, lead, when, revised, measure, rating, progress = card
    ref, _, text = heading.partition(" ")
    opened = ["due_text"] if revised else ["finding:no_due"] if when == "TBC" else []
    return row(
        text,
        ref=ref,
        leads=lead,
        parties=PARTIES.get(lead),
        everyone=lead.startswith("All "),
        due=(revised or when, MEANINGS[revised or when]),
        measure=measure,
        status=rating,
        progress=progress,
        compound=". Act" in text,
        open=opened,
    )


def _gold() -> dict[str, Any]:
    return plan(
        "Business Plan 2023-2025",
        NAME,
        ("2023-2025", "2023-04-01", "2025-03-31"),
        [
            section(
                "Children in the middle of separation",
                [_item(card) for card in COURT],
                ref="Strategic Priority 1",
                outcomes=SEPARATION,
            ),
            section(
                "Perplexing illness",
                [_item(card) for card in PERPLEXING],
                ref="Strategic Priority 2",
                outcomes=MEDICINE,
            ),
            section("Core business", [_item(card) for card in DUTIES], kind="standing"),
        ],
        vision=VISION,
        principles=PRINCIPLES,
        key={"blue": "complete", "green": "on track", "amber": "at risk", "red": "off track"},
    )
