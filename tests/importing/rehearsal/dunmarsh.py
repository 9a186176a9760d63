"""A web page with a number and a title in two elements for each priority, numbered outcomes, and objectives as headings each
with a small list of terms (outcomes served, lead, complete by, success measures) and bullets below whose leads and dates
stand in small print behind a bar; enabling workstreams told in the same way, standing duties as a table, a risk table and the
membership; the priorities as tiles on top, a foreword that promises."""

from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import day, financial_year, half, month, quarter, season, undated

NAME = "Dunmarsh Safeguarding Children Partnership"
TITLE = "Strategic Plan and Priorities 2026–2029"
VISION = "Dunmarsh is a place where every child is safe, heard and loved."
VALUES = [
    "Listening: what children say shapes what we do.",
    "Openness: we share what we know, and we say what we do not know.",
    "Fairness: we notice who is missing from our services and ask why.",
]
FOREWORD = "Working together is easily said. In the next three years we will show it. We will put resources behind our priorities, we will make decisions jointly, and we will ask our young scrutineers to mark our work."
PARTS = [
    Part("Race equity and safeguarding", ref="1", groups=[Group([
        "Black, Asian and minority ethnic children receive help as early as other children.",
        "Practitioners recognise and challenge adultification.",
        "Our workforce and our groups reflect the communities that we serve.",
    ], [
        Line("Understand disproportionality in our system", ref="1.1", leads="Performance and Insight Group", due="March 2027", measure="A yearly equity report is used in planning", serves=[0], actions=[
            Line("Break down the multi-agency dataset by ethnicity", leads="Data Officer", due="June 2026"),
            Line("Audit the experience of fifteen Black boys who are known to several services", leads="QA Manager", due="Q3 2026/27"),
            Line("Publish the findings in an open report", leads="Business Manager", due="31 March 2027"),
        ]),
        Line("Build an anti-racist safeguarding workforce", ref="1.2", leads="Principal Social Worker / Workforce Development Group", due="2027/28", measure="600 staff complete the course, and supervision records show reflection on race", serves=[1, 2], actions=[
            Line("Commission a course on adultification", leads="Workforce Development Group", due="September 2026"),
            Line("Add a question on identity to the supervision template", leads="", due="October 2026"),
            Line("Review recruitment to the partnership’s groups", leads="HR Network, Business Manager", due="First half of 2027/28"),
        ]),
    ])]),
    Part("Poverty and housing", ref="2", groups=[Group([
        "Families in temporary accommodation are known to, and visited by, local services.",
        "Financial help is part of every safeguarding plan.",
    ], [
        Line("Make temporary accommodation safer for babies and young children", ref="2.1", leads="Head of Housing Needs", due="By December 2026", measure="No family with a baby spends more than six weeks in shared accommodation", serves=[0], actions=[
            Line("Notify health visitors on the day that a family with a child under five is placed", leads="Housing Options Manager", due="Immediate"),
            Line("Inspect all accommodation used for families against a safety checklist", leads="Environmental Health, Fire and Rescue Service", due="Twice a year"),
            Line("Provide a cot, a stair gate and a safer sleep talk to each family", leads="Public Health", due="Ongoing"),
        ]),
        Line("Include income in assessment", ref="2.2", leads="Head of Family Help", due="April 2027", measure="Income maximisation is recorded in 80% of plans", serves=[1], actions=[
            Line("Place welfare advisers in family hubs", leads="Citizens Advice", due="Autumn 2026"),
            Line("Teach practitioners to ask about money without shame", leads="Workforce Development Group", due="February 2027"),
        ]),
    ])]),
]  # fmt: skip
ENABLERS = Part("Enabling workstreams", groups=[Group([], [
    Line("Strengthen independent scrutiny", ref="E1", leads="Lead Safeguarding Partners", due="Spring 2027", measure="Scrutiny programme is published", actions=[
        Line("Recruit and train eight young scrutineers", leads="Participation Manager", due="November 2026", open=["finding:compound"]),
        Line("Agree a three-year programme of scrutiny", leads="Independent Scrutineer", due="TBC"),
    ]),
    Line("Share information better", ref="E2", leads="Chief Digital Officers’ Group", due="2028/29", measure="Front-line staff say that they can find what they need", actions=[
        Line("Adopt the single unique identifier for children", leads="All partners", due="once national guidance is issued"),
    ]),
])])  # fmt: skip
STANDING = Part("Standing duties", kind="standing", groups=[Group([], [
    Line("Maintain multi-agency procedures", leads="Procedures Group", due="Every six months"),
    Line("Review and learn from serious incidents", leads="Learning from Practice Group", due="Ongoing", open=["finding:compound"]),
    Line("Publish the yearly report", leads="Business Manager", due="September 2026"),
    Line("Seek assurance on section 11 and section 175 duties", leads="Independent Scrutineer & QA Manager", due="Annually"),
])])  # fmt: skip
MEANINGS = Meanings(
    times={
        "March 2027": month(2027, 3),
        "June 2026": month(2026, 6),
        "Q3 2026/27": quarter(2026, 3),
        "31 March 2027": day(date(2027, 3, 31)),
        "2027/28": financial_year(2027),
        "September 2026": month(2026, 9),
        "October 2026": month(2026, 10),
        "First half of 2027/28": half(2027, 1),
        "By December 2026": month(2026, 12),
        "Immediate": undated("relative"),
        "Twice a year": undated("ongoing", "FREQ=MONTHLY;INTERVAL=6"),
        "Ongoing": undated("ongoing"),
        "April 2027": month(2027, 4),
        "Autumn 2026": season("autumn", 2026),
        "February 2027": month(2027, 2),
        "Spring 2027": season("spring", 2027),
        "November 2026": month(2026, 11),
        "TBC": undated("unknown"),
        "2028/29": financial_year(2028),
        "once national guidance is issued": undated(
            "conditional", condition="once national guidance is issued"
        ),
        "Every six months": undated("ongoing", "FREQ=MONTHLY;INTERVAL=6"),
        "Annually": undated("ongoing", "FREQ=YEARLY"),
    },
    parties={
        "Principal Social Worker / Workforce Development Group": [
            "Principal Social Worker",
            "Workforce Development Group",
        ],
        "HR Network, Business Manager": ["HR Network", "Business Manager"],
        "Environmental Health, Fire and Rescue Service": ["Environmental Health", "Fire and Rescue Service"],
        "Independent Scrutineer & QA Manager": ["Independent Scrutineer", "QA Manager"],
    },
    everybody=["All partners"],
)
RISKS = [
    ("Risk", "Rating", "Mitigation", "Owner"),
    ("Partners reorganise and lose capacity", "High", "Joint workforce plan", "Lead Safeguarding Partners"),
    ("Communities do not trust us with data", "Medium", "Open events in each ward", "Data Officer"),
]
MEMBERS = [
    ("Organisation", "Member"),
    ("Dunmarsh Council", "Chief Executive"),
    ("Integrated Care Board", "Chief Executive"),
    ("Constabulary", "Chief Constable"),
]


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "dunmarsh.html"
    tiles = "".join(
        f'<div class="tile"><strong>{escape(part.title)}</strong>'
        + "".join(f"<p>{escape(words)}</p>" for words in part.groups[0].outcomes)
        + "</div>"
        for part in PARTS
    )
    values = "".join(f"<li>{escape(words)}</li>" for words in VALUES)
    lines = [
        '<!doctype html><html lang="en"><head><meta charset="utf-8">',
        f"<title>{TITLE}</title><style>.num{{font-size:3em}}small{{color:#505a5f}}</style></head><body>",
        f"<h1>{NAME}</h1><h1>{TITLE}</h1>",
        f"<section><h2>Foreword from the Lead Safeguarding Partners</h2><p>{FOREWORD}</p></section>",
        f"<section><h2>Vision</h2><p>{VISION}</p><h2>Values</h2><ul>{values}</ul></section>",
        f'<section class="tiles"><h2>Our plan on a page</h2>{tiles}</section>',
    ]
    for part in PARTS:
        lines += _priority(part)
    lines += [f"<section><h2>{ENABLERS.title}</h2>", "<p>Two workstreams support both priorities.</p>"]
    for line in ENABLERS.lines:
        lines += _objective(line, 0)
    lines.append("</section>")
    duties = [
        ("Duty", "Responsible", "Timescale"),
        *((line.text, line.leads, line.due) for line in STANDING.lines),
    ]
    lines += [f"<section><h2>{STANDING.title}</h2>", "<p>The law gives us these duties every year.</p>", _table(duties), "</section>"]  # fmt: skip
    lines += ["<section><h2>Appendix A: Risks</h2>", _table(RISKS), "</section>"]
    lines += ["<section><h2>Appendix B: Lead Safeguarding Partners</h2>", _table(MEMBERS), "</section>"]
    lines += [f"<p><small>© {NAME} 2026</small></p></body></html>"]
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    save_gold(_gold(), path)


