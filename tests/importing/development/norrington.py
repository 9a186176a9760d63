"""A CSV export of an improvement tracker: a title above, a theme column that is filled once, references of three levels,
a re-forecast column, scores by self and moderated, one row that repeats its header, Windows encoding."""

import csv
import io
from pathlib import Path
from typing import Any

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import day, financial_year, month, quarter, undated

HEADER = [
    "Theme",
    "Ref",
    "Recommendation",
    "Responsible lead/group",
    "Timescale/Target",
    "Revised date",
    "Self score",
    "Moderated score",
    "Current Commentary",
]
ROWS = [
    ["C1 Front door", "C1.1.1", "Publish one referral form for every agency’s staff", "MASH Manager", "30/06/2024", "", "3", "2", ""],
    ["", "C1.1.2", "Return every poor referral with a phone call; tell the sender’s manager", "MASH Manager; Police", "Q2 2024/25", "", "2", "2", "Started well"],
    ["", "C1.2.1", "Report the conversion rate of contacts to the Executive", "Data Analyst", "Quarterly", "", "4", "3", ""],
    HEADER,
    ["C2 Neglect", "C2.1.1", "Write a one-page neglect strategy", "Neglect Task & Finish Group (to be created)", "Dec 2024", "March 2025", "1", "1", "Group not yet met"],
    ["", "C2.1.2", "Train one champion in each team", "All services", "2024/25", "", "", "", ""],
    ["", "C2.2.1", "Test the strategy in a dip sample", "", "TBC", "", "0", "0", ""],
    ["C3 Workforce", "C3.1.1", "Re-run the safer recruitment course", "Training & Development Officer", "Immediate", "", "3", "3", "Booked"],
    ["", "C3.1.2", "Agree how volunteers are counted", "Business Manager, Voluntary Sector Forum", "Ongoing", "", "2", "1", ""],
]  # fmt: skip


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "norrington.csv"
    out = io.StringIO()
    writer = csv.writer(out)
    width = len(HEADER)
    front = [
        ["Norrington Safeguarding Children Partnership"],
        ["Improvement Plan 2024/25"],
        ["Exported from the tracker on 04/07/2024 by user bturner"],
        [],
        HEADER,
    ]
    for words in [*front, *ROWS, [], ["Total actions", str(len(ROWS) - 1)]]:
        writer.writerow([*words, *[""] * (width - len(words))])
    path.write_bytes(out.getvalue().encode("cp1252"))
    save_gold(_gold(), path)


def _gold() -> dict[str, Any]:
    tracker = {line[1]: line for line in ROWS if line is not HEADER}

    def item(ref: str, parties: list[str], due: Any, **more: Any) -> dict[str, Any]:
        line = tracker[ref]
        words = line[5] or line[4]
        opened = [*more.pop("open", []), *(["due_text"] if line[5] else [])]
        return row(
            line[2],
            ref=ref,
            leads=line[3],
            parties=parties,
            due=(words, due),
            status=line[7],
            progress=line[8],
            open=opened,
            **more,
        )

    front_door = [
        item("C1.1.1", ["MASH Manager"], day(_june())),
        item("C1.1.2", ["MASH Manager", "Police"], quarter(2024, 2), compound=True),
        item("C1.2.1", ["Data Analyst"], undated("ongoing", "FREQ=MONTHLY;INTERVAL=3")),
    ]
    neglect = [
        item("C2.1.1", ["Neglect Task & Finish Group (to be created)"], month(2025, 3)),
        item("C2.1.2", ["All services"], financial_year(2024), everyone=True),
        item("C2.2.1", [], undated("unknown"), open=["finding:no_due"]),
    ]
    workforce = [
        item("C3.1.1", ["Training & Development Officer"], undated("relative")),
        item("C3.1.2", ["Business Manager", "Voluntary Sector Forum"], undated("ongoing")),
    ]
    return plan(
        "Improvement Plan 2024/25",
        "Norrington Safeguarding Children Partnership",
        ("2024/25", "2024-04-01", "2025-03-31"),
        [
            section("Front door", front_door, ref="C1"),
            section("Neglect", neglect, ref="C2"),
            section("Workforce", workforce, ref="C3"),
        ],
    )


def _june() -> Any:
    from datetime import date

    return date(2024, 6, 30)
