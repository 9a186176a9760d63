"""A web page as a word processor on the web saves it: classes with short names, every word in a span, bold by class alone,
lists of different depth that stand beside each other and not inside each other. Objectives are at the first depth, their
labels at the second with the words run on after a colon; outcomes are a third heading; tasks are at the third depth."""

from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import day, half, month, quarter, term, undated

NAME = "Oakenrigg Children’s Safeguarding Partnership"
TITLE = "Partnership Plan 2025/26 and 2026/27"
VISION = "Together we make sure that growing up in Oakenrigg is safe, and feels it."
PRINCIPLES = [
    "Children are experts in their own lives",
    "Families are partners until a court says otherwise",
    "Small worries are shared while they are small",
    "Practitioners who are cared for care better",
]
PARTS = [
    Part(
        "Physical punishment and chastisement",
        ref="Focus area 1",
        lead="Principal Educational Psychologist",
        groups=[
            Group(
                ["Parents have something better to do than hit"],
                [
                    Line("Reach every parent of a two-year-old with the calm parenting course", leads="Children’s Centres", due="March 2026", measure="500 parents finish the course", actions=[
                        Line("Train twelve parents to teach it"),
                        Line("Run it in mosques, gurdwaras and the rugby club"),
                    ]),
                    Line("Say clearly what the law is in six languages", leads="Legal Services / Communications Team", due="Autumn term 2025", measure="posters in all surgeries"),
                ],
            ),
            Group(
                ["Bruises from punishment are treated as injuries"],
                [
                    Line("Set one threshold for referrals about hitting", leads="Front Door Board", due="30th June 2025", measure="referrals that are sent back"),
                    Line("Give schools a named person to ring before they decide", due="Q2 2025/26"),
                ],
            ),
        ],
    ),
    Part(
        "Loneliness, self-harm and suicide",
        ref="Focus area 2",
        lead="Director of Quality, Integrated Care Board",
        groups=[
            Group(
                ["Children who hurt themselves are met with time and not with forms"],
                [
                    Line("Staff the crisis café at weekends", leads="Mental Health Trust", due="January 2026", measure="visits to the emergency department fall", actions=[
                        Line("Find volunteers at the university"),
                        Line("Agree with the ambulance service who may bring a child"),
                        Line("Open on a Friday night for a trial month"),
                    ]),
                    Line("Write a safety plan with each child before they go home", leads="Paediatric Liaison, School Nursing", due="2nd half of 2025/26", measure="plans seen by the school in two days"),
                    Line("Follow up by text with each child who went home", leads="Paediatric Liaison"),
                ],
            ),
            Group(
                ["Friends know what to do"],
                [
                    Line("Teach Year 8 how to sit with a friend who is very low", leads="Heads of Year Network + mental health lead for each school", due="Summer term 2026", measure="pupils trained"),
                    Line("Learn from each suspected suicide within a month", leads="All partners", due="TBC – awaiting coroner’s protocol", measure="learning sheet sent"),
                ],
            ),
        ],
    ),
    Part(
        "Business as usual",
        kind="standing",
        groups=[
            Group(
                ["The Partnership runs well and costs no more than it must"],
                [
                    Line("Agree the budget before Christmas", leads="Finance Leads’ Group", due="December 2025"),
                    Line("Keep the risk register", leads="Partnership Office", due="Ongoing", measure="register seen at each meeting"),
                    Line("Survey staff on how safe it is to challenge", leads="Independent Scrutineer and Staff College", due="Annually"),
                ],
            )
        ],
    ),
]  # fmt: skip
MEANINGS = Meanings(
    times={
        "March 2026": month(2026, 3),
        "Autumn term 2025": term("autumn", 2025),
        "30th June 2025": day(date(2025, 6, 30)),
        "Q2 2025/26": quarter(2025, 2),
        "January 2026": month(2026, 1),
        "2nd half of 2025/26": half(2025, 2),
        "Summer term 2026": term("summer", 2026),
        "TBC – awaiting coroner’s protocol": undated("unknown", condition="awaiting coroner’s protocol"),
        "December 2025": month(2025, 12),
        "Ongoing": undated("ongoing"),
        "Annually": undated("ongoing", "FREQ=YEARLY"),
    },
    parties={
        "Legal Services / Communications Team": ["Legal Services", "Communications Team"],
        "Paediatric Liaison, School Nursing": ["Paediatric Liaison", "School Nursing"],
        "Heads of Year Network + mental health lead for each school": [
            "Heads of Year Network",
            "mental health lead for each school",
        ],
        "Independent Scrutineer and Staff College": ["Independent Scrutineer", "Staff College"],
    },
    everybody=["All partners"],
)
CSS = """.c0{font-weight:700}.c1{font-size:11pt}.c2{margin-left:36pt}.c3{margin-left:72pt}.c4{margin-left:108pt}
ul.lst-kix_q-0{list-style-type:disc}ul.lst-kix_q-1{list-style-type:circle}ul.lst-kix_q-2{list-style-type:square}"""
LABELS = {"Lead": "leads", "Timeframe": "due", "Success measure": "measure"}


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "oakenrigg.html"
    principles = "".join(f'<li class="c1 c2 li-bullet-0"><span>{text}</span></li>' for text in PRINCIPLES)
    lines = [
        f'<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type"><style>{CSS}</style></head>',
        '<body class="c9 doc-content">',
        f'<p class="title" id="h.1"><span class="c0">{NAME}</span></p>',
        f'<p class="subtitle" id="h.2"><span>{TITLE}</span></p>',
        '<h1 id="h.3"><span>Our vision</span></h1>',
        f'<p class="c1"><span>{VISION[:26]}</span><span>{VISION[26:]}</span></p>',
        '<h1 id="h.4"><span>Our principles</span></h1>',
        f'<ol class="lst-kix_p-0 start" start="1">{principles}</ol>',
        '<h1 id="h.5"><span>How we wrote the plan</span></h1>',
        '<p class="c1"><span>Three workshops, one survey (212 replies) and a good deal of tea. Thank you to the Young '
        "Inspectors, who crossed out every word they did not understand.</span></p>",
        "<hr>",
    ]
    for part in PARTS:
        lines += _part(part)
    lines += ['<p class="c1"><span>Published by the Partnership Office, Oakenrigg, OK1 1AA</span></p>', "</body></html>"]  # fmt: skip
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    save_gold(_gold(), path)


