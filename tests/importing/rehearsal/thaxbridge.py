"""An improvement plan after a joint inspection, as one landscape Word table: priority areas and their outcomes as bands, an
area for improvement merged down over its actions, one area that goes on below a band "continued" and a header printed again,
initials of the leads with a key, the paragraph of the letter each action comes from, ratings as letters on colours, an update
column still empty, business as usual as a last band. The list of what must improve stands in front as well."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import day, month, quarter, term, undated
from tests.importing.word_pieces import new_document, page_footer, shade, table

NAME = "Thaxbridge Safeguarding Children Partnership"
TITLE = "Multi-Agency Improvement Plan 2024–2026"
KEY = {
    "B": "Complete, and evidence has been tested",
    "R": "Off track, with no plan to recover",
    "A": "Off track, with a plan to recover",
    "G": "On track",
}
FILLS = {"B": "5B9BD5", "R": "FF5050", "A": "FFC000", "G": "70AD47"}
PARTS = [
    Part("The front door", ref="Priority area 1", groups=[Group(["Children at risk get a timely decision that is based on what all agencies know."], [
        Line("Strategy discussions are timely and involve the right agencies", actions=[
            Line("Introduce a daily slot for strategy discussions with health and police", ref="1.1", leads="SM-FD", due="30/09/24", status="B", evidence="Timetable and attendance log", source="11"),
            Line("Provide health navigators with access to the recording system", ref="1.2", leads="DN / ICT", due="End of Jan 2025", status="A", evidence="Access in place for six navigators", source="12"),
            Line("Audit 20 strategy discussions each month", ref="1.3", leads="QAG", due="Monthly", status="G", evidence="Audit reports", source="11"),
        ]),
        Line("The threshold document is understood and applied consistently", actions=[
            Line("Rewrite the threshold document with practitioners", ref="1.4", leads="BM", due="December 2024", status="G", evidence="Document published", source="14"),
            Line("Hold ten briefings in different parts of the town", ref="1.5", leads="L&D", due="Q4 2024/25", status="G", evidence="Attendance by agency", source="14"),
            Line("Review contacts that were closed without action", ref="1.6", leads="SM-FD, DI", due="Within three months", status="R", evidence="", source="15"),
        ]),
    ])]),
    Part("Children who are criminally exploited", ref="Priority area 2", groups=[Group(["Exploited children are treated as victims, and plans make them safer."], [
        Line("Risk assessments reflect the child’s experience and are shared", actions=[
            Line("Agree one risk assessment for all agencies", ref="2.1", leads="EXP", due="31 October 2024", status="B", evidence="Assessment signed off", source="22"),
            Line("Train 300 practitioners in the new assessment", ref="2.2", leads="L&D", due="Spring term 2025", status="G", evidence="Evaluation after three months", source="22"),
            Line("Sample assessments for the voice of the child", ref="2.3", leads="QAG", due="May 2025", status="", evidence="", source="23"),
        ]),
        Line("Return home interviews lead to action", actions=[
            Line("Set a standard for the quality of return home interviews", ref="2.4", leads="", due="November 2024", status="A", evidence="Standard agreed", source="25"),
            Line("Share a monthly digest of intelligence from interviews with the police", ref="2.5", leads="EXP / DI", due="Monthly", status="G", evidence="Digest", source="25"),
        ]),
    ])]),
    Part("Leadership and challenge", ref="Priority area 3", groups=[Group(["Leaders know what practice is like for children and act upon it."], [
        Line("The partnership’s data and audits tell leaders what they need to know", actions=[
            Line("Appoint a partnership analyst", ref="3.1", leads="BM", due="1 February 2025", status="G", evidence="Post filled", source="31"),
            Line("Produce a scorecard with a commentary by each agency", ref="3.2", leads="All agencies", due="Quarterly", status="A", evidence="Scorecard", source="31"),
            Line("Hold a practice week in which senior leaders observe practice", ref="3.3", leads="DCS, CC, CEO-ICB", due="March 2025", status="", evidence="Summary of what was seen", source="32"),
        ]),
        Line("Disagreements between agencies are resolved quickly", actions=[
            Line("Relaunch the escalation procedure", ref="3.4", leads="BM", due="TBC", status="R", evidence="", source="34"),
        ]),
    ])]),
    Part("Business as usual", kind="standing", groups=[Group([], [
        Line("The improvement plan is overseen and scrutinised", actions=[
            Line("Meet every six weeks as an improvement board", ref="4.1", leads="IC", due="Every six weeks", status="G", evidence="Minutes", source="", open=["due.recurrence"]),
            Line("Publish a summary for children and families", ref="4.2", leads="YPP", due="By April 2025", status="", evidence="Summary on website", source="36"),
        ]),
    ])]),
]  # fmt: skip
PEOPLE = [
    ["Initials", "Role"],
    ["BM", "Business Manager"],
    ["CC", "Chief Constable"],
    ["CEO-ICB", "Chief Executive, Integrated Care Board"],
    ["DCS", "Director of Children’s Services"],
    ["DI", "Detective Inspector"],
    ["DN", "Designated Nurse"],
    ["EXP", "Exploitation Group"],
    ["IC", "Independent Chair"],
    ["ICT", "Council ICT Service"],
    ["L&D", "Learning and Development Group"],
    ["QAG", "Quality Assurance Group"],
    ["SM-FD", "Service Manager, Front Door"],
    ["YPP", "Young People’s Panel"],
]
MEANINGS = Meanings(
    times={
        "30/09/24": day(date(2024, 9, 30)),
        "End of Jan 2025": month(2025, 1),
        "Monthly": undated("ongoing", "FREQ=MONTHLY"),
        "December 2024": month(2024, 12),
        "Q4 2024/25": quarter(2024, 4),
        "Within three months": undated("relative"),
        "31 October 2024": day(date(2024, 10, 31)),
        "Spring term 2025": term("spring", 2025),
        "May 2025": month(2025, 5),
        "November 2024": month(2024, 11),
        "1 February 2025": day(date(2025, 2, 1)),
        "Quarterly": undated("ongoing", "FREQ=MONTHLY;INTERVAL=3"),
        "March 2025": month(2025, 3),
        "TBC": undated("unknown"),
        "Every six weeks": undated("ongoing", "FREQ=WEEKLY;INTERVAL=6"),
        "By April 2025": month(2025, 4),
    },
    parties={
        "DN / ICT": ["DN", "ICT"],
        "SM-FD, DI": ["SM-FD", "DI"],
        "EXP / DI": ["EXP", "DI"],
        "DCS, CC, CEO-ICB": ["DCS", "CC", "CEO-ICB"],
    },
    everybody=["All agencies"],
)
HEAD = ["Area for improvement", "Ref", "Action", "Lead", "Timescale", "Evidence", "Letter para.", "BRAG", "Update"]  # fmt: skip
WIDTHS = [4.6, 1.2, 6.4, 2.2, 2.6, 3.8, 1.5, 1.4, 2.4]
WIDE = len(HEAD) - 1
CONTINUES_AT = "2.4"


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "thaxbridge.docx"
    document = new_document(landscape=True, size=9, font="Arial")
    document.sections[0].header.paragraphs[0].text = "OFFICIAL – FOR PUBLICATION"
    page_footer(document, "TSCP Improvement Plan V4.docx")
    document.add_heading(NAME, 0)
    document.add_heading(TITLE, 0)
    document.add_heading("Introduction", 1)
    document.add_paragraph(
        "Inspectors visited Thaxbridge in June 2024. They saw committed practitioners, and children who waited too long for decisions. We accept the findings in full. We will work together at pace, we will be open about our progress and we will not be satisfied until children tell us that things are better."
    )
    document.add_heading("What must improve", 2)
    for part in PARTS[:-1]:
        document.add_paragraph(part.title).runs[0].bold = True
        for line in part.lines:
            document.add_paragraph(line.text, style="List Bullet")
    document.add_heading("BRAG ratings", 2)
    made = table(document, [[code, words] for code, words in KEY.items()], widths=[1.5, 9])
    for row, fill in zip(made.rows, FILLS.values(), strict=True):
        shade(row.cells[0], fill)
    document.add_heading("The plan", 2)
    _table(document)
    document.add_heading("Leads", 2)
    table(document, PEOPLE, widths=[3, 9], bold=[0])
    document.save(str(path))
    save_gold(_gold(), path)


def _table(document: Any) -> None:
    rows: list[list[str]] = [HEAD]
    merges, bands, fills = [], [0], {}
    for part in PARTS:
        heading = f"{part.ref}: {part.title}" if part.ref else part.title
        for words in [heading, *(f"Outcome: {text}" for text in part.groups[0].outcomes)]:
            merges.append((len(rows), 0, len(rows), WIDE))
            bands.append(len(rows))
            rows.append([words])
        for line in part.lines:
            if line.actions[0].ref == CONTINUES_AT:
                merges.append((len(rows), 0, len(rows), WIDE))
                bands += [len(rows), len(rows) + 1]
                rows += [[f"{heading} (continued)"], HEAD]
            if len(line.actions) > 1:
                merges.append((len(rows), 0, len(rows) + len(line.actions) - 1, 0))
            for order, action in enumerate(line.actions):
                fills[len(rows)] = FILLS.get(action.status, "")
                words = [action.ref, action.text, action.leads, action.due, action.evidence, action.source]
                rows.append([line.text if order == 0 else "", *words, action.status, ""])
    made = table(document, rows, widths=WIDTHS, merges=merges, bold=bands, repeat=1)
    for position in bands:
        shade(made.rows[position].cells[0], "D9E2F3")
    for position, fill in fills.items():
        if fill:
            shade(made.rows[position].cells[7], fill)


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("2024–2026", "2024-04-01", "2026-03-31"),
        [MEANINGS.section(part) for part in PARTS],
        key=KEY,
    )
