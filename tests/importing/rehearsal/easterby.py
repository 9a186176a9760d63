"""A list exported from a team site as comma-separated values: no title above it, the commitment in a column called Title,
the priority and the objective repeated on each row, every date with a time of day, columns that the format has no field
for, comments over several lines, a byte-order mark."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import day

HEAD = [
    "Title",
    "Priority",
    "Objective",
    "Assigned To",
    "Due Date",
    "Status",
    "% Complete",
    "Comments",
    "Modified By",
]
SIGNS, SAFE = "Staff know the signs of honour based abuse", "Nobody is sent back into danger"
FOSTER, POLICY = "Private foster carers are known and visited", "Policies are the ones that people use"
P1, P2, BAU = "P1 - Honour based abuse", "P2 - Private fostering", "Business as usual"
ROWS = [
    ["Buy the online course on forced marriage", P1, SIGNS, "Workforce Lead", "30/09/2025 00:00", "In progress", "40%", "Three quotes received.\nDecision expected in June.", "R Vance"],
    ["Brief every registrar in the district", P1, SIGNS, "Registration Service; Named Nurse", "31/10/2025 00:00", "Not started", "0%", "", "R Vance"],
    ["Agree a code word with the airport police", P1, SAFE, "Police", "31/03/2026 00:00", "In progress", "10%", "First call held", "System Account"],
    ["Give schools one number to ring in July and August", P1, SAFE, "", "30/06/2025 00:00", "Completed", "100%", "Card sent to 82 schools", "R Vance"],
    ["Ask each language school for a list of host families", P2, FOSTER, "Private Fostering Worker", "", "Waiting", "20%", "", "J Ott"],
    ["Put a question about carers on the school admission form", P2, FOSTER, "Admissions, Private Fostering Worker", "01/12/2025 00:00", "Not started", "0%", "", "J Ott"],
    ["Delete policies that nobody opened for two years", BAU, POLICY, "Business Support", "27/02/2026 00:00", "Not started", "0%", 'Count of "hits" asked for', "R Vance"],
]  # fmt: skip


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "easterby.csv"
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerows([HEAD, *ROWS])
    path.write_bytes(out.getvalue().encode("utf-8-sig"))
    save_gold(_gold(), path)


def _gold() -> dict[str, Any]:
    parties = {
        "Registration Service; Named Nurse": ["Registration Service", "Named Nurse"],
        "Admissions, Private Fostering Worker": ["Admissions", "Private Fostering Worker"],
    }

    def meaning(when: str) -> Any:
        number, month, year = when.split(" ")[0].split("/")
        return day(date(int(year), int(month), int(number)))

    found: dict[str, dict[str, list[Any]]] = {}
    for action, priority, objective, who, when, status, _, comments, _ in ROWS:
        item = row(
            action,
            leads=who,
            parties=parties.get(who),
            due=(when, meaning(when)) if when else None,
            status=status,
            progress=" ".join(comments.split()),
        )
        found.setdefault(priority, {}).setdefault(objective, []).append(item)
    sections = []
    for priority, objectives in found.items():
        ref, _, title = priority.partition(" - ")
        rows = [row(objective, actions=items) for objective, items in objectives.items()]
        if title:
            sections.append(section(title, rows, ref=ref))
        else:
            sections.append(section(priority, rows, kind="standing"))
    return plan("", "", None, sections, open=["plan.title", "plan.partnership"])