def _part(part: Part) -> list[str]:
    heading = f"{part.ref}: {part.title}" if part.ref else part.title
    lines = [f'<h1 id="h.x"><span class="c0">{escape(heading)}</span></h1>']
    if part.lead:
        lines.append(
            f'<p class="c1"><span class="c0">Executive lead:</span><span>&nbsp;{part.lead}</span></p>'
        )
    for group in part.groups:
        lines += [f'<h2 id="h.y"><span>Outcome: {escape(text)}</span></h2>' for text in group.outcomes]
        for line in group.lines:
            lines.append(_list(0, [f'<span class="c0">{escape(line.text)}</span>']))
            labels = [(label, getattr(line, name)) for label, name in LABELS.items()]
            items = [
                f'<span class="c0">{label}:</span><span>&nbsp;{escape(words)}</span>'
                for label, words in labels
                if words
            ]
            lines.append(_list(1, [*items, *(['<span class="c0">Tasks:</span>'] if line.actions else [])]))
            if line.actions:
                lines.append(_list(2, [f"<span>{escape(task.text)}</span>" for task in line.actions]))
    return lines


def _list(depth: int, items: list[str]) -> str:
    made = "".join(f'<li class="c1 c{depth + 2} li-bullet-0">{item}</li>' for item in items)
    return f'<ul class="lst-kix_q-{depth} start">{made}</ul>'


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("2025/26 and 2026/27", "2025-04-01", "2027-03-31"),
        [MEANINGS.section(part) for part in PARTS],
        vision=VISION,
        principles=PRINCIPLES,
    )
