"""A council's web page of a plan shared by several boards: headers that mean other things than usual ("Strategic
Objectives" is the parent, "Outcome" is the quarter's report), row spans, lists in cells, navigation around it."""

from html import escape
from pathlib import Path
from typing import Any

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import day, half, month, months, undated

HEADER = [
    "Strategic Objectives",
    "Milestone",
    "Responsibility assigned to",
    "Timescale/Target",
    "Measurement of progress",
    "Assessment of progress",
    "Outcome – (report for Q1 & Q2)",
]
ADULTS = [
    ["Families hear one message from children's and adults' services", "Write a joint protocol on parents who drink", "Both Business Managers", "April – June 2023", "Protocol signed", "Complete", "Signed on 6 June by all five agencies."],
    [None, "Teach adult mental health teams about the child in the house", "Adults Board Trainer; Children's Board Trainer", "Second half of 2023/24", "120 staff", "On target", "Two of four courses held."],
    ["Young adults do not fall between two doors", "Meet monthly about each young person who turns eighteen", "Transitions Panel", "Monthly", "", "On target", ""],
]  # fmt: skip
COMMUNITY = [
    ["Shops, pubs and hotels know what to look for", "Send test purchasers to ten hotels", "Licensing", "30 November 2023", "Seven of ten raise the alarm", "Not started", ""],
    [None, "Give an award to hotels that did well", "Community Safety Partnership and Chamber of Trade", "Once test purchases are finished", "", "", ""],
    ["People in the villages can get help", "Run the family bus on market days", "", "Continuing", "200 visits", "Behind", "Bus off the road in May."],
    [None, "Recruit three lay members from farming families", "The Partnership", "by March 2024", "", "On target", "One appointed; two interviews."],
]  # fmt: skip


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "oakmere.html"
    page = f"""<!doctype html><html lang="en-GB"><head><title>Joint plan - Oakmere Council</title>
<style>.rag {{ color: red }}</style></head><body>
<div id="cookies"><p>We use cookies. Accept or reject them.</p></div>
<nav><ul><li>Home</li><li>Children and families</li><li>Responsible officers</li></ul></nav>
<div class="content"><h1>Oakmere Safeguarding Children Partnership: Joint Delivery Plan 2023-24</h1>
<p>This plan is shared by the partnership, the Safeguarding Adults Board and the Community Safety Partnership.</p>
<h2>Our vision</h2><p>One family, one conversation.</p>
<h2>With the Safeguarding Adults Board</h2>{_table(ADULTS)}
<h2>With the Community Safety Partnership</h2>{_table(COMMUNITY)}
<h2>Glossary</h2><table><tr><th>Term</th><th>Meaning</th></tr><tr><td>OSCP</td><td>The partnership</td></tr></table>
</div><footer><p>Last updated: 3 July 2023</p><p>Print this page</p></footer></body></html>"""
    path.write_text(page, encoding="utf-8")
    save_gold(_gold(), path)


def _table(rows: list[list[str | None]]) -> str:
    lines = ["<tr>" + "".join(f"<th>{escape(text)}</th>" for text in HEADER) + "</tr>"]
    for position, words in enumerate(rows):
        cells = []
        for text in words:
            if text is None:
                continue
            span = 1
            while text is words[0] and position + span < len(rows) and rows[position + span][0] is None:
                span += 1
            inner = (
                "<ul>" + "".join(f"<li>{escape(t)}</li>" for t in text.split("; ")) + "</ul>"
                if text == words[2] and "; " in text
                else escape(text)
            )
            cells.append(f"<td{f' rowspan={span}' if span > 1 else ''}>{inner}</td>")
        lines.append("<tr>" + "".join(cells) + "</tr>")
    return f"<table class=plan>{''.join(lines)}</table>"


def _gold() -> dict[str, Any]:
    from datetime import date

    meanings = {
        "April – June 2023": months((2023, 4), (2023, 6)),
        "Second half of 2023/24": half(2023, 2),
        "Monthly": undated("ongoing", "FREQ=MONTHLY"),
        "30 November 2023": day(date(2023, 11, 30)),
        "Once test purchases are finished": undated(
            "conditional", condition="Once test purchases are finished"
        ),
        "Continuing": undated("ongoing"),
        "by March 2024": month(2024, 3),
    }
    parties = {
        "Adults Board Trainer; Children's Board Trainer": [
            "Adults Board Trainer",
            "Children's Board Trainer",
        ],
        "Community Safety Partnership and Chamber of Trade": [
            "Community Safety Partnership",
            "Chamber of Trade",
        ],
    }

    def objectives(lines: list[list[str | None]]) -> list[dict[str, Any]]:
        made: list[dict[str, Any]] = []
        for parent, text, who, when, measure, status, report in lines:
            if parent:
                made.append(row(parent, actions=[]))
            assert text is not None and who is not None and when is not None
            action = row(
                text,
                leads=who.replace("; ", " "),
                parties=parties.get(who),
                due=(when, meanings[when]),
                measure=measure,
                status=status,
                progress=report,
            )
            made[-1]["actions"].append(action)
        return made

    return plan(
        "Oakmere Safeguarding Children Partnership: Joint Delivery Plan 2023-24",
        "Oakmere Safeguarding Children Partnership",
        ("2023-24", "2023-04-01", "2024-03-31"),
        [
            section("With the Safeguarding Adults Board", objectives(ADULTS)),
            section("With the Community Safety Partnership", objectives(COMMUNITY)),
        ],
        vision="One family, one conversation.",
    )
