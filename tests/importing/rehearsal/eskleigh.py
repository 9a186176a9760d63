"""A plan that Word saved as a filtered web page: one table whose first columns are the priority (its number and, below it, its
title) and the outcome, both merged down; a second table that begins with "Priority 2 (continued)" and repeats the header;
then a table of core business without priority column; empty paragraphs and hard spaces in all blank cells, a last column to
be filled in; a table of versions in front and the membership at the end."""

from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import calendar_year, day, month, quarter, season, undated

NAME = "Eskleigh Safeguarding Children Partnership"
TITLE = "Business Plan 2021-2023"
VISION = "Safe children, strong families, connected communities."
PARTS = [
    Part("Exploitation and missing children", ref="PRIORITY 1", groups=[
        Group(["Children who go missing are found quickly and are listened to."], [
            Line("Review the joint protocol on missing children", ref="1.1", leads="Missing and Exploited Group", due="July 2021", measure="Protocol published"),
            Line("Improve the timeliness of return home interviews", ref="1.2", leads="Return Interview Service / Police Missing Team", due="By end of Q3 2021/22", measure="80% within 72 hours"),
            Line("Present a yearly problem profile to the Executive", ref="1.3", leads="Police Analyst", due="Annually", measure="Profile shapes the work plan"),
        ]),
        Group(["Communities know the signs of exploitation and report them."], [
            Line("Relaunch the awareness campaign with licensed premises", ref="1.4", leads="Communications Group", due="Summer 2021", measure="Number of reports to the police"),
            Line("Recruit community champions in three wards", ref="1.5", leads="", due="March 2022", measure="Fifteen champions"),
        ]),
    ]),
    Part("Neglect and the home environment", ref="PRIORITY 2", groups=[
        Group(["Neglect is identified at an early stage."], [
            Line("Implement a home conditions assessment tool", ref="2.1", leads="Neglect Task Group", due="30 September 2021", measure="Used in all initial assessments"),
            Line("Train housing officers and repairs staff in the tool", ref="2.2", leads="Housing Associations’ Forum", due="Dec 2021", measure="100 staff trained"),
            Line("Publish a guide to neglect for schools and early years settings", ref="2.3", leads="Education Adviser and Early Years Lead", due="October 2021", measure="Guide downloaded 300 times"),
        ]),
        Group(["Drift in cases of neglect is challenged."], [
            Line("Require a chronology in every conference report", ref="2.4", leads="Conference Chairs", due="Immediate", measure="Audit of 30 reports"),
            Line("Review all plans that have lasted two years", ref="2.5", leads="Head of Quality Assurance", due="2022", measure="Report to the Executive"),
            Line("Monitor escalations by all agencies", ref="2.6", leads="All agencies", due="Ongoing", measure=""),
        ]),
    ]),
]  # fmt: skip
SPLIT = ("PRIORITY 2", 1)
CORE = Part("Core business", kind="standing", groups=[
    Group(["The partnership knows how well agencies keep children safe."], [
        Line("Complete three multi-agency audits a year", ref="C1", leads="Quality Assurance Group", due="31/03/2022", measure="Actions completed on time"),
        Line("Maintain a dataset with commentary", ref="C2", leads="Quality Assurance Group", due="Quarterly", measure=""),
    ]),
    Group(["Learning is shared and makes a difference."], [
        Line("Deliver the training programme", ref="C3", leads="Training Manager", due="Ongoing", measure="Impact evaluation after three months"),
        Line("Share learning from reviews through a yearly conference", ref="C4", leads="Case Review Group, Training Manager", due="November 2021", measure="200 delegates"),
    ]),
])  # fmt: skip
MEANINGS = Meanings(
    times={
        "July 2021": month(2021, 7),
        "By end of Q3 2021/22": quarter(2021, 3),
        "Annually": undated("ongoing", "FREQ=YEARLY"),
        "Summer 2021": season("summer", 2021),
        "March 2022": month(2022, 3),
        "30 September 2021": day(date(2021, 9, 30)),
        "Dec 2021": month(2021, 12),
        "October 2021": month(2021, 10),
        "Immediate": undated("relative"),
        "2022": calendar_year(2022),
        "Ongoing": undated("ongoing"),
        "31/03/2022": day(date(2022, 3, 31)),
        "Quarterly": undated("ongoing", "FREQ=MONTHLY;INTERVAL=3"),
        "November 2021": month(2021, 11),
    },
    parties={
        "Return Interview Service / Police Missing Team": [
            "Return Interview Service",
            "Police Missing Team",
        ],
        "Education Adviser and Early Years Lead": ["Education Adviser", "Early Years Lead"],
        "Case Review Group, Training Manager": ["Case Review Group", "Training Manager"],
    },
    everybody=["All agencies"],
)
HEAD = ["No.", "Strategic objective", "Responsible", "Timescale", "How will we know it has made a difference?", "Progress"]  # fmt: skip
VERSIONS = [("Version", "Date", "Author"), ("V1", "12/03/21", "Business Manager"), ("V2 final", "16/04/21", "Business Manager")]  # fmt: skip
MEMBERS = [("Agency", "Member of the Executive"), ("Eskleigh Council", "Director of Children’s Services"), ("Clinical Commissioning Group", "Chief Nurse"), ("Police", "Chief Superintendent")]  # fmt: skip
INTRODUCTION = "The partnership has agreed two priorities for 2021-2023: exploitation and missing children; neglect and the home environment. We will review them at our development day in April 2022. We will also continue with our core business."


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "eskleigh.html"
    first, second = PARTS
    label, order = SPLIT
    before, after = second.groups[:order], second.groups[order:]
    head = ["Priority", "Outcome", *HEAD]
    tables = [
        _plan_table(head, [(_priority(first), first.groups), (_priority(second), before)]),
        _plan_table(head, [(f"{_paragraph(label)}{_paragraph('(continued)')}", after)]),
        _plan_table(["Outcome", *HEAD], [("", CORE.groups)]),
    ]
    blank = _paragraph("")
    page = f"""<html>
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15 (filtered)">
<style><!-- p.MsoNormal {{margin:0cm; font-size:10.0pt; font-family:"Arial",sans-serif;}} @page WordSection1 {{size:841.9pt 595.3pt;}} --></style>
</head>
<body lang=EN-GB style='word-wrap:break-word'>
<div class=WordSection1>
<p class=MsoTitle>{NAME}</p>
<p class=MsoTitle>{TITLE}</p>
{_list(VERSIONS)}
{blank}
<h1>Introduction</h1>
{_paragraph(INTRODUCTION)}
<h1>Our vision</h1>
{_paragraph(VISION)}
{blank}
<h1>Themed priorities</h1>
{tables[0]}
{blank}
<br clear=all style='page-break-before:always'>
{tables[1]}
{blank}
<h1>{CORE.title}</h1>
{tables[2]}
{blank}
<h1>Members of the Executive</h1>
{_list(MEMBERS)}
{blank}
</div>
</body>
</html>
"""
    path.write_text(page, encoding="utf-8")
    save_gold(_gold(), path)


