"""A work plan kept in a tracker on the web and printed to PDF from the browser: the header on the first page only,
objectives whose cell is blank on the rows below, also at the head of the second page, quarter columns with dots, status
by colour alone with a key under the table whose colours have no names, bands for the priorities, name and title on one
line, the browser's own page header and footer."""

import shutil
from html import escape
from pathlib import Path
from typing import Any

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import quarter

NAME = "Hexcombe Safeguarding Children Partnership"
TITLE = f"{NAME} – Annual Work Plan 2023/24"
HEAD = ["Objective", "Ref", "Action", "Lead", "Q1", "Q2", "Q3", "Q4", "RAG", "Comment"]
WIDTHS = [48, 12, 66, 42, 9, 9, 9, 9, 12, 50]
GREEN, AMBER, RED = "00B050", "FFC000", "FF0000"
KEY = {GREEN: "Done or on time", AMBER: "Late but moving", RED: "Stuck"}
HEAR, KNOW = "People who refer hear back", "Everybody understands the thresholds in the same way"
LEARN, READ = "Learning reaches the front line in weeks, not years", "The yearly report is read"
# A band, or (objective when it is printed, reference, action, lead, marked quarters, fill, comment).
ROWS: list[Any] = [
    "Priority A: Front door",
    (HEAR, "A1", "Send a reply to every referrer within three days", "Front Door Manager", (1,), GREEN, "Replies go out by themselves since May"),
    ("", "A2", "Ring back each general practice that had no reply last year", "Front Door Manager / Named GP", (2, 3), AMBER, ""),
    ("", "A3", "Publish how long replies take", "Performance Team", (1, 2, 3, 4), GREEN, ""),
    (KNOW, "A4", "Issue the threshold document again with ten worked examples", "Policy Group", (3,), RED, "Waiting for legal advice"),
    ("", "A5", "Test understanding with a short quiz", "", (4,), "", ""),
    "Priority B: Learning from reviews",
    (LEARN, "B1", "Turn each review into a briefing of one page", "Business Unit", (1, 2, 3, 4), GREEN, "Five so far"),
    ("", "B2", "Visit five teams to hear what changed", "Case Review Group", (4,), "", ""),
    "Standing duties",
    (READ, "S1", "Publish the yearly report with a version for young people", "Partnership Manager", (2,), GREEN, ""),
    ("", "S2", "Take the report to the health and wellbeing board", "Independent Chair", (3,), AMBER, "Moved to their next meeting"),
]  # fmt: skip
FIRST_OF_SECOND_PAGE = 3


def build(folder: Path) -> None:
    """Write the document and its gold."""
    from playwright.sync_api import sync_playwright

    path = folder / "hexcombe.pdf"
    style = "font-size:8px;width:100%;padding:0 12mm;display:flex;justify-content:space-between"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page()
        page.set_content(_page())
        page.pdf(
            path=str(path),
            format="A4",
            landscape=True,
            print_background=True,
            display_header_footer=True,
            margin={"top": "16mm", "bottom": "16mm", "left": "12mm", "right": "12mm"},
            header_template=f'<div style="{style}"><span>03/07/2023, 14:05</span><span>Work plan | HSCP tracker</span></div>',
            footer_template=f'<div style="{style}"><span>https://tracker.example.org/plans/2023</span>'
            '<span><span class="pageNumber"></span>/<span class="totalPages"></span></span></div>',
        )
        browser.close()
    save_gold(_gold(), path)


def _page() -> str:
    columns = "".join(f'<col style="width:{width}mm">' for width in WIDTHS)
    lines = ["<tr class=head>" + "".join(f"<td>{text}</td>" for text in HEAD) + "</tr>"]
    for position, words in enumerate(ROWS):
        if isinstance(words, str):
            lines.append(f'<tr class=band><td colspan="{len(HEAD)}">{escape(words)}</td></tr>')
            continue
        objective, ref, action, lead, quarters, fill, comment = words
        dots = ["●" if number in quarters else "" for number in range(1, 5)]
        cells = [f"<td>{escape(text)}</td>" for text in (objective, ref, action, lead, *dots)]
        cells.append(f'<td style="background:#{fill}"></td>' if fill else "<td></td>")
        cells.append(f"<td>{escape(comment)}</td>")
        # The page breaks where the objective's own cell is on the page before.
        broken = ' style="break-before:page"' if position == FIRST_OF_SECOND_PAGE else ""
        lines.append(f"<tr{broken}>{''.join(cells)}</tr>")
    key = "".join(
        f'<div><span style="background:#{fill}">&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;</span> {words}</div>'
        for fill, words in KEY.items()
    )
    css = """body{font:10pt Liberation Sans} table{border-collapse:collapse;table-layout:fixed}
        td{border:1px solid #000;padding:3px;vertical-align:top;height:12mm} .head td{background:#1F3864;color:#fff}
        .head td,.band td{height:6mm;font-weight:bold} .band td{background:#BDD7EE} div{margin:3px}"""
    return f"""<html><head><title>Work plan</title><style>{css}</style></head><body><h1>{TITLE}</h1>
        <table><colgroup>{columns}</colgroup><tbody>{"".join(lines)}</tbody></table><h3>Key</h3>{key}</body></html>"""


def _gold() -> dict[str, Any]:
    parties = {"Front Door Manager / Named GP": ["Front Door Manager", "Named GP"]}
    sections: list[Any] = []
    for words in ROWS:
        if isinstance(words, str):
            sections.append((words, []))
            continue
        objective, ref, action, lead, quarters, fill, comment = words
        if objective:
            sections[-1][1].append(row(objective, actions=[]))
        meaning = quarter(2023, quarters[0]) | {"latest": quarter(2023, quarters[-1])["latest"]}
        item = row(
            action,
            ref=ref,
            leads=lead,
            parties=parties.get(lead),
            due=(", ".join(f"Q{number}" for number in quarters), meaning),
            status=KEY.get(fill, ""),
            progress=comment,
            open=["due_text", "due.precision"] if len(quarters) > 1 else [],
        )
        sections[-1][1][-1]["actions"].append(item)
    made = []
    for heading, rows in sections:
        ref, _, title = heading.partition(": ")
        made.append(section(title, rows, ref=ref) if title else section(heading, rows, kind="standing"))
    return plan(
        TITLE,
        NAME,
        ("2023/24", "2023-04-01", "2024-03-31"),
        made,
        key={"Green": KEY[GREEN], "Amber": KEY[AMBER], "Red": KEY[RED]},
    )
