"""An OpenDocument improvement plan: roman references, an objective with bulleted actions beside it, scores of its own and
after moderation, outcomes in a list before each table, a page break inside a row, a glossary."""

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import day, financial_year, month, undated
from tests.importing.renderer.draw_opendocument import write_package
from tests.importing.renderer.printed import Furniture

HEADER = ["Ref", "Objective", "How?", "Owner", "Deadline", "Own score", "Moderated score", "Origin of action"]
OUTCOMES_1 = ["Children speak to someone they chose.", "Their words are in the record."]
OUTCOMES_2 = ["Sub-groups know what they are for."]
FIRST = [
    ["2(i)", "Children meet an advocate before each conference", ["Double the advocates' hours", "Book advocates when the conference is booked"], "Advocacy Service / Conference Service", "01.09.24", "3", "2", "Peer review 7"],
    ["2(ii)", "Records hold the child's own words", ["Change the template so that the first box is the child's", "Read twenty records aloud at a team meeting and", ], "Principal Social Worker", "2024/25", "2", "2", "Audit 12"],
]  # fmt: skip
REST = [["", "", ["write down what surprised us"], "", "", "", "", ""]]
SECOND = [
    ["4(i)", "Each sub-group has a one-page purpose", ["Write the page", "Agree it at the Executive"], "Chairs of sub-groups and Business Manager", "Nov 2024", "1", "1", ""],
    ["4(ii)", "Minutes reach people while they still remember", ["Send actions within two days"], "", "Immediately", "", "", "Survey"],
]  # fmt: skip


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "orrinmouth.odt"
    body = [
        _heading(1, "Orrinmouth Safeguarding Children Partnership"),
        _heading(1, "Improvement Plan 2024 – 2026"),
        _heading(2, "Priority 2: The voice of the child"),
        _paragraph("Outcomes"),
        _list(OUTCOMES_1),
        _table([HEADER, *FIRST]),
        '<text:p text:style-name="PB"/>',
        _table(REST),
        _heading(2, "Priority 4: Groups that work"),
        _paragraph("Outcomes"),
        _list(OUTCOMES_2),
        _table([HEADER, *SECOND]),
        _heading(2, "Glossary"),
        _table([["CP", "Child protection"], ["OSCP", "Orrinmouth Safeguarding Children Partnership"]]),
    ]
    styles = '<style:style style:name="PB" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>'
    write_package(path, "".join(body), styles, Furniture(footer="OSCP plan Page {page}", marking="OFFICIAL"))
    save_gold(_gold(), path)


def _heading(level: int, text: str) -> str:
    return f'<text:h text:outline-level="{level}">{escape(text)}</text:h>'


def _paragraph(text: str) -> str:
    return f"<text:p>{escape(text)}</text:p>"


def _list(texts: list[str]) -> str:
    return (
        "<text:list>"
        + "".join(f"<text:list-item>{_paragraph(t)}</text:list-item>" for t in texts)
        + "</text:list>"
    )


def _table(rows: list[list[Any]]) -> str:
    lines = []
    for words in rows:
        cells = "".join(
            f"<table:table-cell>{_list(cell) if isinstance(cell, list) else _paragraph(cell)}</table:table-cell>"
            for cell in words
        )
        lines.append(f"<table:table-row>{cells}</table:table-row>")
    return f'<table:table><table:table-column table:number-columns-repeated="{len(rows[0])}"/>{"".join(lines)}</table:table>'


def _gold() -> dict[str, Any]:
    from datetime import date

    meanings = {
        "01.09.24": day(date(2024, 9, 1)),
        "2024/25": financial_year(2024),
        "Nov 2024": month(2024, 11),
        "Immediately": undated("relative"),
    }
    parties = {
        "Advocacy Service / Conference Service": ["Advocacy Service", "Conference Service"],
        "Chairs of sub-groups and Business Manager": ["Chairs of sub-groups", "Business Manager"],
    }

    def item(words: list[Any], actions: list[str]) -> dict[str, Any]:
        return row(
            words[1],
            ref=words[0],
            leads=words[3],
            parties=parties.get(words[3]),
            due=(words[4], meanings[words[4]]),
            status=words[6],
            source=words[7],
            actions=[row(text) for text in actions],
            open=["finding:compound"],
        )

    records = [FIRST[1][2][0], f"{FIRST[1][2][1]} {REST[0][2][0]}"]
    voice = [item(FIRST[0], FIRST[0][2]), item(FIRST[1], records)]
    groups = [item(words, words[2]) for words in SECOND]
    return plan(
        "Improvement Plan 2024 – 2026",
        "Orrinmouth Safeguarding Children Partnership",
        ("2024 – 2026", "2024-04-01", "2026-03-31"),
        [
            section("The voice of the child", voice, ref="Priority 2", outcomes=OUTCOMES_1),
            section("Groups that work", groups, ref="Priority 4", outcomes=OUTCOMES_2),
        ],
    )