def _priority(part: Part) -> list[str]:
    outcomes = part.groups[0].outcomes
    items = "".join(f"<li>{escape(words)}</li>" for words in outcomes)
    lines = [f'<section><p class="num">{part.ref}</p><h2>{escape(part.title)}</h2>']
    lines += ["<h3>Outcomes</h3>", f"<ol>{items}</ol>"]
    for line in part.lines:
        lines += _objective(line, len(outcomes))
    return [*lines, "</section>"]


def _objective(line: Line, outcomes: int) -> list[str]:
    terms = [("Lead", line.leads), ("Complete by", line.due), ("Success measures", line.measure)]
    if outcomes:
        terms.insert(0, ("Outcomes", " and ".join(str(place + 1) for place in line.serves or [])))
    made = "".join(f"<dt>{name}</dt><dd>{escape(words)}</dd>" for name, words in terms)
    bullets = []
    for action in line.actions:
        tail = " | ".join(filter(None, [action.leads, action.due]))
        bullets.append(f"<li>{escape(action.text)} <small>| {escape(tail)}</small></li>")
    return [
        f"<h3>{line.ref} {escape(line.text)}</h3>",
        f"<dl>{made}</dl>",
        "<p>Actions</p>",
        f"<ul>{''.join(bullets)}</ul>",
    ]


def _table(rows: Any) -> str:
    head, *body = rows
    lines = ["<table>", f"<tr>{''.join(f'<th>{escape(words)}</th>' for words in head)}</tr>"]
    lines += [f"<tr>{''.join(f'<td>{escape(words)}</td>' for words in cells)}</tr>" for cells in body]
    return "\n".join([*lines, "</table>"])


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("2026–2029", "2026-04-01", "2029-03-31"),
        [MEANINGS.section(part) for part in [*PARTS, ENABLERS, STANDING]],
        vision=VISION,
        values=VALUES,
    )
