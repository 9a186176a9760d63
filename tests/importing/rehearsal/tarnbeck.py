"""Plain text with hard line ends: capitals for headings, a number on a line of its own, then labelled lines whose words go
on under themselves, page ends in the middle, a part that the plan calls core business."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import calendar_year, day, half, month, term, undated

TEXT = """\
               TARNBECK SAFEGUARDING CHILDREN PARTNERSHIP

                        STRATEGIC PLAN 2025-2028


OUR VISION

Children in Tarnbeck grow up fed, warm, believed and safe, whichever side of
the beck they live on.

OUR PRINCIPLES

  *  Honesty: we tell families what we are worried about and why.
  *  Patience: change takes longer than a visit.
  *  Memory: what one service learns the others know.

This plan was written after four evenings in village halls. It will be read
again by the Executive every spring.


PRIORITY ONE: NEGLECT AND POVERTY

Priority sponsor: Director of Public Health

Outcomes

  *  Money worries are met with money advice before they become neglect.
  *  Teeth, eyes and school shoes are noticed.

1.1
What we will do:   Set up a hardship fund that any practitioner can draw on
                   the same day.
Who:               Early Help, Citizens Advice
When:              By end of July 2025
How we will know:  200 families helped in the first year
Where we are:      Bank account opened.

1.2
What we will do:   Put a dental nurse in each family hub for one morning a
                   fortnight.
Who:               ICB
When:              First half of 2026/27
How we will know:  Waiting time for a first check-up falls
Where we are:

1.3
What we will do:   Walk through the neglect toolkit with every newly
                   qualified social worker, health visitor and teacher.
Who:               Training and Development Officer
When:              Each autumn term
How we will know:
Where we are:      First walk-through is booked for October.


Tarnbeck SCP Strategic Plan v3                                     Page 1 of 2

Tarnbeck Safeguarding Children Partnership


PRIORITY TWO: HARM BETWEEN CHILDREN

Priority sponsor: Detective Chief Inspector

Outcomes

  *  Schools and police agree what happened and what happens next.

2.1
What we will do:   Write one protocol for sharing pictures without consent.
Who:               Police / Schools Safeguarding Adviser
When:              30th November 2025
How we will know:  Protocol is on the website
Where we are:      Second draft.

2.2
What we will do:   Give the families of both children somebody to ring.
Who:               Partnership members
When:              During 2026
How we will know:  Family survey
Where we are:

2.3
What we will do:   Run a session for boys in Year 9, led by boys in Year 12.
Who:
When:              Summer term 2026
How we will know:  Pupils' own scores before and after
Where we are:


CORE BUSINESS

QUALITY ASSURANCE

3.1
What we will do:   Audit six cases together in a room.
Who:               Audit Group
When:              Every two months
How we will know:  Grades agreed on the day
Where we are:      Two audits done.

3.2
What we will do:   Follow up every audit action until someone has seen the
                   change.
Who:               Audit Group
When:              On-going
How we will know:
Where we are:


Tarnbeck SCP Strategic Plan v3                                     Page 2 of 2
"""


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "tarnbeck.txt"
    path.write_text(TEXT, encoding="utf-8")
    save_gold(_gold(), path)


def _neglect() -> list[dict[str, Any]]:
    return [
        row(
            "Set up a hardship fund that any practitioner can draw on the same day.",
            ref="1.1",
            leads="Early Help, Citizens Advice",
            parties=["Early Help", "Citizens Advice"],
            due=("By end of July 2025", month(2025, 7)),
            measure="200 families helped in the first year",
            progress="Bank account opened.",
        ),
        row(
            "Put a dental nurse in each family hub for one morning a fortnight.",
            ref="1.2",
            leads="ICB",
            due=("First half of 2026/27", half(2026, 1)),
            measure="Waiting time for a first check-up falls",
        ),
        row(
            "Walk through the neglect toolkit with every newly qualified social worker, health visitor and teacher.",
            ref="1.3",
            leads="Training and Development Officer",
            due=("Each autumn term", undated("ongoing", "FREQ=YEARLY")),
            progress="First walk-through is booked for October.",
            open=["due.precision", "due.recurrence", "finding:ongoing"],
        ),
    ]


def _between_children() -> list[dict[str, Any]]:
    return [
        row(
            "Write one protocol for sharing pictures without consent.",
            ref="2.1",
            leads="Police / Schools Safeguarding Adviser",
            parties=["Police", "Schools Safeguarding Adviser"],
            due=("30th November 2025", day(date(2025, 11, 30))),
            measure="Protocol is on the website",
            progress="Second draft.",
        ),
        row(
            "Give the families of both children somebody to ring.",
            ref="2.2",
            leads="Partnership members",
            everyone=True,
            due=("During 2026", calendar_year(2026)),
            measure="Family survey",
        ),
        row(
            "Run a session for boys in Year 9, led by boys in Year 12.",
            ref="2.3",
            due=("Summer term 2026", term("summer", 2026)),
            measure="Pupils' own scores before and after",
        ),
    ]


def _gold() -> dict[str, Any]:
    quality = [
        row(
            "Audit six cases together in a room.",
            ref="3.1",
            leads="Audit Group",
            due=("Every two months", undated("ongoing", "FREQ=MONTHLY;INTERVAL=2")),
            measure="Grades agreed on the day",
            progress="Two audits done.",
        ),
        row(
            "Follow up every audit action until someone has seen the change.",
            ref="3.2",
            leads="Audit Group",
            due=("On-going", undated("ongoing")),
        ),
    ]
    return plan(
        "STRATEGIC PLAN 2025-2028",
        "TARNBECK SAFEGUARDING CHILDREN PARTNERSHIP",
        ("2025-2028", "2025-04-01", "2028-03-31"),
        [
            section(
                "NEGLECT AND POVERTY",
                _neglect(),
                ref="PRIORITY ONE",
                lead="Director of Public Health",
                outcomes=[
                    "Money worries are met with money advice before they become neglect.",
                    "Teeth, eyes and school shoes are noticed.",
                ],
            ),
            section(
                "HARM BETWEEN CHILDREN",
                _between_children(),
                ref="PRIORITY TWO",
                lead="Detective Chief Inspector",
                outcomes=["Schools and police agree what happened and what happens next."],
            ),
            section("QUALITY ASSURANCE", quality, kind="standing"),
        ],
        vision="Children in Tarnbeck grow up fed, warm, believed and safe, whichever side of the beck they live on.",
        principles=[
            "Honesty: we tell families what we are worried about and why.",
            "Patience: change takes longer than a visit.",
            "Memory: what one service learns the others know.",
        ],
    )
