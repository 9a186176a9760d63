"""An e-mail pasted into a text file: the message's own head and signature, lines broken at 72 signs, a section for each
theme underlined by hand, what success looks like as a paragraph, asterisks for commitments with dashes below them for who,
when and how it will be known, typed in small letters and not in the same order everywhere; standing items in one line each."""

from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import calendar_year, day, half, month, months, quarter, term, undated

NAME = "Aldersyke Safeguarding Children Partnership"
TITLE = "Business plan 2025/26"
HEAD = f"""From: Partnership Manager <scp@aldersyke.example.org>
Sent: 27 March 2025 17:42
To: Executive Group; chairs of subgroups
Subject: FW: final wording - please use this one

Dear all

As promised, the words as agreed last Thursday, pasted in so that nobody
has to open an attachment on a phone. Please ring me if I have your lead
or your date wrong. The designed version follows after Easter.

Best wishes
Dilys

--------------------------------------------------------------

{NAME}
{TITLE}

Where we want to be: a town where a child's bad day is seen by the end
of that day.

"""
PARTS = [
    Part(
        "Family help before harm",
        ref="Theme 1",
        groups=[
            Group(
                ["Parents say that asking for help made things better and not worse."],
                [
                    Line("Put the request form on one page", leads="Head of Early Help", due="end of June 2025", measure="half as many forms sent back"),
                    Line("Answer each request by telephone as well as in writing", leads="Contact Centre, Early Help Hub", due="from September 2025", measure="calls logged", open=["due.earliest", "due.latest", "due.precision"]),
                    Line("Ask fifty parents how it felt to ask", leads="Healthwatch", due="Q4 2025/26"),
                    Line("Open the hub until seven on Thursdays", due="autumn term 2025", measure="40 evening visits a month"),
                ],
            )
        ],
    ),
    Part(
        "Knives and the fear of knives",
        ref="Theme 2",
        groups=[
            Group(
                ["Fewer children carry a blade, and those who are frightened have somewhere to say so."],
                [
                    Line("Sit with each child found with a knife for the first time before any decision is taken", leads="Youth Justice Service / Police", due="15 May 2025", measure="offer accepted by two thirds"),
                    Line("Teach bleed control to all lunchtime supervisors", leads="Ambulance Trust", due="June/July 2025", measure="300 trained"),
                    Line("Remove the hiding places along the canal", leads="Parks & Open Spaces", due="by end of 2025", open=["due.earliest", "due.latest", "due.precision"]),
                    Line("Ask shops on the high street to lock blades away", leads="Trading Standards", due="second half of 2025/26", measure="two test purchases in each shop"),
                    Line("Hold a summit led by young people", leads="All partners", due="Feb 2026", measure="pledges kept after six months"),
                ],
            )
        ],
    ),
    Part(
        "Sexual harm inside the family",
        ref="Theme 3",
        groups=[
            Group(
                ["Professionals act on signs and do not wait for a child to find the words."],
                [
                    Line("Run the signs course every month until 400 people have been", leads="Training Officer", due="monthly", measure="confidence scores before and after"),
                    Line("Appoint a practice lead in each locality team", leads="Assistant Director, Social Work", due="once funding is approved"),
                    Line("Review thirty files where a child was only ever 'at risk of emotional harm'", leads="Case File Audit Group + lead for each agency", due="October 2025", measure="findings shared in ten working days"),
                    Line("Support mothers and fathers who did not know", leads="Family Support Charity and Specialist Health Visitor", due="during 2026", measure="waiting time under four weeks"),
                ],
            )
        ],
    ),
]  # fmt: skip
STANDING = Part(
    "Standing items",
    kind="standing",
    groups=[
        Group(
            [],
            [
                Line("Data set to each meeting", leads="Performance Lead", due="quarterly"),
                Line("Allegations against staff: yearly paper", leads="Designated Officer", due="Sept 2025"),
                Line("Challenge log", leads="Business Manager", due="ongoing"),
            ],
        )
    ],
)  # fmt: skip
MEANINGS = Meanings(
    times={
        "end of June 2025": month(2025, 6),
        "from September 2025": month(2025, 9),
        "Q4 2025/26": quarter(2025, 4),
        "autumn term 2025": term("autumn", 2025),
        "15 May 2025": day(date(2025, 5, 15)),
        "June/July 2025": months((2025, 6), (2025, 7)),
        "by end of 2025": calendar_year(2025),
        "second half of 2025/26": half(2025, 2),
        "Feb 2026": month(2026, 2),
        "monthly": undated("ongoing", "FREQ=MONTHLY"),
        "once funding is approved": undated("conditional", condition="once funding is approved"),
        "October 2025": month(2025, 10),
        "during 2026": calendar_year(2026),
        "quarterly": undated("ongoing", "FREQ=MONTHLY;INTERVAL=3"),
        "Sept 2025": month(2025, 9),
        "ongoing": undated("ongoing"),
    },
    parties={
        "Contact Centre, Early Help Hub": ["Contact Centre", "Early Help Hub"],
        "Youth Justice Service / Police": ["Youth Justice Service", "Police"],
        "Case File Audit Group + lead for each agency": ["Case File Audit Group", "lead for each agency"],
        "Family Support Charity and Specialist Health Visitor": [
            "Family Support Charity",
            "Specialist Health Visitor",
        ],
    },
    everybody=["All partners"],
)
FOOT = """--
Dilys Pemberthy
Partnership Manager | Aldersyke Safeguarding Children Partnership
Town Hall, Aldersyke | 01999 555 0144

This e-mail may contain information that is protected. If it is not for
you, please tell the sender and delete it.
"""


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "aldersyke.txt"
    text = HEAD
    for number, part in enumerate(PARTS):
        heading = f"{part.ref}. {part.title}"
        outcome = wrap(f"What success looks like: {part.groups[0].outcomes[0]}", 72)
        lines = [heading, "~" * len(heading), *outcome, ""]
        for line in part.lines:
            # The second theme was typed by somebody else, who puts the time first.
            labels = [("who", line.leads), ("by when", line.due), ("we will know by", line.measure)]
            lines += wrap(line.text, 72, initial_indent="* ", subsequent_indent="  ")
            order = [labels[1], labels[0], labels[2]] if number == 1 else labels
            lines += [f"   - {name}: {words}" for name, words in order if words]
        text += "\n".join([*lines, "", ""])
    text += f"{STANDING.title}\n{'~' * len(STANDING.title)}\n"
    text += "".join(f"* {line.text} - {line.leads} - {line.due}\n" for line in STANDING.lines)
    path.write_text(f"{text}\n{FOOT}", encoding="utf-8")
    save_gold(_gold(), path)


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("2025/26", "2025-04-01", "2026-03-31"),
        [MEANINGS.section(part) for part in [*PARTS, STANDING]],
        vision="a town where a child's bad day is seen by the end of that day.",
    )
