"""Plain text in numbered paragraphs that carry on from last year's numbers, with `Owner –`, `Target –` and `Update –` lines
under each, lettered parts, a target that was moved, statutory duties."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import day, month, months, quarter, undated

TEXT = """\
Ouseby and Marr Safeguarding Children Partnership
Annual Business Plan 2026/27

Prepared by the Partnership Office, Corn Exchange, Ouseby
Tel. 01632 960 441

Our vision: two towns, one promise – no child waits for help because of which bank of the river they live on.

The numbers carry on from last year's plan (actions 1 to 26 are closed).

A. Children living with domestic abuse

Outcome: Children are safe after the abuser has left, not only while he is there.

27. Bring police, housing and refuge figures on domestic abuse together in one place.
Owner – Data Analyst
Target – September 2026
Update – Agreement is signed by two of three.

28. Offer every child in refuge a worker of their own.
Owner – Refuge Manager/Children's Social Care
Target – 2nd quarter 2026/27
Update –

29. Check that perpetrator programmes tell the children's social worker when a man drops out.
Owner – Probation Service and Domestic Abuse Coordinator
Target – 15 October 2026
Update – Two providers do, one does not.

30. Retell the stories of three children to the Executive.
Owner – Independent Scrutineer
Target – Jan/Feb 2027
Update –

B. Children who are not in school

Outcome: We know where every child is on a school day and that somebody has seen them.

31. Visit each child who is taught at home and has a social worker.
Owner – Elective Home Education Team
Target – Q1 2026/27, moved to Q3 2026/27
Update – COMPLETED for 31 of 58 children.

32. Agree what a school does on the first, third and tenth day of absence.
Owner – Education Welfare; Police; School Nursing
Target – after the attendance review has reported
Update –

33. Find out why exclusions rose in Marr.
Owner – to be agreed
Target – to be agreed
Update –

34. Publish the number of children missing education.
Owner – Performance Sub-Group
Target – Monthly
Update – First figure published in May.

C. Statutory duties

35. Run the section 11 audit.
Owner – Business Manager
Target – Nov 2026
Update –

36. Run the school safeguarding audit.
Owner – Education Safeguarding Lead
Target – Annual Review
Update –

37. Notify serious incidents within five working days.
Owner – Director of Children's Services
Target – Ongoing
Update – Three of three were in time.

Abbreviations
CSC Children's Social Care
EHE Elective Home Education
"""


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "ouseby-and-marr.txt"
    path.write_text(TEXT, encoding="utf-8")
    save_gold(_gold(), path)


def _abuse() -> list[dict[str, Any]]:
    return [
        row(
            "Bring police, housing and refuge figures on domestic abuse together in one place.",
            ref="27",
            leads="Data Analyst",
            due=("September 2026", month(2026, 9)),
            progress="Agreement is signed by two of three.",
        ),
        row(
            "Offer every child in refuge a worker of their own.",
            ref="28",
            leads="Refuge Manager/Children's Social Care",
            parties=["Refuge Manager", "Children's Social Care"],
            due=("2nd quarter 2026/27", quarter(2026, 2)),
        ),
        row(
            "Check that perpetrator programmes tell the children's social worker when a man drops out.",
            ref="29",
            leads="Probation Service and Domestic Abuse Coordinator",
            parties=["Probation Service", "Domestic Abuse Coordinator"],
            due=("15 October 2026", day(date(2026, 10, 15))),
            progress="Two providers do, one does not.",
        ),
        row(
            "Retell the stories of three children to the Executive.",
            ref="30",
            leads="Independent Scrutineer",
            due=("Jan/Feb 2027", months((2027, 1), (2027, 2))),
        ),
    ]


def _not_in_school() -> list[dict[str, Any]]:
    condition = "after the attendance review has reported"
    return [
        row(
            "Visit each child who is taught at home and has a social worker.",
            ref="31",
            leads="Elective Home Education Team",
            due=("Q1 2026/27, moved to Q3 2026/27", quarter(2026, 3)),
            progress="COMPLETED for 31 of 58 children.",
        ),
        row(
            "Agree what a school does on the first, third and tenth day of absence.",
            ref="32",
            leads="Education Welfare; Police; School Nursing",
            parties=["Education Welfare", "Police", "School Nursing"],
            due=(condition, undated("conditional", condition=condition)),
            open=["finding:no_due"],
        ),
        row(
            "Find out why exclusions rose in Marr.",
            ref="33",
            leads="to be agreed",
            due=("to be agreed", undated("unknown")),
            open=["leads", "finding:no_lead", "finding:no_due"],
        ),
        row(
            "Publish the number of children missing education.",
            ref="34",
            leads="Performance Sub-Group",
            due=("Monthly", undated("ongoing", "FREQ=MONTHLY")),
            progress="First figure published in May.",
        ),
    ]


def _gold() -> dict[str, Any]:
    duties = [
        row(
            "Run the section 11 audit.", ref="35", leads="Business Manager", due=("Nov 2026", month(2026, 11))
        ),
        row(
            "Run the school safeguarding audit.",
            ref="36",
            leads="Education Safeguarding Lead",
            due=("Annual Review", undated("ongoing", "FREQ=YEARLY")),
        ),
        row(
            "Notify serious incidents within five working days.",
            ref="37",
            leads="Director of Children's Services",
            due=("Ongoing", undated("ongoing")),
            progress="Three of three were in time.",
        ),
    ]
    return plan(
        "Annual Business Plan 2026/27",
        "Ouseby and Marr Safeguarding Children Partnership",
        ("2026/27", "2026-04-01", "2027-03-31"),
        [
            section(
                "Children living with domestic abuse",
                _abuse(),
                ref="A",
                outcomes=["Children are safe after the abuser has left, not only while he is there."],
            ),
            section(
                "Children who are not in school",
                _not_in_school(),
                ref="B",
                outcomes=["We know where every child is on a school day and that somebody has seen them."],
            ),
            section("Statutory duties", duties, ref="C", kind="standing"),
        ],
        vision="two towns, one promise – no child waits for help because of which bank of the river they live on.",
    )
