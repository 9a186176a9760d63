"""A page of a council's web site made of cards: a heading for each priority, an outcome as a heading below it, under the
outcome an article for each commitment with a definition list whose terms are the labels, some of them left out; next
steps as an ordered list inside a card; a key as a list; the site's menu, banner and footer round it."""

from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import day, financial_year, month, quarter, term, undated

NAME = "Saltby Sands Safeguarding Children Partnership"
TITLE = "Business Plan 2026-28"
VISION = "Saltby Sands is a coast where children are safe in every season."
VALUES = [
    "Curious: we look behind the first answer.",
    "Steady: we do not drop a child when the headline moves on.",
    "Open: we say when we got it wrong.",
]
KEY = {"Complete": "done and tested", "On track": "will be done in time", "Slipping": "may be late", "Stuck": "needs a decision of the executive"}  # fmt: skip
PARTS = [
    Part(
        "Children in temporary accommodation",
        ref="Priority one",
        lead="Director of Housing",
        groups=[
            Group(
                ["A family that is moved does not lose its school, doctor or worker."],
                [
                    Line(
                        "Tell the school and the surgery on the day a family is moved",
                        ref="1a",
                        leads="Homelessness Team Leader",
                        due="30 September 2026",
                        measure="notices sent within 24 hours",
                        status="On track",
                        actions=[
                            Line("Add both contacts to the placement form", open=["ref"]),
                            Line("Show duty officers how to send the notice", open=["ref"]),
                        ],
                    ),
                    Line(
                        "Pay for travel so that no child has to change school in an exam year",
                        ref="1b",
                        leads="Schools Admissions / Housing Options",
                        due="Autumn term 2026",
                        measure="school moves in Years 10 and 11",
                        status="Slipping",
                    ),
                    Line(
                        "Visit each family that has a child under two",
                        ref="1c",
                        leads="Health Visiting",
                        measure="visits made in seven days",
                        status="Complete",
                    ),
                ],
            ),
            Group(
                ["Bed and breakfast is never a home for a child."],
                [
                    Line(
                        "End the use of the four seafront hotels for families",
                        ref="1d",
                        leads="Director of Housing",
                        due="end of March 2027",
                        status="Stuck",
                        actions=[
                            Line("Find twelve flats to lease", open=["ref"]),
                            Line("Give notice to the hotels", open=["ref"]),
                            Line("Move the last family", open=["ref"]),
                        ],
                    ),
                    Line(
                        "Inspect shared kitchens and stairs with a health visitor’s eye",
                        ref="1e",
                        leads="Environmental Health and Health Visiting",
                        due="every six months",
                        measure="hazards put right within a fortnight",
                    ),
                ],
            ),
        ],
    ),
    Part(
        "Seasonal work and the young people who do it",
        ref="Priority two",
        lead="Chief Inspector, Coastal Policing",
        groups=[
            Group(
                ["Young workers know their rights and whom to tell."],
                [
                    Line(
                        "Hand a card with three telephone numbers to each young worker on the pier",
                        ref="2a",
                        leads="Licensing Officer",
                        due="May 2027",
                        measure="cards handed out at 90 stalls",
                        status="On track",
                    ),
                    Line(
                        "Talk about seasonal work in every Year 11 tutor group",
                        ref="2b",
                        leads="Secondary Heads’ Group",
                        due="Summer term 2027",
                    ),
                ],
            ),
            Group(
                ["Employers who put children at risk are found."],
                [
                    Line(
                        "Check work permits on the ground in the six busiest weeks",
                        ref="2c",
                        leads="Child Employment Officer; Coastal Policing Team",
                        due="Q2 2026/27",
                        measure="four joint patrols a week",
                        status="Slipping",
                    ),
                    Line(
                        "Bring what the patrols find to the exploitation panel",
                        ref="2d",
                        due="Q3 2026/27",
                        measure="a paper with names, places and dates",
                    ),
                ],
            ),
        ],
    ),
]
STANDING = Part(
    "What we must always do",
    kind="standing",
    groups=[
        Group(
            [],
            [
                Line("Answer for the learning of each practice review", leads="Learning from Practice Group", due="2026/27", measure="impact visit six months after publication", status="On track"),
                Line("Hold members to account for their section 11 returns", leads="The Partnership", due="annually", measure="returns from all 26 agencies"),
                Line("Offer training that front-line staff rate as useful", leads="Training Co-ordinator", due="Ongoing", measure="nine in ten say they will use it", status="Complete"),
            ],
        )
    ],
)  # fmt: skip
MEANINGS = Meanings(
    times={
        "30 September 2026": day(date(2026, 9, 30)),
        "Autumn term 2026": term("autumn", 2026),
        "end of March 2027": month(2027, 3),
        "every six months": undated("ongoing", "FREQ=MONTHLY;INTERVAL=6"),
        "May 2027": month(2027, 5),
        "Summer term 2027": term("summer", 2027),
        "Q2 2026/27": quarter(2026, 2),
        "Q3 2026/27": quarter(2026, 3),
        "2026/27": financial_year(2026),
        "annually": undated("ongoing", "FREQ=YEARLY"),
        "Ongoing": undated("ongoing"),
    },
    parties={
        "Schools Admissions / Housing Options": ["Schools Admissions", "Housing Options"],
        "Environmental Health and Health Visiting": ["Environmental Health", "Health Visiting"],
        "Child Employment Officer; Coastal Policing Team": [
            "Child Employment Officer",
            "Coastal Policing Team",
        ],
    },
)
CSS = "article{border:1px solid #999;padding:.5em;margin:1em 0}dt{font-weight:bold}dd{margin:0 0 .4em}"


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "saltby-sands.html"
    path.write_text(_page(), encoding="utf-8")
    save_gold(_gold(), path)


