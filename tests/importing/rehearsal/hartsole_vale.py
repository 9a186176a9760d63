"""A strategic plan in Markdown that the council's web team keeps: a plan on a page as a table, a foreword that says "we will"
in a list, each priority told by its number and, as the next heading, its title; what the data say and what children say; then
each outcome with a table of its own; enabling workstreams as one table with a column for the workstream's lead; standing
functions; membership."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import day, financial_year, half, month, quarter, season, undated

NAME = "Hartsole Vale Safeguarding Children Partnership"
TITLE = "Our Strategic Plan 2024–27"
VISION = "Hartsole Vale is a place where children are safe, supported and proud to grow up."
VALUES = ["Child focused", "Courageous", "Curious", "Connected"]
KEY = {"R": "behind schedule", "A": "some slippage", "G": "on schedule", "B": "completed"}
FACTS = {
    "Priority one": (
        "There were 3,912 incidents of domestic abuse in 2023 at which a child was present or living in the household.",
        "“The police asked if I was all right. Nobody asked me again.” (girl, 13)",
    ),
    "Priority two": (
        "Of 88 children who were admitted because of self-harm, 31 were admitted more than once.",
        "“I had to tell my story to seven people.” (boy, 16)",
    ),
    "Priority three": (
        "412 children were educated at home in January 2024, which is twice as many as in 2019.",
        "“School was not safe for me. I wish that someone had asked why I left.” (girl, 14)",
    ),
}
PARTS = [
    Part("Domestic abuse", ref="Priority one", groups=[
        Group(["Children who experience domestic abuse are seen, heard and helped."], [
            Line("Introduce a specialist children’s worker in each locality team", ref="1.1.1", leads="Head of Family Help", due="September 2024", measure="Six workers in post", status="G"),
            Line("Review how the voice of the child is recorded after an incident", ref="1.1.2", leads="Quality Assurance Group", due="By end of Q4 2024/25", measure="Audit of 30 cases", status="G"),
            Line("Co-design a feedback tool with children who have used services", ref="1.1.3", leads="Participation Team, Women’s Aid", due="Spring 2025", measure="Tool in use", status="A"),
        ]),
        Group(["Professionals work with those who cause harm."], [
            Line("Commission a programme for fathers who use abusive behaviour", ref="1.2.1", leads="Office of the Police and Crime Commissioner", due="2025/26", measure="40 fathers complete the programme", status="R"),
            Line("Train conference chairs to hold the abusive parent responsible in the plan", ref="1.2.2", leads="Independent Reviewing Service", due="31 October 2024", measure="Sampling of plans", status="B"),
        ]),
    ]),
    Part("Mental health and self-harm", ref="Priority two", groups=[
        Group(["Children in crisis are cared for in the right place."], [
            Line("Agree a joint protocol for children in hospital who are medically fit to leave", ref="2.1.1", leads="Director of Nursing / Head of Safeguarding", due="June 2024", measure="Fewer days of delay", status="B"),
            Line("Set up a weekly call about children who are waiting for a bed", ref="2.1.2", leads="Integrated Care Board", due="Immediate", measure="Call takes place each week", status="G"),
        ]),
        Group(["Children who are waiting for help are not left alone."], [
            Line("Publish a “while you wait” offer", ref="2.2.1", leads="Mental Health Trust", due="December 2024", measure="Offer sent with every letter", status="A"),
            Line("Trial check-in calls by school nurses", ref="2.2.2", leads="0–19 Service", due="First half of 2025/26", measure="Evaluation by the university", status=""),
            Line("Bring an assurance report on waiting times to the Executive", ref="2.2.3", leads="Mental Health Trust", due="Every quarter", measure="", status="G"),
        ]),
    ]),
    Part("Children missing education", ref="Priority three", groups=[
        Group(["We know where every child is and that they are safe."], [
            Line("Match lists of children missing education across five agencies", ref="3.1.1", leads="Education Welfare Manager", due="Termly", measure="No child unknown for more than ten days", status="G", open=["due.recurrence"]),
            Line("Visit all children educated at home who have had a social worker", ref="3.1.2", leads="", due="March 2025", measure="100% visited", status="R"),
            Line("Develop a protocol on part-time timetables", ref="3.1.3", leads="Head Teachers’ Safeguarding Forum", due="January 2025", measure="Protocol adopted by all schools", status=""),
        ]),
    ]),
]  # fmt: skip
ENABLERS = Part("Enabling workstreams", groups=[Group([], [
    Line("Develop an engagement strategy with children and families", ref="E1", leads="Participation Team", due="November 2024"),
    Line("Refresh the multi-agency learning framework", ref="E2", leads="Learning and Improvement Group", due="Autumn 2024"),
    Line("Build a shared data platform", ref="E3", leads="Data Sharing Project Board", due="subject to funding"),
    Line("Promote cultural competence in every service", ref="E4", leads="All partners", due="Ongoing"),
])])  # fmt: skip
STANDING = Part("Standing functions of the partnership", kind="standing", groups=[Group([], [
    Line("Publish the safeguarding arrangements", ref="S1", leads="Lead Safeguarding Partners", due="December 2024"),
    Line("Notify the national panel of reviews", ref="S2", leads="Business Manager", due="Ongoing"),
    Line("Carry out the schools’ safeguarding audit", ref="S3", leads="Education Safeguarding Team", due="Yearly"),
])])  # fmt: skip
MEANINGS = Meanings(
    times={
        "September 2024": month(2024, 9),
        "By end of Q4 2024/25": quarter(2024, 4),
        "Spring 2025": season("spring", 2025),
        "2025/26": financial_year(2025),
        "31 October 2024": day(date(2024, 10, 31)),
        "June 2024": month(2024, 6),
        "Immediate": undated("relative"),
        "December 2024": month(2024, 12),
        "First half of 2025/26": half(2025, 1),
        "Every quarter": undated("ongoing", "FREQ=MONTHLY;INTERVAL=3"),
        "Termly": undated("ongoing", "FREQ=MONTHLY;INTERVAL=4"),
        "March 2025": month(2025, 3),
        "January 2025": month(2025, 1),
        "November 2024": month(2024, 11),
        "Autumn 2024": season("autumn", 2024),
        "subject to funding": undated("conditional", condition="subject to funding"),
        "Ongoing": undated("ongoing"),
        "Yearly": undated("ongoing", "FREQ=YEARLY"),
    },
    parties={
        "Participation Team, Women’s Aid": ["Participation Team", "Women’s Aid"],
        "Director of Nursing / Head of Safeguarding": ["Director of Nursing", "Head of Safeguarding"],
    },
    everybody=["All partners"],
)
HEAD = ["Ref", "Action", "Lead", "Timescale", "Success measure", "RAG"]


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "hartsole-vale.md"
    lines = [f"# {NAME}", "", f"## {TITLE}", "", "## Foreword", ""]
    lines += ["Our children deserve the best that we can give them, and in too many cases we have fallen short. We make four promises:", ""]  # fmt: skip
    lines += ["- we will act on what children tell us", "- we will share information early", "- we will learn in the open", "- we will challenge each other with respect", ""]  # fmt: skip
    lines += ["*Chief Constable, Chief Executive of the Council, Chief Executive of the Integrated Care Board*", ""]  # fmt: skip
    lines += ["## Our vision", "", VISION, "", "## Our values", "", *(f"- {words}" for words in VALUES), ""]
    lines += ["## Plan on a page", "", *_plan_on_a_page(), ""]
    lines += ["RAG: " + "; ".join(f"**{code}** {words}" for code, words in KEY.items()), ""]
    for part in PARTS:
        lines += _part(part)
    lines += [f"## {ENABLERS.title}", "", "These four pieces of work make the priorities possible.", ""]
    lines += _table(["Ref", "Workstream", "Lead", "Timescale"], [[line.ref, line.text, line.leads, line.due] for line in ENABLERS.lines])  # fmt: skip
    lines += ["", f"## {STANDING.title}", ""]
    lines += _table(["Ref", "Function", "Responsible", "When"], [[line.ref, line.text, line.leads, line.due] for line in STANDING.lines])  # fmt: skip
    lines += ["", "## Membership of the Executive", ""]
    lines += _table(["Role", "Agency"], [["Director of Children’s Services", "Hartsole Vale Council"], ["Chief Nurse", "Integrated Care Board"], ["Assistant Chief Constable", "Police"], ["Primary head teacher", "Education"]])  # fmt: skip
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    save_gold(_gold(), path)


def _plan_on_a_page() -> list[str]:
    aims = ["<br>".join(group.outcomes[0] for group in part.groups) for part in PARTS]
    return _table([part.ref for part in PARTS], [[f"**{part.title}**" for part in PARTS], aims])


def _part(part: Part) -> list[str]:
    figures, voice = FACTS[part.ref]
    number = PARTS.index(part) + 1
    lines = [f"## {part.ref}", "", f"## {part.title}", "", "### What the data tell us", "", figures, ""]
    lines += ["### What children tell us", "", voice, "", "### What we will do", ""]
    for order, group in enumerate(part.groups, 1):
        lines += [f"#### Outcome {number}.{order}: {group.outcomes[0]}", ""]
        rows = [
            [line.ref, line.text, line.leads, line.due, line.measure, line.status] for line in group.lines
        ]
        lines += [*_table(HEAD, rows), ""]
    return lines


def _table(head: list[str], rows: list[list[str]]) -> list[str]:
    return [f"| {' | '.join(cells)} |" for cells in [head, ["---"] * len(head), *rows]]


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("2024–27", "2024-04-01", "2027-03-31"),
        [MEANINGS.section(part) for part in [*PARTS, ENABLERS, STANDING]],
        vision=VISION,
        values=VALUES,
        key=KEY,
    )
