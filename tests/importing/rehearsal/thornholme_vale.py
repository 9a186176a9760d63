"""A web page half in a table and half in lists: one long table whose priorities are rows of a single cell, with a header on
two rows, outcomes and objectives over several rows, and a lead over rows that follow each other, whosever they are; after it the routine of the
groups as a list for each group with who and when behind the words in small print; navigation and a change log round it."""

from datetime import date
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import calendar_year, day, month, months, quarter, undated

NAME = "Thornholme Vale Safeguarding Partners"
TITLE = "Children’s Safeguarding Business Plan: October 2025 to September 2027"
VISION = "Children in the Vale sleep well, because adults do not look away."
KEY = {"1": "off course", "2": "drifting", "3": "on course", "4": "there"}
TABLED = [
    Part(
        "Strangulation, suffocation and silence",
        ref="Priority A",
        groups=[
            Group(
                ["Marks on a neck are never explained away."],
                [
                    Line("Recognise non-fatal strangulation of teenage girls", actions=[
                        Line("Give every emergency department a body map", leads="Named Nurse (Acute Trust)", due="Dec 2025", status="3", measure="maps used"),
                        Line("Photograph marks within a day", leads="Medical Photographer", due="Mar 2026", status="2"),
                    ]),
                    Line("Speak about pressure in relationships before it starts", actions=[
                        Line("Bring drama to nine schools", leads="Healthy Schools Lead", due="Jan - Mar 2026", status="3", measure="pupils’ answers before and after"),
                        Line("Coach form tutors for the talk afterwards", leads="Healthy Schools Lead", due="Jan - Mar 2026", status="1"),
                        Line("Open an hour for girls at the sexual health clinic", leads="Sexual Health Service", due="Q1 2026/27", status="1", measure="visits"),
                    ]),
                ],
            ),
            Group(
                ["Girls who tell are kept safe the same night."],
                [
                    Line("Provide a bed that is not a police cell", actions=[
                        Line("Approve two emergency carers", leads="Fostering Service", due="28 February 2026", status="2", measure="nights used"),
                    ]),
                ],
            ),
        ],
    ),
    Part(
        "Grandparents and other carers in the family",
        ref="Priority B",
        groups=[
            Group(
                ["Kinship carers get the help that foster carers get."],
                [
                    Line("Tell carers what they can ask for", actions=[
                        Line("Publish the local offer for kinship carers", leads="Kinship Team; Family Rights Adviser", due="31 January 2026", status="4", measure="offer online"),
                        Line("Ring each carer once in the first month", leads="Kinship Team; Family Rights Adviser", due="ongoing", status="3"),
                    ]),
                    Line("Make school and surgery easy for a child who has moved in", actions=[
                        Line("Accept a letter from the social worker in place of papers", leads="Kinship Team; Family Rights Adviser", due="", status="2"),
                        Line("Hold school places for a fortnight", leads="Admissions", due="2026", status="1"),
                    ]),
                ],
            ),
        ],
    ),
]  # fmt: skip
ROUTINE = [
    Part(
        "Quality Group",
        kind="standing",
        groups=[
            Group(
                [],
                [
                    Line("Look at ten cases of one theme", leads="Quality Group Chair", due="six times a year", open=["due.recurrence"]),
                    Line("Moderate the section 11 scores", leads="Quality Group Chair, Lay Member", due="May 2026"),
                    Line("Bring an exception report to the partners", leads="Data Analyst", due="quarterly"),
                ],
            )
        ],
    ),
    Part(
        "Learning Group",
        kind="standing",
        groups=[
            Group(
                [],
                [
                    Line("Hold a rapid review when a serious incident is notified", leads="Learning Group Chair", due="within 15 working days"),
                    Line("Print a one-page lesson from each review", leads="Communications Lead", due="ongoing"),
                    Line("Count what changed a year later", leads="All group members", due="annually"),
                ],
            )
        ],
    ),
]  # fmt: skip
MEANINGS = Meanings(
    times={
        "Dec 2025": month(2025, 12),
        "Mar 2026": month(2026, 3),
        "Jan - Mar 2026": months((2026, 1), (2026, 3)),
        "Q1 2026/27": quarter(2026, 1),
        "28 February 2026": day(date(2026, 2, 28)),
        "31 January 2026": day(date(2026, 1, 31)),
        "ongoing": undated("ongoing"),
        "2026": calendar_year(2026),
        "six times a year": undated("ongoing", "FREQ=MONTHLY;INTERVAL=2"),
        "May 2026": month(2026, 5),
        "quarterly": undated("ongoing", "FREQ=MONTHLY;INTERVAL=3"),
        "within 15 working days": undated("relative"),
        "annually": undated("ongoing", "FREQ=YEARLY"),
    },
    parties={
        "Kinship Team; Family Rights Adviser": ["Kinship Team", "Family Rights Adviser"],
        "Quality Group Chair, Lay Member": ["Quality Group Chair", "Lay Member"],
    },
    everybody=["All group members"],
)
HEAD = """<thead><tr><th rowspan="2">Outcome</th><th rowspan="2">Objective</th><th colspan="3">Delivery</th><th colspan="2">Assurance</th></tr>
<tr><th>Action</th><th>Lead officer or group</th><th>Due</th><th>Measure</th><th>Rating</th></tr></thead>"""


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "thornholme-vale.html"
    path.write_text(_page(), encoding="utf-8")
    save_gold(_gold(), path)


