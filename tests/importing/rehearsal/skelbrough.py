"""A Word plan of two districts: outcomes in text boxes, a sponsor line, horizons as rows across the table with a date that
a row may overrule, lettered references that start again, bullets inside one commitment, status by colour alone with the
plan's key, contents, values and principles, a version table, a watermark, business as usual, a glossary in lines."""

from pathlib import Path
from typing import Any

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import month, season, undated
from tests.importing.word_pieces import (
    new_document,
    page_footer,
    shade,
    table,
    text_box,
    watermark,
)

NAME = "Skelbrough and Wold District Safeguarding Children Partnership"
VISION = "We want every child in our two districts to come home safe, and to come home to safety."
VALUES = ["We say hard things kindly.", "We share what we know.", "We finish what we start."]
PRINCIPLES = ["Children first: their day comes before our diary.", "No wrong door: whoever is asked, helps."]
HEAD = ["We will", "Led by", "Date", "What good looks like", "BRAG"]
COLOURS = {"Blue": "00B0F0", "Green": "00B050", "Amber": "FFC000", "Red": "FF0000"}
KEY = {
    "Blue": "Done and still working",
    "Green": "On course",
    "Amber": "Needs attention",
    "Red": "Will not be met without help",
}
HOME, STREETS, USUAL = "Priority One: Safe at home", "Priority Two: Safe in our streets", "Business as usual"
OUTCOMES_1 = [
    "Children are not left to carry what adults do to each other.",
    "Workers have seen where each child sleeps.",
]
OUTCOMES_2 = ["Young people name more places where they feel safe."]
MARCH_26, MARCH_27, MARCH_28 = "By March 2026", "By March 2027", "By March 2028"
BEDROOMS = "b) Make bedrooms part of every home visit:\n• ask to see where each child sleeps;\n• write down what is there."
ROWS: dict[str, list[list[str]]] = {
    HOME: [
        [MARCH_26],
        ["a) Map what help fathers are offered after a conviction for domestic abuse", "Domestic Abuse Partnership Board", "", "Map agreed by probation and health", "Green"],
        [BEDROOMS, "Children's Social Care and Housing", "", "Seen in 80% of visits", "Amber"],
        [MARCH_27],
        ["c) Offer a parenting course in the prison", "Prison Governor; Probation", "September 2026", "30 fathers finish it", ""],
    ],
    STREETS: [
        [MARCH_26],
        ["a) Open a safe space in the bus station", "Community Safety Partnership", "", "Used by 200 young people", "Blue"],
        ["b) Ask young people to walk the town centre with the planners", "Youth Council + lead for each agency", "Summer 2025", "", "Green"],
        [MARCH_28],
        ["c) Move the exploitation screening tool into the case system", "Data & Intelligence Cell", "", "", "Red"],
    ],
    USUAL: [
        ["a) Keep the online procedures up to date", "Policy Officer", "Ongoing", "No chapter is older than two years", "Green"],
        ["b) Meet the chairs of the other boards", "Partnership Chair", "Quarterly", "", "Green"],
    ],
}  # fmt: skip
SPONSORS = {HOME: "Director of Public Health", STREETS: "Chief Inspector, Neighbourhoods"}


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "skelbrough.docx"
    document = new_document(size=10)
    watermark(document, "DRAFT")
    page_footer(document, "Our Plan v0.3")
    _front(document)
    _section(document, HOME, OUTCOMES_1)
    _section(document, STREETS, OUTCOMES_2)
    _section(document, USUAL, [])
    document.add_heading("What the colours mean", 2)
    made = table(document, [[colour, words] for colour, words in KEY.items()], widths=[3, 9])
    for line, fill in zip(made.rows, COLOURS.values(), strict=True):
        shade(line.cells[0], fill)
    document.add_heading("Glossary", 2)
    for text in ("BRAG – blue, red, amber, green", "MACE – multi-agency child exploitation"):
        document.add_paragraph(text)
    document.save(str(path))
    save_gold(_gold(), path)


