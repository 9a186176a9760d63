"""A section 11 action plan in Word: a table for each standard with its title row inside, requirements merged down over
their actions, roman references, the agency's own score beside the moderated one, a key of scores, a table that goes on
over the page without a header and with the tail of a merged requirement beside a new action."""

from datetime import date
from pathlib import Path
from typing import Any

from docx.enum.text import WD_BREAK

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import day, month, quarter, undated
from tests.importing.word_pieces import new_document, page_footer, table

NAME = "Ottermouth Safeguarding Children Partnership"
HEAD = ["Ref", "Requirement", "Agreed action", "Who leads", "Timescale", "Self score", "Moderated score"]
HEAD += ["Where the evidence is"]
SCORES = {"0": "Not in place", "1": "Planned", "2": "In place in part", "3": "In place and tested"}
STANDARDS = [
    "Standard 1: Leadership and accountability",
    "Standard 2: Safer recruitment",
    "Standard 3: Listening to children",
]
NAMED = "A named senior person answers for safeguarding"
BOARDS = "The board of each agency talks about safeguarding"
CHECKED, CHECKED_TAIL = "Everyone who works with children has been checked", "before they start"
HEARD = "Children know whom they can complain to"
ONE = [
    ["1(i)", NAMED, "Name a deputy for each safeguarding lead", "Housing Department", "30.06.25", "2", "1", "Structure chart"],
    ["1(ii)", "", "Put safeguarding into the yearly objectives of directors", "Chief Executives' Group", "Q1 2025/26", "3", "2", ""],
    ["1(iii)", BOARDS, "Send the section 11 summary to every board", "All agencies", "July 2025", "1", "1", "Board minutes"],
]  # fmt: skip
TWO = [
    ["2(i)", CHECKED, "Check the records of volunteers in youth clubs", "Youth Service", "October 2025", "2", "2", "Central record"],
]  # fmt: skip
TWO_GOES_ON = [
    ["2(ii)", CHECKED_TAIL, "Write the rule for visiting coaches", "Leisure Services & Education Safeguarding Adviser", "TBC – when the new contract starts", "0", "0", ""],
    ["2(iii)", "", "Run refresher training for interview panels", "", "Twice a year", "3", "2", "Training records"],
]  # fmt: skip
THREE = [
    ["3(i)", HEARD, "Put a poster with a photograph of the complaints officer in each building", "Complaints Manager", "Spring 2026", "1", "1", ""],
    ["3(ii)", "", "Count complaints made by children apart from those of adults", "Complaints Manager, Performance Team", "", "2", "1", "Yearly complaints report"],
]  # fmt: skip


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "ottermouth.docx"
    document = new_document(landscape=True, size=9, font="Arial")
    document.sections[0].header.paragraphs[0].text = "Not for publication before 1 May 2025"
    page_footer(document, "OSCP S11 action plan 080425")
    document.add_heading(NAME, 1)
    document.add_heading("Section 11 Action Plan 2025/26", 1)
    document.add_paragraph(
        "Agencies scored themselves in January. A panel of peers looked at the evidence and moderated the scores."
    )
    document.add_paragraph().add_run("Key to scores").bold = True
    table(document, [["Score", "Meaning"], *SCORES.items()], widths=[2, 8], bold=[0])
    document.add_paragraph()
    _standard(document, STANDARDS[0], ONE, [(0, 1)])
    _standard(document, STANDARDS[1], TWO, [])
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    _standard(document, "", TWO_GOES_ON, [(0, 1)])
    _standard(document, STANDARDS[2], THREE, [(0, 1)])
    document.save(str(path))
    save_gold(_gold(), path)


def _standard(document: Any, title: str, rows: list[list[str]], merges: list[tuple[int, int]]) -> None:
    """`merges` are the (first, last) rows of a requirement."""
    head = [[title], HEAD] if title else []
    across = [(0, 0, 0, len(HEAD) - 1)] if title else []
    down = [(first + len(head), 1, last + len(head), 1) for first, last in merges]
    widths = [1.4, 4.6, 6.2, 4, 2.8, 1.5, 2, 3.2]
    table(document, [*head, *rows], widths=widths, merges=across + down, bold=range(len(head)))
    document.add_paragraph()


def _gold() -> dict[str, Any]:
    meanings = {
        "30.06.25": day(date(2025, 6, 30)),
        "Q1 2025/26": quarter(2025, 1),
        "July 2025": month(2025, 7),
        "October 2025": month(2025, 10),
        "TBC – when the new contract starts": undated("unknown", condition="when the new contract starts"),
        "Twice a year": undated("ongoing", "FREQ=MONTHLY;INTERVAL=6"),
        "Spring 2026": {
            "earliest": "2026-03-01",
            "latest": "2026-05-31",
            "precision": "season",
            "recurrence": "",
        },
    }
    parties = {
        "Leisure Services & Education Safeguarding Adviser": [
            "Leisure Services",
            "Education Safeguarding Adviser",
        ],
        "Complaints Manager, Performance Team": ["Complaints Manager", "Performance Team"],
    }

    def action(words: list[str]) -> dict[str, Any]:
        who, when = words[3], words[4]
        return row(
            words[2],
            ref=words[0],
            leads=who,
            parties=parties.get(who),
            due=(when, meanings[when]) if when else None,
            status=words[6],
            evidence=words[7],
            everyone=who == "All agencies",
            open=["due.precision", "finding:no_due"] if when.startswith("TBC") else [],
        )

    one = [
        row(NAMED, actions=[action(ONE[0]), action(ONE[1])]),
        row(BOARDS, actions=[action(ONE[2])]),
    ]
    two = [row(f"{CHECKED} {CHECKED_TAIL}", actions=[action(words) for words in [*TWO, *TWO_GOES_ON]])]
    three = [row(HEARD, actions=[action(words) for words in THREE])]
    sections = []
    for heading, rows in zip(STANDARDS, (one, two, three), strict=True):
        ref, title = heading.split(": ")
        sections.append(section(title, rows, ref=ref))
    return plan(
        "Section 11 Action Plan 2025/26",
        NAME,
        ("2025/26", "2025-04-01", "2026-03-31"),
        sections,
        key=SCORES,
    )
