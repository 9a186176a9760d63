"""Word saved as tab-separated text with Windows line ends: four columns without a date, outcomes in `<p>`, tables that go on
over a page without a header, a row and an outcome broken by the page, times inside sentences, leads left blank."""

from pathlib import Path
from typing import Any

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import month, season

NAME = "Quillhampton Safeguarding Children Partnership"
HEADER = ("Desired outcome", "Responsible", "What we are going to do", "Progress to date")
TRANSITION = [
    "Young people who turn 18 while they are at risk do not fall off a cliff.",
    "Adult services know who is coming two years before they arrive.",
]
HOMES = (
    "Families in temporary accommodation are visited, registered with a doctor and placed in a school within days, "
    "so that no child is lost between boroughs."
)
VOICE = "Children's own accounts change what the partnership decides."
WORKFORCE = (
    "Practitioners have time to think, a manager who asks about the child, and the skills for work that is harder than "
    "it was."
)
FRONT = f"""\
{NAME}

Strategic Business Plan 2021 – 23

The partnership was formed in 2019 by the council, the police and the clinical commissioning group.

Our Vision

Safe at home, safe outside, safe online: every child in Quillhampton, every day.

Our Values

- Courage: we raise what is hard to raise.
- Care: for families and for one another.

Our Principles

1. **Voice:** nothing is decided about a child without asking them.
2. **Evidence:** we do what is known to work.
3. **Equality:** we ask who is missing from the figures.

The themed priorities are:

P1 – Turning Eighteen

P2 - Families without a Home

Themed Priorities 2021 – 23
"""


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "quillhampton.txt"
    lines = [
        *FRONT.splitlines(),
        "",
        *_table("Priority 1 – Turning Eighteen", _rows_1()),
        "",
        *_table("Priority 2 – Families without a Home", _rows_2()),
        "",
        "Core Business",
        "",
        *_table("Voice of the Child", _rows_3()),
        "",
        *_table("Workforce", _rows_4()),
    ]
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode("utf-8-sig"))
    save_gold(_gold(), path)


def _table(title: str, rows: list[tuple[str, ...]]) -> list[str]:
    head = [(title, "", "", ""), HEADER]
    return ["\t".join(words) if words else "" for words in [*head, *rows]]


def _rows_1() -> list[tuple[str, ...]]:
    outcomes = " ".join(f"<p>{text}</p>" for text in TRANSITION)
    return [
        (outcomes, "Transitions Group", "Write one pathway from child protection to adult safeguarding by September 2021. Publish it with a flow chart on one side of paper.", ""),
        ("", "Safeguarding Adults Board / Business Manager", "Hold a joint development day with the Safeguarding Adults Board in spring 2022.", "Venue booked."),
        ("", "Partnership Members", "Tell the partnership of any young person who is turned away, and", ""),
        (),
        ("", "", "what was offered to them instead.", ""),
        ("", "", "Keep a worker for care leavers with no family until they are 21.", ""),
    ]  # fmt: skip


def _rows_2() -> list[tuple[str, ...]]:
    first, rest = HOMES.split(" a doctor ")
    return [
        (first, "Housing Options", "Send a notice to health visiting and education on the day a family is placed.", "In use since May."),
        (),
        (f"a doctor {rest}", "", "All organisations to record the placing borough on the first page of the file.", ""),
        ("", "Quality Group", "Audit ten families who were moved more than three times.", ""),
    ]  # fmt: skip


def _rows_3() -> list[tuple[str, ...]]:
    return [
        (VOICE, "All Strategic Chairs", "Begin each board with the words of a child.", ""),
        (
            "",
            "Youth Council and Participation Manager",
            "Choose two of the questions for the yearly report.",
            "",
        ),
    ]


def _rows_4() -> list[tuple[str, ...]]:
    return [
        (WORKFORCE, "Learning and Development Officer", "Train supervisors in reflective supervision, starting with those who have never had it.", "COMPLETED for health."),
        ("", "Partnership", "Ask every agency for its caseloads twice a year.", ""),
        ("--", "--", "--", "--"),
    ]  # fmt: skip


def _gold() -> dict[str, Any]:
    eighteen = [
        row(
            _rows_1()[0][2],
            leads="Transitions Group",
            due=("by September 2021", month(2021, 9)),
            compound=True,
        ),
        row(
            _rows_1()[1][2],
            leads="Safeguarding Adults Board / Business Manager",
            parties=["Safeguarding Adults Board", "Business Manager"],
            due=("in spring 2022", season("spring", 2022)),
            progress="Venue booked.",
        ),
        row(
            "Tell the partnership of any young person who is turned away, and what was offered to them instead.",
            leads="Partnership Members",
            everyone=True,
            open=["finding:compound"],
        ),
        row(_rows_1()[5][2], open=["due_text", "due.precision", "finding:no_due"]),
    ]
    homes = [
        row(_rows_2()[0][2], leads="Housing Options", progress="In use since May."),
        row(_rows_2()[2][2]),
        row(_rows_2()[3][2], leads="Quality Group"),
    ]
    voice = [
        row(
            "Begin each board with the words of a child.",
            leads="All Strategic Chairs",
            everyone=True,
        ),
        row(
            "Choose two of the questions for the yearly report.",
            leads="Youth Council and Participation Manager",
            parties=["Youth Council", "Participation Manager"],
        ),
    ]
    workforce = [
        row(
            _rows_4()[0][2],
            leads="Learning and Development Officer",
            progress="COMPLETED for health.",
        ),
        row(
            _rows_4()[1][2],
            leads="Partnership",
            due=("twice a year", {"earliest": None, "latest": None, "precision": "ongoing", "recurrence": "FREQ=MONTHLY;INTERVAL=6"}),
        ),
    ]  # fmt: skip
    return plan(
        "Strategic Business Plan 2021 – 23",
        NAME,
        ("2021 – 23", "2021-04-01", "2023-03-31"),
        [
            section("Turning Eighteen", eighteen, ref="Priority 1", outcomes=TRANSITION),
            section("Families without a Home", homes, ref="Priority 2", outcomes=[HOMES]),
            section("Voice of the Child", voice, kind="standing", outcomes=[VOICE]),
            section("Workforce", workforce, kind="standing", outcomes=[WORKFORCE]),
        ],
        vision="Safe at home, safe outside, safe online: every child in Quillhampton, every day.",
        values=["Courage: we raise what is hard to raise.", "Care: for families and for one another."],
        principles=[
            "Voice: nothing is decided about a child without asking them.",
            "Evidence: we do what is known to work.",
            "Equality: we ask who is missing from the figures.",
        ],
    )