def _front(document: Any) -> None:
    document.add_heading(NAME, 0)
    document.add_heading("Our Plan 2025 – 2028", 1)
    table(
        document,
        [
            ["Version", "Date", "Who", "What changed"],
            ["0.2", "11/02/2025", "Business Manager", "Dates added"],
            ["0.3", "03/03/2025", "Business Manager", "For the Executive"],
        ],
        bold=[0],
    )
    document.add_heading("Our vision", 2)
    document.add_paragraph(VISION)
    document.add_heading("Our values", 2)
    for text in VALUES:
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Our principles", 2)
    for text in PRINCIPLES:
        document.add_paragraph(text, style="List Number")
    document.add_heading("Our priorities", 2)
    document.add_paragraph("At our development day in January we agreed two priorities for three years:")
    document.add_paragraph(HOME)
    document.add_paragraph(STREETS)


def _section(document: Any, heading: str, outcomes: list[str]) -> None:
    document.add_heading(heading, 1)
    if heading in SPONSORS:
        document.add_paragraph(f"Sponsor: {SPONSORS[heading]}")
    if outcomes:
        text_box(document, ["What will be different", *(f"• {text}" for text in outcomes)])
    rows = ROWS[heading]
    merges = [(r, 0, r, 4) for r, words in enumerate(rows, 1) if len(words) == 1]
    printed = [words[:4] for words in rows]
    made = table(document, [HEAD, *printed], widths=[7, 3.6, 2.2, 3.4, 1.4], merges=merges, bold=[0])
    for r, words in enumerate(rows, 1):
        if len(words) == 1:
            shade(made.rows[r].cells[0], "DDDDDD")
        elif words[4]:
            shade(made.rows[r].cells[4], COLOURS[words[4]])
    document.add_paragraph()


def _gold() -> dict[str, Any]:
    meanings = {
        MARCH_26: month(2026, 3),
        MARCH_27: month(2027, 3),
        MARCH_28: month(2028, 3),
        "September 2026": month(2026, 9),
        "Summer 2025": season("summer", 2025),
        "Ongoing": undated("ongoing"),
        "Quarterly": undated("ongoing", "FREQ=MONTHLY;INTERVAL=3"),
    }
    parties = {
        "Children's Social Care and Housing": ["Children's Social Care", "Housing"],
        "Prison Governor; Probation": ["Prison Governor", "Probation"],
        "Youth Council + lead for each agency": ["Youth Council", "lead for each agency"],
    }

    def items(heading: str) -> list[Any]:
        found, horizon = [], ""
        for words in ROWS[heading]:
            if len(words) == 1:
                horizon = words[0]
                continue
            ref, _, text = words[0].replace("\n• ", " ").partition(" ")
            due = words[2] or horizon
            found.append(
                row(
                    text,
                    ref=ref,
                    leads=words[1],
                    parties=parties.get(words[1]),
                    due=(due, meanings[due]),
                    measure=words[3],
                    status=KEY.get(words[4], ""),
                    compound=words[0] == BEDROOMS,
                    open=[] if words[2] else ["due_text"],
                )
            )
        return found

    return plan(
        "Our Plan 2025 – 2028",
        NAME,
        ("2025 – 2028", "2025-04-01", "2028-03-31"),
        [
            section(
                "Safe at home", items(HOME), ref="Priority One", lead=SPONSORS[HOME], outcomes=OUTCOMES_1
            ),
            section(
                "Safe in our streets",
                items(STREETS),
                ref="Priority Two",
                lead=SPONSORS[STREETS],
                outcomes=OUTCOMES_2,
            ),
            section(USUAL, items(USUAL), kind="standing"),
        ],
        vision=VISION,
        values=VALUES,
        principles=PRINCIPLES,
        key=KEY,
    )
