"""A business plan saved from Word as plain text, its tables as lines with tabs: a plan on a page in columns, an overview of
each priority, a table whose outcome stands only in the first row it covers, a priority that goes on under "continued" with
its header again, a progress column with nothing in it, enablers each with its own table, a risk register and a glossary."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import calendar_year, day, month, months, quarter, term, undated

NAME = "Ravenholme and Teal Valley Safeguarding Children Partnership"
TITLE = "Business Plan 2022-2024"
VISION = (
    "We work together so that children in Ravenholme and Teal Valley are safe from harm and able to thrive."
)
OVERVIEW = {
    "Priority 1": "The impact of the pandemic on family life is still being felt. Contacts to the front door rose by 18% between 2020 and 2022, and one in four led to no further action. Partners have asked for clearer routes into early help.",
    "Priority 2": "Two local reviews and one national review found that injuries to babies were more likely where fathers were not known to services. We have since published a protocol on injuries to babies who are not mobile.",
}  # fmt: skip
PARTS = [
    Part("Early help and the front door", ref="Priority 1", lead="Assistant Director, Children’s Services", groups=[
        Group(["The right help is given at the right time by the right service."], [
            Line("Redesign the front door with partners co-located in one team", leads="Head of MASH", due="October 2022", measure="Team in place"),
            Line("Publish a directory of early help services", leads="Early Help Coordinator", due="June/July 2022", measure="Directory viewed 500 times a month"),
            Line("Offer consultation calls to schools before a referral is made", leads="Head of MASH / Education Welfare Service", due="Autumn term 2022", measure="Fewer referrals end in no further action"),
        ]),
        Group(["Referrers know what happened to their referral."], [
            Line("Send an outcome letter within five working days", leads="Head of MASH", due="Immediate", measure="95% of letters on time"),
            Line("Survey referrers each year", leads="", due="Annually", measure="Satisfaction rises"),
            Line("Present the findings of the survey to all subgroup chairs", leads="Business Manager", due="", measure=""),
        ]),
    ]),
    Part("Injuries to babies and infants", ref="Priority 2", lead="Designated Doctor", groups=[
        Group(["Professionals are curious about who is in the home."], [
            Line("Add a record of fathers and male carers to the antenatal booking form", leads="Named Midwife", due="by end September 2022", measure="Form in use in both hospitals"),
            Line("Include invisible men in level 3 safeguarding training", leads="Training Subgroup", due="Q4 2022/23", measure="Course evaluations"),
            Line("Undertake a deep dive of thirty records of babies under six months", leads="Quality and Audit Subgroup", due="January 2023", measure="Report and recommendations"),
            Line("Share what works with neighbouring partnerships", leads="Designated Doctor, Business Manager", due="2023", measure="Regional event held"),
        ]),
        Group(["Parents know how to cope when a baby cries."], [
            Line("Roll out the crying programme to GP practices and family hubs", leads="Public Health Principal", due="31 March 2023", measure="Programme in 40 practices"),
            Line("Translate the leaflet into five languages", leads="Public Health Principal", due="by Nov 2022", measure="Leaflets printed"),
            Line("Involve young parents in a film for social media", leads="Participation Officer and Young Parents Group", due="On completion of the leaflet", measure="Film viewed 2,000 times"),
        ]),
    ]),
]  # fmt: skip
CONTINUES_AT = 4
ENABLERS = [
    Part("Voice of children and young people", ref="Enabler 1", groups=[Group([], [
        Line("Establish a panel of young advisers", leads="Participation Officer", due="September 2022"),
        Line("Report to each Executive on what children have said", leads="All subgroup chairs", due="Every meeting", open=["due.precision", "due.recurrence", "finding:ongoing"]),
    ])]),
    Part("Data and intelligence", ref="Enabler 2", groups=[Group([], [
        Line("Agree a core set of twenty measures", leads="Performance Officer", due="May 2022"),
        Line("Sign an information sharing agreement with the ambulance trust", leads="Caldicott Guardian of the Integrated Care Board", due="TBC"),
    ])]),
]  # fmt: skip
STANDING = Part("Core business", kind="standing", groups=[Group([], [
    Line("Oversee the child death review arrangements", leads="Child Death Overview Panel", due="Ongoing"),
    Line("Run the yearly safeguarding conference", leads="Training Subgroup", due="each November", open=["due.earliest", "due.latest", "due.precision", "due.recurrence", "finding:ongoing"]),
    Line("Review multi-agency policies", leads="Policy Subgroup", due="Every two years"),
])])  # fmt: skip
MEANINGS = Meanings(
    times={
        "October 2022": month(2022, 10),
        "June/July 2022": months((2022, 6), (2022, 7)),
        "Autumn term 2022": term("autumn", 2022),
        "Immediate": undated("relative"),
        "Annually": undated("ongoing", "FREQ=YEARLY"),
        "by end September 2022": month(2022, 9),
        "Q4 2022/23": quarter(2022, 4),
        "January 2023": month(2023, 1),
        "2023": calendar_year(2023),
        "31 March 2023": day(date(2023, 3, 31)),
        "by Nov 2022": month(2022, 11),
        "On completion of the leaflet": undated("conditional", condition="On completion of the leaflet"),
        "September 2022": month(2022, 9),
        "Every meeting": undated("ongoing"),
        "May 2022": month(2022, 5),
        "TBC": undated("unknown"),
        "Ongoing": undated("ongoing"),
        "each November": undated("ongoing", "FREQ=YEARLY"),
        "Every two years": undated("ongoing", "FREQ=YEARLY;INTERVAL=2"),
    },
    parties={
        "Head of MASH / Education Welfare Service": ["Head of MASH", "Education Welfare Service"],
        "Designated Doctor, Business Manager": ["Designated Doctor", "Business Manager"],
        "Participation Officer and Young Parents Group": ["Participation Officer", "Young Parents Group"],
    },
    everybody=["All subgroup chairs"],
)
HEAD = "Outcome\tWhat will we do?\tWho?\tBy when?\tHow will we know?\tProgress"
FRONT = f"""{NAME}
{TITLE}

