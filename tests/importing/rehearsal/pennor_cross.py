"""Plain text set out in columns with spaces, as it comes out of an old committee system: words go on in their own column, a
header on every page, a row broken over a page, a key in one line, the end of the plan as a date."""

from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import Any

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import calendar_year, day, month, months, quarter, span, term, undated

WIDTHS = (6, 38, 24, 16, 4)
HEADER = ("Ref", "Action", "Responsible", "Target date", "BRAG")
OUTCOMES = [
    "Children who have been sexually abused at home are believed by the first adult they tell, and that adult "
    "knows what to do next.",
    "Young people are no longer moved from one placement to another in a crisis.",
]
BROKEN = (
    "Set up a weekly clinic where any worker can talk through a worry about sexual abuse with a doctor and a "
    "detective"
)
ROWS_1 = [
    ("T1.1", "Train a lead in every primary school to hear a first account", "Education Safeguarding Team", "31/07/2024", "B"),
    ("T1.2", "Take the waiting list for therapy to the Integrated Care Board", "Designated Nurse, Named Doctor", "Dec 2024", "A"),
]  # fmt: skip
SPLIT = [
    ("T1.3", "Set up a weekly clinic where any worker can talk through a worry", "Police (PVP Unit) / Sexual Assault", "Q4 24/25", "G"),
    ("", "about sexual abuse with a doctor and a detective", "Referral Centre", "", ""),
]  # fmt: skip
ROWS_1_ON = [
    ("T1.4", "Publish a guide for parents whose child has told somebody", "", "April to June 2025", ""),
]
ROWS_2 = [
    ("T2.1", "Review the last ten moves that happened at night", "Placements Panel", "Sept 24", "B"),
    ("T2.2", "Offer respite to foster carers before they ask for it", "Fostering Service", "2025", "G"),
    ("T2.3", "Let young people choose who sits on the panel", "Children in Care Council", "Summer term 2025", "R"),
    ("T2.4", "Write to every neighbouring authority about children placed in Pennor Cross", "All independent reviewing officers", "TBA", ""),
]  # fmt: skip
ROWS_3 = [
    ("T3.1", "Report on allegations against staff", "LADO", "Yearly", "G"),
    ("T3.2", "Keep the procedures manual current", "Policy Officer", "Continuous", "G"),
    ("T3.3", "Carry out a full review of these arrangements", "Independent Scrutineer and Business Manager", "End of plan", ""),
]  # fmt: skip


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "pennor-cross.txt"
    lines = [
        "Pennor Cross Safeguarding Partnership for Children",
        "Business and Improvement Plan 2024-2026",
        "",
        "Approved by the Executive on 18 April 2024",
        "BRAG: B = complete, R = overdue, A = at risk, G = on course",
        "",
        "Theme 1 - Safe relationships",
        *wrap(f"Intended outcome: {OUTCOMES[0]}", 88),
        "",
        *_table(ROWS_1),
        *_cells(SPLIT[0]),
        "",
        "Pennor Cross plan v2.1                                                                  1",
        "\f",
        *_table([]),
        *_cells(SPLIT[1]),
        "",
        *(line for words in ROWS_1_ON for line in [*_cells(words), ""]),
        "Theme 2 - A home that lasts",
        *wrap(f"Intended outcome: {OUTCOMES[1]}", 88),
        "",
        *_table(ROWS_2),
        "Pennor Cross plan v2.1                                                                  2",
        "\f",
        "Standing duties",
        "",
        *_table(ROWS_3),
        "Pennor Cross plan v2.1                                                                  3",
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    save_gold(_gold(), path)


def _table(rows: list[tuple[str, ...]]) -> list[str]:
    head = [*_cells(HEADER), "-" * (sum(WIDTHS) + 8)]
    return [*head, *(line for words in rows for line in [*_cells(words), ""])]


def _cells(words: tuple[str, ...]) -> list[str]:
    """One row: every cell wrapped in its own column, two spaces between columns."""
    wrapped = [wrap(text, width) or [""] for text, width in zip(words, WIDTHS, strict=True)]
    deep = max(len(lines) for lines in wrapped)
    lines = []
    for n in range(deep):
        parts = [
            (cell[n] if n < len(cell) else "").ljust(width)
            for cell, width in zip(wrapped, WIDTHS, strict=True)
        ]
        lines.append("  ".join(parts).rstrip())
    return lines


def _item(words: tuple[str, ...], due: Any, parties: list[str] | None = None, **more: Any) -> dict[str, Any]:
    ref, text, leads, when, status = words
    return row(text, ref=ref, leads=leads, parties=parties, due=(when, due), status=status, **more)


def _gold() -> dict[str, Any]:
    clinic = (
        "T1.3",
        BROKEN,
        "Police (PVP Unit) / Sexual Assault Referral Centre",
        "Q4 24/25",
        "G",
    )
    first = [
        _item(ROWS_1[0], day(date(2024, 7, 31))),
        _item(ROWS_1[1], month(2024, 12), ["Designated Nurse", "Named Doctor"]),
        _item(clinic, quarter(2024, 4), ["Police (PVP Unit)", "Sexual Assault Referral Centre"]),
        _item(ROWS_1_ON[0], months((2025, 4), (2025, 6))),
    ]
    second = [
        _item(ROWS_2[0], month(2024, 9)),
        _item(ROWS_2[1], calendar_year(2025)),
        _item(ROWS_2[2], term("summer", 2025)),
        _item(ROWS_2[3], undated("unknown"), everyone=True, open=["finding:no_due"]),
    ]
    ends = span(None, date(2026, 3, 31), "relative")
    standing = [
        _item(ROWS_3[0], undated("ongoing", "FREQ=YEARLY")),
        _item(ROWS_3[1], undated("ongoing")),
        _item(ROWS_3[2], ends, ["Independent Scrutineer", "Business Manager"], open=["due.earliest"]),
    ]
    return plan(
        "Business and Improvement Plan 2024-2026",
        "Pennor Cross Safeguarding Partnership for Children",
        ("2024-2026", "2024-04-01", "2026-03-31"),
        [
            section("Safe relationships", first, ref="Theme 1", outcomes=[OUTCOMES[0]]),
            section("A home that lasts", second, ref="Theme 2", outcomes=[OUTCOMES[1]]),
            section("Standing duties", standing, kind="standing"),
        ],
        key={"B": "complete", "R": "overdue", "A": "at risk", "G": "on course"},
    )
