"""One landscape Word table for the whole plan, its priorities as bands in it: header over two rows, references and band
numbers that only Word's own numbering makes, tracked changes left in, a comment, initials with a who's who, letters
with a key beneath the table."""

from pathlib import Path
from typing import Any

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import day, month, quarter, undated
from tests.importing.word_pieces import (
    Numbering,
    deleted,
    inserted,
    new_document,
    page_footer,
    shade,
    table,
    whole_row,
)

NAME = "Merrowdale Safeguarding Children Partnership"
VISION = "Every child in Merrowdale is safe at home, safe outside it and heard wherever they are."
HEAD = [
    ["No.", "What will we do?", "Who?", "When?", "How will we know?", "Position in May 2024", ""],
    ["", "", "", "", "", "RAG", "Where are we now?"],
]
BAND_1, BAND_2, BAND_3 = "Children living with neglect", "Safety of babies", "Core business"
# (number, action, who, when, measure, RAG, progress); "P" numbers a band, "A" an action, "C" an action of core business.
ROWS = [
    ("P", BAND_1),
    ("A", "Bring the neglect screening tool into every health visiting contact.", "HB", "September 2024", "Tool found in nine of ten records sampled", "G", "In use in all three localities"),
    ("A", "Publish a plain-language leaflet for parents on what neglect means", "JA / HB", "", "Leaflet in every family hub", "A", "Second draft is with the parents' panel"),
    ("A", "Hold two learning circles on the neglect of disabled children", "KO", "By end of Q3 2024/25", "", "R", ""),
    ("P", BAND_2),
    ("A", "", "HB, Named Midwife", "Immediate", "Spot check on two wards", "G", "Both wards checked in April"),
    ("A", "Agree with the coroner how sudden infant deaths are told to the partnership", "TR", "TBC", "", "", "New action from the Executive of 14 May"),
    ("A", "Offer safer sleep visits to families in temporary accommodation. Report the take-up to the Executive.", "JA", "Ongoing", "Visits offered to 80 families", "A", ""),
    ("A", "Reprint the crying card for community pharmacies", "JA", "June 2024", "", "G", ""),
    ("-", BAND_3),
    ("C", "Run the section 11 audit", "TR", "Every two years", "All returns in by the closing date", "G", "Last run in 2023"),
    ("C", "Publish the yearly report", "Business Unit", "30 September 2024", "", "G", ""),
]  # fmt: skip
PEOPLE = [
    ("Initials", "Name and role"),
    ("HB", "Hester Bright, Designated Nurse"),
    ("JA", "Joan Appiah, Early Help Manager"),
    ("KO", "Kemi Obi, Workforce Development Officer"),
    ("TR", "Tim Rudd, Partnership Manager"),
]
KEY = {"R": "not started or stalled", "A": "started but behind", "G": "on time or finished"}


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "merrowdale.docx"
    document = new_document(landscape=True, size=9)
    document.sections[0].header.paragraphs[0].text = "OFFICIAL"
    page_footer(document, "MSCP Business Plan 2024-26 v6 tracked")
    document.add_heading(NAME, 0)
    document.add_heading("Business Plan 2024–26", 1)
    document.add_heading("Our vision", 2)
    document.add_paragraph(VISION)
    document.add_paragraph(
        "The table below is kept by the business unit and looked at by the Executive every quarter."
    )
    made = _table(document)
    document.add_paragraph("RAG: " + "; ".join(f"{code} = {words}" for code, words in KEY.items()))
    document.add_paragraph()
    document.add_paragraph().add_run("Who's who").bold = True
    table(document, PEOPLE, widths=[3, 9], bold=[0])
    document.add_comment(
        made.rows[3].cells[1].paragraphs[0].runs, "Do we need the localities here?", "T Rudd", "TR"
    )
    document.save(str(path))
    save_gold(_gold(), path)


def _table(document: Any) -> Any:
    body = [["", words[1]] if len(words) == 2 else ["", *words[1:]] for words in ROWS]
    merges = [(0, c, 1, c) for c in range(5)] + [(0, 5, 0, 6)]
    bands = [r for r, words in enumerate(ROWS, 2) if len(words) == 2]
    for r in bands:
        body[r - 2] = [ROWS[r - 2][1]]
        merges.append((r, 0, r, 6))
    widths = [1.6, 7.4, 2.6, 2.8, 4.8, 1.2, 5.6]
    made = table(document, [*HEAD, *body], widths=widths, merges=merges, bold=[0, 1, *bands])
    numbers = Numbering(document, [("decimal", "Priority %1:"), ("decimal", "%1.%2")])
    core = Numbering(document, [("decimal", "CB%1")])
    for r, words in enumerate(ROWS, 2):
        paragraph = made.rows[r].cells[0].paragraphs[0]
        if words[0] == "P":
            numbers.apply(paragraph, 0)
        elif words[0] == "A":
            numbers.apply(paragraph, 1)
        elif words[0] == "C":
            core.apply(paragraph)
        if len(words) == 2:
            shade(made.rows[r].cells[0], "D9E2F3")
    when = made.rows[4].cells[3].paragraphs[0]
    deleted(when, "December 2024")
    inserted(when, "March 2025")
    ward = made.rows[7].cells[1].paragraphs[0]
    ward.add_run("Make sure that ")
    deleted(ward, "most wards give")
    inserted(ward, "every maternity ward gives")
    ward.add_run(" the crying message before a family goes home")
    whole_row(made.rows[8], "ins")
    whole_row(made.rows[10], "del")
    return made


def _gold() -> dict[str, Any]:
    ward = "Make sure that every maternity ward gives the crying message before a family goes home"
    meanings = {
        "September 2024": month(2024, 9),
        "March 2025": month(2025, 3),
        "By end of Q3 2024/25": quarter(2024, 3),
        "Immediate": undated("relative"),
        "TBC": undated("unknown"),
        "Ongoing": undated("ongoing"),
        "Every two years": undated("ongoing", "FREQ=YEARLY;INTERVAL=2"),
        "30 September 2024": day(_last_of_september()),
    }
    parties = {"JA / HB": ["JA", "HB"], "HB, Named Midwife": ["HB", "Named Midwife"]}

    def item(position: int, ref: str, text: str = "", when: str = "", **more: Any) -> dict[str, Any]:
        _, action, who, printed, measure, letter, progress = ROWS[position]
        due = when or printed
        return row(
            text or action,
            ref=ref,
            leads=who,
            parties=parties.get(who),
            due=(due, meanings[due]),
            measure=measure,
            status=letter,
            progress=progress,
            **more,
        )

    neglect = [item(1, "1.1"), item(2, "1.2", when="March 2025"), item(3, "1.3")]
    babies = [
        item(5, "2.1", text=ward),
        item(6, "2.2", open=["finding:no_due"]),
        item(7, "2.3", compound=True),
    ]
    core = [item(10, "CB1"), item(11, "CB2")]
    return plan(
        "Business Plan 2024–26",
        NAME,
        ("2024–26", "2024-04-01", "2026-03-31"),
        [
            section(BAND_1, neglect, ref="Priority 1"),
            section(BAND_2, babies, ref="Priority 2"),
            section(BAND_3, core, kind="standing"),
        ],
        vision=VISION,
        key=KEY,
    )


def _last_of_september() -> Any:
    from datetime import date

    return date(2024, 9, 30)