Message from the Chair
Welcome to our business plan. We have kept it short, because we will be judged by what changes for children and not by what we write. In the coming two years we will concentrate on fewer things and do them well. I thank every practitioner who answered our survey.
Alison Greaves, Independent Chair

Our vision
{VISION}

Plan on a page
"""
BACK = """Appendix A – Risk register
Risk\tLikelihood\tImpact\tAction to reduce risk\tOwner
Partners do not release staff for training\tMedium\tHigh\tRaise at Executive\tTraining Subgroup
No agreement on budget for 2023/24\tMedium\tHigh\tPaper to the three chief officers\tBusiness Manager

Appendix B – Meeting dates
Executive\t22 June 2022; 21 September 2022; 14 December 2022; 22 March 2023
Quality and Audit Subgroup\t9 June 2022; 8 September 2022

Glossary
MASH\tMulti-agency safeguarding hub
Invisible men\tFathers and male carers who are not seen or recorded by services
"""


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "ravenholme.txt"
    lines = FRONT.splitlines()
    lines += ["\t".join(part.ref for part in PARTS), "\t".join(part.title for part in PARTS)]
    lines += ["\t".join(part.groups[order].outcomes[0] for part in PARTS) for order in range(2)]
    lines += ["Enablers: voice of children and young people, data and intelligence", ""]
    for part in PARTS:
        lines += [f"{part.ref} – {part.title}", f"Strategic lead: {part.lead}", ""]
        lines += ["Why is this a priority?", OVERVIEW[part.ref], "", HEAD]
        rows = _rows(part)
        if part.ref == "Priority 2":
            lines += [*rows[:CONTINUES_AT], "", f"{part.ref} – {part.title} (continued)", HEAD]
            rows = rows[CONTINUES_AT:]
        lines += [*rows, ""]
    lines += ["Enabling workstreams", "These support all of our priorities.", ""]
    for part in ENABLERS:
        lines += [f"{part.ref} – {part.title}", "Action\tLead\tTimescale\tProgress"]
        lines += [f"{line.text}\t{line.leads}\t{line.due}\t" for line in part.lines]
        lines.append("")
    lines += [STANDING.title, "We continue to carry out the functions that the law gives us.", "Function\tGroup\tWhen"]  # fmt: skip
    lines += [f"{line.text}\t{line.leads}\t{line.due}" for line in STANDING.lines]
    lines += ["", *BACK.splitlines()]
    path.write_bytes("\r\n".join([*lines, ""]).encode("utf-8"))
    save_gold(_gold(), path)


def _rows(part: Part) -> list[str]:
    rows = []
    for group in part.groups:
        for order, line in enumerate(group.lines):
            outcome = group.outcomes[0] if order == 0 else ""
            rows.append("\t".join([outcome, line.text, line.leads, line.due, line.measure, ""]))
    return rows


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("2022-2024", "2022-04-01", "2024-03-31"),
        [MEANINGS.section(part) for part in [*PARTS, *ENABLERS, STANDING]],
        vision=VISION,
    )
