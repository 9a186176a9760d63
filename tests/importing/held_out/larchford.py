"""A CSV with semicolons: themes as band rows, outcomes filled once, numbers that go on from earlier years, ticks under
three headings, several commitments in one cell, a source column, a re-forecast inside the date cell."""

import csv
import io
from pathlib import Path
from typing import Any

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import day, month, quarter, season, undated

HEADER = [
    "OUTCOME STATEMENT",
    "NUMBER",
    "RECOMMENDATION",
    "BY WHOM",
    "COMPLETION DATE",
    "MET",
    "PARTLY MET",
    "NOT MET",
    "SOURCE OF RECOMMENDATION",
]
FIRST = "THEME 3: CHILDREN WHO LIVE AWAY FROM HOME"
SECOND = "THEME 4: THE RIGHT INFORMATION AT THE RIGHT TIME"
SETTLED = "Children placed here by other councils are known to us"
HEARD = "Children in homes and hostels have an adult of their own"
SHARED = "Nobody waits for information that keeps a child safe"
ROWS: list[list[str]] = [
    [FIRST],
    [SETTLED, "139", "Ask each placing council for a note within two days", "Placements Team", "31.10.25", "x", "", "", "Local review Ash, 4.2"],
    ["", "140", "Write to the regulator where a home takes a child without telling us", "Head of Service", "Sept 2025 – moved to January 2026", "", "x", "", "Local review Ash, 4.3"],
    [HEARD, "141", "• Match each child with a visitor\n• Train the visitors\n• Pay their fares", "Independent Visitors' Coordinator\nParticipation Team", "summer 2025", "", "", "x", ""],
    ["", "142", "Ask the children each year whether the visitor is any use", "", "Annually", "", "", "", "Care Council"],
    [SECOND],
    [SHARED, "143", "Agree a standard for answering the police within an hour", "ICB; Ambulance Trust; GP Federation", "by end of Q2 2025", "x", "", "", "JTAI letter"],
    ["", "144", "Explain the new duty to share in a film for receptionists", "Named GP & Data Protection Officer", "TBC", "", "", "x", "JTAI letter"],
    ["", "145", "Count refusals to share and why", "Members of the Partnership", "", "", "", "", ""],
]  # fmt: skip


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "larchford.csv"
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    front = [
        ["Larchford Safeguarding Children Partnership"],
        ["Learning and Improvement Plan 2025/26"],
        ["Not protectively marked"],
        HEADER,
    ]
    for words in [*front, *ROWS, [], ["Page 1 of 1"]]:
        writer.writerow([*words, *[""] * (len(HEADER) - len(words))])
    path.write_bytes(out.getvalue().encode("utf-8-sig"))
    save_gold(_gold(), path)


def _gold() -> dict[str, Any]:
    from datetime import date

    meanings = {
        "139": day(date(2025, 10, 31)),
        "140": month(2026, 1),
        "141": season("summer", 2025),
        "142": undated("ongoing", "FREQ=YEARLY"),
        "143": quarter(2025, 2),
        "144": undated("unknown"),
    }
    parties = {
        "141": ["Independent Visitors' Coordinator", "Participation Team"],
        "143": ["ICB", "Ambulance Trust", "GP Federation"],
        "144": ["Named GP", "Data Protection Officer"],
    }
    sections: list[dict[str, Any]] = []
    for words in ROWS:
        if len(words) == 1:
            ref, _, title = words[0].partition(": ")
            sections.append({"ref": ref, "title": title, "outcomes": [], "rows": []})
            continue
        part = sections[-1]
        if words[0]:
            part["outcomes"].append(words[0])
        ticked = [HEADER[c] for c in (5, 6, 7) if words[c]]
        opened = ["finding:no_due"] if words[4] == "TBC" else []
        part["rows"].append(
            row(
                " ".join(words[2].replace("• ", "").split("\n")),
                ref=words[1],
                leads=" ".join(words[3].split("\n")),
                parties=parties.get(words[1]),
                due=(words[4], meanings[words[1]]) if words[4] else None,
                status=ticked[0] if ticked else "",
                source=words[8],
                outcomes=[len(part["outcomes"]) - 1],
                compound="\n" in words[2],
                everyone=words[3].startswith("Members"),
                open=opened,
            )
        )
    return plan(
        "Learning and Improvement Plan 2025/26",
        "Larchford Safeguarding Children Partnership",
        ("2025/26", "2025-04-01", "2026-03-31"),
        [section(p["title"], p["rows"], ref=p["ref"], outcomes=p["outcomes"]) for p in sections],
    )