def _priority(part: Part) -> str:
    return _paragraph(part.ref) + _paragraph(part.title)


def _plan_table(head: list[str], groups: Any) -> str:
    """One table; `groups` are (the words of the merged priority cell, the groups of rows beside it)."""
    cells = "".join(f"<td width=100 valign=top style='border:solid windowtext 1.0pt;background:#D9D9D9'>{_paragraph(words, bold=True)}</td>" for words in head)  # fmt: skip
    rows = [f"<tr>{cells}</tr>"]
    for priority, outcomes in groups:
        height = sum(len(group.lines) for group in outcomes)
        start = f"<td rowspan={height} valign=top>{priority}</td>" if priority else ""
        for group in outcomes:
            start += f"<td rowspan={len(group.lines)} valign=top>{_paragraph(group.outcomes[0])}</td>"
            for line in group.lines:
                words = [line.ref, line.text, line.leads, line.due, line.measure, ""]
                rows.append(f"<tr>{start}{''.join(f'<td valign=top>{_paragraph(text)}</td>' for text in words)}</tr>")  # fmt: skip
                start = ""
    made = "\n".join(rows)
    return f"<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>\n{made}\n</table>"


def _list(rows: Any) -> str:
    made = "\n".join(
        f"<tr>{''.join(f'<td valign=top>{_paragraph(words)}</td>' for words in cells)}</tr>" for cells in rows
    )
    return f"<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>\n{made}\n</table>"


def _paragraph(words: str, *, bold: bool = False) -> str:
    text = escape(words, quote=False) or "&nbsp;"
    inner = f"<b>{text}</b>" if bold else text
    return f"<p class=MsoNormal><span style='font-size:10.0pt'>{inner}</span></p>"


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("2021-2023", "2021-04-01", "2023-03-31"),
        [MEANINGS.section(part) for part in [*PARTS, CORE]],
        vision=VISION,
    )