def _page() -> str:
    values = "".join(
        f"<li><strong>{word}:</strong> {rest}</li>" for word, rest in (value.split(": ") for value in VALUES)
    )
    key = "".join(f"<li><b>{word}</b> – {meaning}</li>" for word, meaning in KEY.items())
    sections = "\n".join(_section(part) for part in [*PARTS, STANDING])
    return f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{TITLE} | Saltby Sands Council</title>
<style>{CSS}</style><script>window.dataLayer = [];</script></head>
<body>
<div class="cookie-banner" role="dialog"><p>We use cookies to count visits.</p><button>Accept</button></div>
<header><a href="#main">Skip to main content</a>
<nav aria-label="Main"><ul><li><a href="/">Home</a></li><li><a href="/bins">Bins and recycling</a></li><li><a href="/scp">Safeguarding children</a></li></ul></nav></header>
<main id="main">
<p class="owner">{NAME}</p>
<h1>{TITLE}</h1>
<p>Worried about a child today? Ring 01999 555 0171. Do not use this page to tell us.</p>
<h2>Our vision</h2>
<p>{VISION}</p>
<h2>Our values</h2>
<ul>{values}</ul>
<h2>How we show progress</h2>
<p>We look at the plan four times a year and use these words:</p>
<ul>{key}</ul>
{sections}
<h2>Words we use</h2>
<dl><dt>Section 11</dt><dd>The part of the Children Act 2004 that lists who must keep children safe.</dd>
<dt>Practice review</dt><dd>A look back at what happened to a child.</dd></dl>
</main>
<footer><p>Page last reviewed: 2 April 2026</p><ul><li><a href="/privacy">Privacy</a></li><li><a href="/access">Accessibility</a></li></ul></footer>
</body></html>
"""


def _section(part: Part) -> str:
    heading = f"{part.ref.capitalize()} – {part.title}" if part.ref else part.title
    lines = ["<section>", f"<h2>{escape(heading)}</h2>"]
    if part.lead:
        lines.append(f"<p><em>Accountable: {escape(part.lead)}</em></p>")
    for group in part.groups:
        lines += [f"<h3>Outcome: {escape(text)}</h3>" for text in group.outcomes]
        lines += [_card(line) for line in group.lines]
    return "\n".join([*lines, "</section>"])


def _card(line: Line) -> str:
    labels = [
        ("Lead", line.leads),
        ("Timescale", line.due),
        ("Measure of success", line.measure),
        ("Progress rating", line.status),
    ]
    terms = [f"<dt>{label}</dt><dd>{escape(words)}</dd>" for label, words in labels if words]
    if line.actions:
        steps = "".join(f"<li>{escape(action.text)}</li>" for action in line.actions)
        terms.append(f"<dt>Next steps</dt><dd><ol>{steps}</ol></dd>")
    heading = f"{line.ref}. {line.text}" if line.ref else line.text
    return f"<article><h4>{escape(heading)}</h4>\n<dl>{''.join(terms)}</dl></article>"


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("2026-28", "2026-04-01", "2028-03-31"),
        [MEANINGS.section(part) for part in [*PARTS, STANDING]],
        vision=VISION,
        values=VALUES,
        key=KEY,
    )
