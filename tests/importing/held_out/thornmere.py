"""An OpenDocument plan: an objective heading over each small table, letters that start again under each heading, tables
without a header after the first, bands with a date, deleted text in tracked changes, core business at the end."""

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import calendar_year, day, financial_year, month, undated
from tests.importing.renderer.draw_opendocument import write_package
from tests.importing.renderer.printed import Furniture

HEADER = ["Milestone", "Owner", "Target date", "Current Status", "Latest update"]
LIGHTS = "1.1 Make the park a place where children can be"
SHOPS = "1.2 Work with shopkeepers as people who notice"
SCHOOL = "2.1 Keep children at risk in school"
BAND_1, BAND_2 = "To be completed by March 2026", "To be completed by end of 2026"
TABLES: dict[str, list[list[str]]] = {
    LIGHTS: [
        [BAND_1],
        ["a) Walk the park at dusk with the youth council", "Community Safety Officer", "", "Closed", "Twelve young people came"],
        ["b) Ask the council to mend the lights by the skate ramp", "Parks Department & Police", "09.01.26", "In progress", ""],
        [BAND_2],
        ["c) Train café staff as safe adults", "Contextual Safeguarding Group (to be established)", "", "Not started", ""],
    ],
    SHOPS: [
        ["a) Make a window sticker with shopkeepers", "Comms", "Ongoing", "In progress", "Printed 200"],
        ["b) Visit each shop on the High Street", "All partner agencies", "FY 2025/26", "", ""],
    ],
    SCHOOL: [
        ["a) Look at every exclusion of a child on a plan", "Virtual School Head", "Monthly", "In progress", "No permanent exclusions since spring"],
        ["b) Write guidance on part-time timetables", "", "N/A", "Slipped", ""],
    ],
}  # fmt: skip
REVIEWS = [
    ["a) Finish the review of Family Q", "Case Review Panel", "31st October 2025", "In progress", ""],
    [
        "b) Tell each team what the review means for it",
        "Principal Social Worker/Named Nurse",
        "Nov-25",
        "Not started",
        "",
    ],
]


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "thornmere.odt"
    parts = [
        '<text:tracked-changes><text:changed-region text:id="ct1"><text:deletion><office:change-info/>'
        "<text:p>Close the youth club on Fridays</text:p></text:deletion></text:changed-region></text:tracked-changes>",
        _heading(1, "Thornmere Safeguarding Partnership"),
        _heading(1, "Multi-Agency Action Plan 2025/26"),
        '<text:p>Agreed by the partnership board.<text:change text:change-id="ct1"/></text:p>',
        _heading(2, "Our values"),
        "<text:list><text:list-item><text:p>Kindness</text:p></text:list-item>"
        "<text:list-item><text:p>Plain speaking</text:p></text:list-item></text:list>",
        _heading(2, "Theme 1: Safe places"),
        _heading(3, LIGHTS),
        _table([HEADER, *TABLES[LIGHTS]]),
        _heading(3, SHOPS),
        _table(TABLES[SHOPS]),
        _heading(2, "Theme 2: Safe in school"),
        _heading(3, SCHOOL),
        _table(TABLES[SCHOOL]),
        _heading(2, "Core business: learning from reviews"),
        _table([HEADER, *REVIEWS]),
    ]
    write_package(
        path,
        "".join(parts),
        "",
        Furniture(header="Thornmere SP", footer="Page {page} of {pages}", marking="OFFICIAL"),
    )
    save_gold(_gold(), path)


def _heading(level: int, text: str) -> str:
    return f'<text:h text:outline-level="{level}">{escape(text)}</text:h>'


def _table(rows: list[list[str]]) -> str:
    lines = []
    for words in rows:
        if len(words) == 1:
            covered = "<table:covered-table-cell/>" * 4
            lines.append(
                f'<table:table-cell table:number-columns-spanned="5"><text:p>{escape(words[0])}</text:p></table:table-cell>{covered}'
            )
        else:
            lines.append(
                "".join(
                    f"<table:table-cell><text:p>{escape(text)}</text:p></table:table-cell>" for text in words
                )
            )
    body = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    return (
        f'<table:table><table:table-column table:number-columns-repeated="5"/>{body}</table:table><text:p/>'
    )


def _gold() -> dict[str, Any]:
    from datetime import date

    horizons = {BAND_1: month(2026, 3), BAND_2: calendar_year(2026)}
    meanings = {
        "09.01.26": day(date(2026, 1, 9)),
        "Ongoing": undated("ongoing"),
        "FY 2025/26": financial_year(2025),
        "Monthly": undated("ongoing", "FREQ=MONTHLY"),
        "N/A": undated("unknown"),
        "31st October 2025": day(date(2025, 10, 31)),
        "Nov-25": month(2025, 11),
    }
    parties = {
        "Parks Department & Police": ["Parks Department", "Police"],
        "Principal Social Worker/Named Nurse": ["Principal Social Worker", "Named Nurse"],
    }

    def rows(lines: list[list[str]]) -> list[dict[str, Any]]:
        made, band = [], ""
        for words in lines:
            if len(words) == 1:
                band = words[0]
                continue
            ref, _, text = words[0].partition(" ")
            due = (words[2], meanings[words[2]]) if words[2] else ((band, horizons[band]) if band else None)
            opened = ["due_text"] if not words[2] and band else []
            opened += ["finding:no_due"] if words[2] == "N/A" else []
            everyone = words[1].startswith("All ")
            made.append(
                row(
                    text,
                    ref=ref,
                    leads=words[1],
                    parties=parties.get(words[1]),
                    due=due,
                    status=words[3],
                    progress=words[4],
                    open=opened,
                    everyone=everyone,
                )
            )
        return made

    def objective(name: str) -> dict[str, Any]:
        ref, _, text = name.partition(" ")
        return row(text, ref=ref, actions=rows(TABLES[name]))

    return plan(
        "Multi-Agency Action Plan 2025/26",
        "Thornmere Safeguarding Partnership",
        ("2025/26", "2025-04-01", "2026-03-31"),
        [
            section("Safe places", [objective(LIGHTS), objective(SHOPS)], ref="Theme 1"),
            section("Safe in school", [objective(SCHOOL)], ref="Theme 2"),
            section(
                "Core business: learning from reviews", rows(REVIEWS), kind="standing", open=["section.title"]
            ),
        ],
        values=["Kindness", "Plain speaking"],
    )
