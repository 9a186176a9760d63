"""Plans of a known size in every container, made afresh for each run.

One plan is drawn into all of them by the drawers of the importer's test corpus. 60 rows are an ordinary plan; 300 rows
on 60 pages are the longest that anybody has shown us (`plan/importing/containers/limits.py`).
"""

import sys
from importlib import import_module
from pathlib import Path
from random import Random

from tests.importing.renderer.printed import Box, Break, Grid, Heading, NewSheet, Pages, box
from tests.importing.renderer.rendering import DRAWERS

HEADERS = ["Ref", "Outcome", "What we will do", "Lead", "By when", "How we will know", "RAG"]
LEADS = ["Business Manager", "Quality and Effectiveness Group", "Police / Health", "All organisations", ""]
DUES = ["March 2027", "by end of Q2 2026/27", "Ongoing", "Quarterly", "Summer term 2027", ""]
ROWS_OF_A_SECTION, ROWS_OF_A_PAGE = 10, 5
# A heading that differed from the one before by its number alone would be a running header.
OF_WHAT = ["Neglect", "Exploitation", "Housing", "Early help", "Schools", "Health"]
WHERE = ["at home", "outside the home", "in the borough", "for families", "with partners"]


def rows(how_many: int) -> list[list[str]]:
    """That many rows, of which every tenth begins a priority."""
    return [
        [
            f"{number // ROWS_OF_A_SECTION + 1}.{number % ROWS_OF_A_SECTION + 1}",
            f"Children in part {number // ROWS_OF_A_SECTION + 1} of the area are seen early and helped by people who talk."
            if number % ROWS_OF_A_SECTION == 0
            else "",
            f"Bring together the agencies for topic {number + 1}, agree who does what, and tell families what came of it.",
            LEADS[number % len(LEADS)],
            DUES[number % len(DUES)],
            f"At least {number + 10} families say that it helped.",
            "GAR"[number % 3],
        ]
        for number in range(how_many)
    ]


def draw_plan(container: str, how_many: int, folder: Path) -> Path:
    """A plan of that many rows as a file: a heading and a table for each priority; a PDF with five rows on a page."""
    pages = Pages([NewSheet("Plan"), Heading("Business Plan 2026-29", 1)])
    header: list[Box | None] = [box(words, bold=True) for words in HEADERS]
    of_a_table = ROWS_OF_A_PAGE if container == "pdf" else ROWS_OF_A_SECTION
    every = rows(how_many)
    for first in range(0, how_many, of_a_table):
        if first % ROWS_OF_A_SECTION == 0:
            number = first // ROWS_OF_A_SECTION
            title = f"{OF_WHAT[number % len(OF_WHAT)]} {WHERE[number // len(OF_WHAT) % len(WHERE)]}"
            pages.blocks += [NewSheet(f"Priority {number + 1}"), Heading(f"Priority {number + 1} – {title}")]
        lines: list[list[Box | None]] = [
            [box(words) for words in line] for line in every[first : first + of_a_table]
        ]
        pages.blocks.append(Grid([header, *lines], header_rows=1))
        if container == "pdf" and first + of_a_table < how_many:
            pages.blocks.append(Break())
    path = folder / f"plan-of-{how_many}.{container}"
    import_module(f"tests.importing.renderer.{DRAWERS[container]}").draw(pages, path, Random(1))
    return path


def main(folder: Path) -> None:
    """Every file that `imports` measures."""
    from .imports import BARS, LONGEST, ORDINARY, PDF_OF_20_PAGES

    draw_plan("txt", 1, folder)
    for container in BARS:
        for how_many in (PDF_OF_20_PAGES if container == "pdf" else ORDINARY, LONGEST):
            draw_plan(container, how_many, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
