"""Sample content for the page that shows every component at once: invented, and only for the demonstration."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from . import forms, svg
from .lists import Column, Filter, Listing

TODAY = datetime.date(2026, 11, 23)


@dataclass(frozen=True)
class Promise:
    """One row of the sample list."""

    reference: str
    title: str
    section: str
    lead: str
    due_on: datetime.date | None
    updates: int
    address: str = "#lists"


PROMISES = [
    Promise(
        "1.1",
        "Agree one neglect threshold used by all agencies",
        "Neglect",
        "Health",
        datetime.date(2026, 12, 18),
        4,
    ),
    Promise(
        "1.2",
        "Audit 40 neglect cases against last year’s questions",
        "Neglect",
        "Children’s services",
        None,
        0,
    ),
    Promise(
        "2.1", "Tell young people what changed because of them", "Voice", "", datetime.date(2026, 9, 30), 11
    ),
    Promise("2.2", "Recruit two lay members", "Voice", "Business Manager", datetime.date(2027, 3, 31), 2),
    Promise(
        "3.1",
        "Map places where children are exploited",
        "Exploitation",
        "Police",
        datetime.date(2027, 1, 15),
        7,
    ),
]


def sample_list(asked: dict) -> Listing:
    """The sample list as `asked` (request.GET) wants it."""
    return Listing(
        asked,
        rows=PROMISES,
        name="Objectives",
        noun=("objective",),
        order="reference",
        page_size=4,
        columns=[
            Column("reference", "Ref", sort=True),
            Column("title", "Objective", sort=True, heading=True, link=lambda row: row.address),
            Column("section", "Section", sort=True),
            Column("lead", "Lead", sort=True),
            Column("due_on", "Due", sort=True),
            Column("updates", "Updates", sort=True, numeric=True),
        ],
        filters=[
            Filter("words", "Words", field=("title", "reference")),
            Filter(
                "section", "Section", choices=[(name, name) for name in ("Neglect", "Voice", "Exploitation")]
            ),
            Filter("lead", "Lead", choices=[("Health", "Health"), ("Police", "Police")]),
        ],
    )


#: Together more than a select can hold.
SCHOOLS = ["Brook Lane", "Castle Hill", "St Anne’s", "Marsh Road"]


class SampleForm(forms.Form):
    """One field of each kind."""

    title = forms.TextField(max_length=200, hint="As it should read in the plan.", width="two-thirds")
    description = forms.LongTextField(
        label="What will be different for children?", max_length=400, count=True
    )
    lead = forms.ChoiceField(
        label="Who leads?",
        look="search",
        choices=[
            ("", ""),
            *[
                (str(n), name)
                for n, name in enumerate(["Children’s services", "Health", "Police", "Probation"])
            ],
        ],
        hint="Start typing the name of a group, post or agency.",
    )
    school = forms.ChoiceField(
        label="Which school takes part?",
        look="search",
        choices=[(str(n), f"{name} School {n}") for n, name in enumerate(SCHOOLS * 30)],
        required=False,
    )
    section = forms.ChoiceField(look="select", choices=[("n", "Neglect"), ("v", "Voice")], required=False)
    dated = forms.ChoiceField(
        label="Is there a date?",
        choices=[("day", "Yes"), ("ongoing", "It is ongoing"), ("no", "Not yet")],
        reveals={"day": ["due_on"]},
        hints={"ongoing": "A review date will be asked for"},
    )
    due_on = forms.DateField(label="Due date", partial=True)
    agencies = forms.ChoicesField(
        label="Which agencies take part?",
        choices=[("h", "Health"), ("p", "Police"), ("s", "Schools")],
        required=False,
    )
    think_family = forms.YesNoField(label="Does it also concern adults’ services?")
    share = forms.NumberField(
        label="Share of staff to be trained", minimum=0, maximum=100, suffix="%", width=3
    )
    email = forms.EmailField(label="Email address", required=False, width=20)
    password = forms.PasswordField(required=False, width=20)
    paper = forms.FileField(label="Paper", types=(".docx", ".pdf"), required=False)
    told = forms.TickField(label="Tell everybody who follows this objective")


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.LongTextField(hint="Kept in the history of this objective.", rows=3)


def sample_events() -> list[dict]:
    """A short story."""
    moment = datetime.datetime(2026, 11, 20, 14, 30, tzinfo=datetime.UTC)
    return [
        {
            "on": moment,
            "who": "Ada Okafor",
            "what": "Due date moved to 18 December 2026",
            "reason": "The group meets later",
            "shape": "clock",
        },
        {
            "on": datetime.date(2026, 10, 2),
            "who": "Health",
            "what": "Evidence added: threshold document, version 2",
            "href": "#story",
            "shape": "full",
        },
        {
            "on": datetime.date(2026, 4, 1),
            "who": "Partnership Executive",
            "what": "Plan agreed",
            "shape": "tick",
        },
    ]


def sample_picture() -> object:
    """A picture with what pictures may have: boxes, words, hatching, a link."""
    parts = [svg.hatching("vague")]
    for place, (row, start, width, vague) in enumerate(
        [(PROMISES[0], 60, 200, 40), (PROMISES[4], 140, 220, 90), (PROMISES[3], 220, 300, 60)]
    ):
        top = 34 + place * 34
        bar = [
            svg.rect(start + 60, top, width, 20, fill="#cfe0e4", stroke="#0b5d70"),
            svg.rect(start + 60 + width, top, vague, 20, fill=svg.filled_with("vague"), stroke="#0b5d70"),
        ]
        parts.append(svg.link("#pictures", f"{row.reference} {row.title}", bar))
        parts.append(svg.text(4, top + 15, row.reference, font_size=15))
    parts.append(svg.line(250, 8, 250, 132, stroke="#b3261e", stroke_width=2))
    parts.append(svg.text(256, 18, "today", font_size=14, fill="#b3261e"))
    return svg.picture(
        "Three objectives in time", "One is due this year, two next year.", 720, 140, parts, links=True
    )
