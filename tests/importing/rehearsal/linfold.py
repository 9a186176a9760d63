"""A Word plan half in tables and half in paragraphs: in the tables the outcome is merged down over its objectives and the
objective over its tasks, the header is on two lines, the rating is a fill whose key is a table of fills and their words; two
leads stand one below the other; the statutory functions are bold lines with a paragraph of labels below each."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import calendar_year, day, month, quarter, season, undated
from tests.importing.word_pieces import new_document, page_footer, shade, table

NAME = "Linfold & Sarre Safeguarding Children Partnership"
TITLE = "Delivery Plan 2024/25 – 2025/26"
VISION = "Linfold & Sarre: a place where it is normal to ask, and normal to be asked, whether a child is all right."
HEAD = [
    "Outcome we\nwant",
    "What we are\ngoing to do",
    "Tasks",
    "Who?",
    "When?",
    "RAG",
    "Update at\nOctober 2024",
]
FILLS = {"Green": "92D050", "Amber": "FFC000", "Red": "FF0000", "Blue": "5B9BD5"}
KEY = {
    "Blue": "Completed and embedded",
    "Green": "On target",
    "Amber": "Some delay, recoverable",
    "Red": "Off target",
}
COLOURS = {words: colour for colour, words in KEY.items()}
PARTS = [
    Part(
        "Domestic abuse and its youngest victims",
        ref="1",
        groups=[
            Group(
                ["Children are asked what they saw, heard and felt, not only their parents."],
                [
                    Line("Talk with the child after each police call to a home", actions=[
                        Line("Agree the script for officers", leads="Sergeant, Domestic Abuse Unit", due="June 2024", status=KEY["Blue"], progress="Script printed on the back of the notebook"),
                        Line("Check body-worn film for ten calls a month", leads="Professional Standards", due="Monthly", status=KEY["Green"]),
                        Line("Pass what the child said to the school by nine the next morning", leads="Encompass Team / Safeguarding Hub", due="01/09/2024", status=KEY["Amber"], progress="Two schools have no weekend contact"),
                    ]),
                    Line("Offer counselling to children who have moved into a refuge", actions=[
                        Line("Let a contract for two counsellors", leads="Commissioning Officer", due="Jan 2025", status=KEY["Green"]),
                        Line("Find a quiet room in each refuge", due="Jan 2025", status=KEY["Red"], progress="No room in Sarre"),
                    ]),
                ],
            ),
            Group(
                ["People who do harm are held to account and helped to stop."],
                [
                    Line("Open a programme for fathers who want to change", actions=[
                        Line("Choose a programme with a track record", leads="Probation", due="Q3 2024/25", status=KEY["Green"], progress="Shortlist of three"),
                        Line("Train eight people to run it", leads="Probation", due="Q1 2025/26"),
                    ]),
                ],
            ),
        ],
    ),
    Part(
        "Children who live away from home",
        ref="2",
        groups=[
            Group(
                ["A child placed here by another council is known to local services in three days."],
                [
                    Line("Keep one list of children placed in the area", actions=[
                        Line("Write to the 40 councils that place children here", leads="Head of Corporate Parenting", due="May 2024", status=KEY["Blue"], progress="31 replies"),
                        Line("Share the list each week with health and police", leads="Placements Officer\nDesignated Nurse for Children in Care", due="Weekly", status=KEY["Green"]),
                    ]),
                    Line("Visit every children’s home with an adviser who grew up in care", actions=[
                        Line("Recruit six advisers", leads="Care Leavers’ Council", due="Summer 2024", status=KEY["Green"], progress="Five so far"),
                        Line("Publish what the advisers saw", leads="Care Leavers’ Council", due="2025", status=""),
                        Line("Write to owners whose home needs to improve", leads="All statutory partners", due="TBC"),
                    ]),
                ],
            ),
            Group(
                ["Nobody goes missing without someone setting out to look.", "A child who comes back is met with a hot meal and a question."],
                [
                    Line("Speak with each child within three days of their return", actions=[
                        Line("Move return interviews to a youth charity", leads="Missing and Exploitation Manager", due="30/11/2024", status=KEY["Amber"]),
                    ]),
                    Line("Learn from the twenty children who go missing most", actions=[
                        Line("Draw a timeline for each of them", leads="Intelligence Analyst", due="March 2025", status=KEY["Green"]),
                        Line("Take the pattern to the Exploitation Group", leads="Intelligence Analyst", due="April 2025"),
                    ]),
                ],
            ),
        ],
    ),
]  # fmt: skip
FUNCTIONS = Part(
    "Statutory functions",
    kind="standing",
    groups=[
        Group(
            [],
            [
                Line("Oversee how the death of any child is reviewed", leads="Child Death Overview Panel", due="Every six months", measure="themes reported to the executive"),
                Line("Run the multi-agency training programme", leads="Training Manager", due="Ongoing", measure="evaluation three months after each course"),
                Line("Scrutinise the work of all three partners independently", leads="Independent Scrutineer", due="November 2025", measure="report with recommendations"),
                Line("Maintain a website that a fourteen-year-old can use", due="by end of March 2025"),
            ],
        )
    ],
)  # fmt: skip
MEANINGS = Meanings(
    times={
        "June 2024": month(2024, 6),
        "Monthly": undated("ongoing", "FREQ=MONTHLY"),
        "01/09/2024": day(date(2024, 9, 1)),
        "Jan 2025": month(2025, 1),
        "Q3 2024/25": quarter(2024, 3),
        "Q1 2025/26": quarter(2025, 1),
        "May 2024": month(2024, 5),
        "Weekly": undated("ongoing", "FREQ=WEEKLY"),
        "Summer 2024": season("summer", 2024),
        "2025": calendar_year(2025),
        "TBC": undated("unknown"),
        "30/11/2024": day(date(2024, 11, 30)),
        "March 2025": month(2025, 3),
        "April 2025": month(2025, 4),
        "Every six months": undated("ongoing", "FREQ=MONTHLY;INTERVAL=6"),
        "Ongoing": undated("ongoing"),
        "November 2025": month(2025, 11),
        "by end of March 2025": month(2025, 3),
    },
    parties={
        "Encompass Team / Safeguarding Hub": ["Encompass Team", "Safeguarding Hub"],
        "Placements Officer Designated Nurse for Children in Care": [
            "Placements Officer",
            "Designated Nurse for Children in Care",
        ],
    },
    everybody=["All statutory partners"],
)


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "linfold.docx"
    document = new_document(landscape=True, size=10, font="Arial")
    page_footer(document, "LSSCP Delivery Plan v0.7 FINAL")
    document.add_heading(NAME, 1)
    document.add_heading(TITLE, 1)
    document.add_heading("Vision statement", 2)
    document.add_paragraph(VISION)
    document.add_paragraph(
        "The rating in the table is the view of the group that leads, moderated by the business unit."
    )
    made = table(document, [["", "What it means"], *(["", words] for words in KEY.values())], widths=[3, 9], bold=[0])  # fmt: skip
    for position, colour in enumerate(KEY, 1):
        shade(made.cell(position, 0), FILLS[colour])
    for part in PARTS:
        document.add_heading(f"Priority {part.ref} – {part.title}", 2)
        _table(document, part)
        document.add_paragraph()
    document.add_heading(FUNCTIONS.title, 2)
    document.add_paragraph("The law asks these things of us in every year.")
    for line in FUNCTIONS.lines:
        document.add_paragraph().add_run(line.text).bold = True
        labels = [("Responsible", line.leads), ("Timescale", line.due), ("Measure", line.measure)]
        document.add_paragraph("     ".join(f"{name}: {words}" for name, words in labels if words))
    document.save(str(path))
    save_gold(_gold(), path)


def _table(document: Any, part: Part) -> None:
    rows: list[list[str]] = [HEAD]
    merges = []
    fills = []
    for group in part.groups:
        first_of_group = len(rows)
        for line in group.lines:
            first = len(rows)
            for action in line.actions:
                outcome = "\n".join(group.outcomes) if len(rows) == first_of_group else ""
                objective = line.text if len(rows) == first else ""
                if action.status:
                    fills.append((len(rows), FILLS[COLOURS[action.status]]))
                rows.append([outcome, objective, action.text, action.leads, action.due, "", action.progress])
            merges.append((first, 1, len(rows) - 1, 1))
        merges.append((first_of_group, 0, len(rows) - 1, 0))
    widths = [4.2, 4.2, 5.4, 3.8, 2.4, 1.4, 4]
    made = table(document, rows, widths=widths, merges=merges, bold=[0], repeat=1)
    for number, fill in fills:
        shade(made.cell(number, 5), fill)


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("2024/25 – 2025/26", "2024-04-01", "2026-03-31"),
        [MEANINGS.section(part) for part in [*PARTS, FUNCTIONS]],
        vision=VISION,
        key=KEY,
    )