def _page() -> str:
    key = "; ".join(f"{number} = {words}" for number, words in KEY.items())
    lists = "\n".join(_list(part) for part in ROUTINE)
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Business plan – {NAME}</title>
<style>table{{border-collapse:collapse}}td,th{{border:1px solid;vertical-align:top}}small{{color:#555}}</style></head>
<body><div id="breadcrumb">You are here: <a href="/">Home</a> &gt; <a href="/about">About us</a> &gt; Business plan</div>
<article>
<h1>{NAME}</h1>
<h1>{TITLE}</h1>
<p><b>Vision:</b> {VISION}</p>
<p>Ratings are given by the Quality Group. {key}.</p>
<table>
{HEAD}
<tbody>
{"".join(_rows(part) for part in TABLED)}</tbody>
</table>
<h2>Standing business of the groups</h2>
<p>Work that comes round whatever the priorities are.</p>
{lists}
</article>
<aside><h4>Change log</h4><table><tr><th>Version</th><th>Date</th><th>Changed by</th></tr>
<tr><td>0.9</td><td>12.09.25</td><td>Support officer</td></tr><tr><td>1.0</td><td>01.10.25</td><td>Partners</td></tr></table></aside>
<footer>&copy; {NAME} 2025 · <a href="/sitemap">Site map</a></footer>
</body></html>
"""


def _rows(part: Part) -> str:
    rows = [f'<tr class="band"><td colspan="7"><strong>{part.ref}: {escape(part.title)}</strong></td></tr>']
    leads = _merged([action.leads for line in part.lines for action in line.actions])
    for group in part.groups:
        outcome = _cell(group.outcomes[0], sum(len(line.actions) for line in group.lines))
        for line in group.lines:
            for order, action in enumerate(line.actions):
                objective = _cell(line.text, len(line.actions)) if order == 0 else ""
                cells = [outcome, objective, _cell(action.text), leads.pop(0)]
                cells += [_cell(action.due), _cell(action.measure), _cell(action.status)]
                rows.append(f"<tr>{''.join(cells)}</tr>")
                outcome = ""
    return "\n".join([*rows, ""])


def _merged(texts: list[str]) -> list[str]:
    """A cell for each text; equal ones that follow each other are one cell over their rows."""
    cells = []
    for _, run in groupby(texts):
        same = list(run)
        cells += [_cell(same[0], len(same)), *[""] * (len(same) - 1)]
    return cells


def _cell(text: str, height: int = 1) -> str:
    return f"<td rowspan={height}>{escape(text)}</td>" if height > 1 else f"<td>{escape(text)}</td>"


def _list(part: Part) -> str:
    items = "".join(
        f"<li>{escape(line.text)} <small>({escape(line.leads)}; {escape(line.due)})</small></li>\n"
        for line in part.lines
    )
    return f"<h3>{part.title}</h3>\n<ul>\n{items}</ul>"


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("October 2025 to September 2027", "2025-10-01", "2027-09-30"),
        [MEANINGS.section(part) for part in [*TABLED, *ROUTINE]],
        vision=VISION,
        key=KEY,
    )
