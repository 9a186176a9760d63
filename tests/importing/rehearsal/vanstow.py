"""A council web page in several manners: actions as headings with a definition list, then nested lists in a part that folds
away, then a small table with a caption; a call-out of outcomes, two leads as two definitions, statuses explained in a list."""

from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import day, financial_year, month, quarter, season, undated

NAME = "Vanstow Children's Safeguarding Partnership"
OUTSIDE = [
    "Places where young people are hurt become places where they are safe.",
    "Adults who exploit children are stopped.",
]
ONLINE = ["Children who harm are helped as children."]
KEY = {"Done": "finished and checked by the scrutineer", "On time": "will be done by its date", "Behind": "will be late"}  # fmt: skip
# Each: number, words, leads, date in a time element or not, how it will be measured, status.
CARDS = [
    ("1.1", "Walk the bus station, the arcade and the park with young people", ["Community Safety Team"], "October 2024", "A list of ten things to mend", "Done"),
    ("1.2", "Train night workers to spot a child who is being sold", ["Licensing", "Police"], "31/03/2025", "", "On time"),
    ("1.3", "Map the adults behind the addresses", ["Detective Inspector (Exploitation)"], "Q1 2025/26", "Map shared at the monthly panel", "Behind"),
    ("1.4", "Offer a safe place on Friday evenings", [], "Once a lease is signed", "", ""),
]  # fmt: skip
LISTED = [
    ("Name a worker in each agency who knows about harmful sexual behaviour", "All agencies", "By spring 2025", "Names are on the website"),
    ("Set up a weekly consultation slot", "CAMHS / Youth Justice Service", "2025/26", ""),
    ("Take the views of boys who have finished the programme to the Executive", "Independent Scrutineer", "Yearly", "Something changes"),
]  # fmt: skip
DUTIES = [
    ("Publish the yearly report", "Business Manager", "By end of September 2024", "Done"),
    ("Review the published arrangements", "The Partnership", "Every 6 months", "On time"),
    ("Keep the training offer going", "Training Group & Adult Learning", "Ongoing", ""),
    ("Collect the multi-agency data set", "", "", ""),
]


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "vanstow.html"
    path.write_text(_page(), encoding="utf-8")
    save_gold(_gold(), path)


def _page() -> str:
    name = escape(NAME)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Our plan 2024-2027 - {name}</title>
<style>.tag {{ font-weight: bold }}</style></head><body>
<div id="cookies"><p>We use cookies to count visits.</p><button>Accept</button></div>
<header><a href="/">{name}</a><nav><ul><li><a href="/worried">Worried about a child?</a></li>
<li><a href="/training">Training</a></li><li><a href="/plan">Our plan</a></li></ul></nav></header>
<main><h1>Our plan 2024-2027</h1>
<p>This is the plan of the {name}. It was last reviewed in June.</p>
<h2>Our vision</h2><p>Children in Vanstow can go anywhere in town and be safe.</p>
<h2>Our values</h2><ul><li>Noticing</li><li>Believing</li><li>Staying</li></ul>
<h2>Priority one: Harm outside the home</h2>
<div class="callout"><h3>What will be different</h3>{_list(OUTSIDE)}</div>
<h3>What we will do</h3>
{"".join(_card(card) for card in CARDS)}
<details open><summary>Priority two: Harmful sexual behaviour</summary>
<div class="callout"><h3>What will be different</h3>{_list(ONLINE)}</div>
<h3>What we will do</h3>
<ol>{"".join(_listed(item) for item in LISTED)}</ol></details>
{_duties()}
<h2>What the words mean</h2>
<dl>{"".join(f"<dt>{code}</dt><dd>{words}</dd>" for code, words in KEY.items())}</dl>
</main><aside><h2>Related pages</h2><ul><li><a href="/mash">Front door</a></li></ul></aside>
<footer><p>&copy; Vanstow Council. Last updated 4 July 2024</p></footer></body></html>
"""


def _list(texts: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in texts) + "</ul>"


def _card(card: tuple[Any, ...]) -> str:
    number, words, leads, when, measure, status = card
    lead = "".join(f"<dd>{escape(text)}</dd>" for text in leads) or "<dd></dd>"
    tag = f'<span class="tag tag--{status[:2].lower()}">{status}</span>' if status else ""
    time = f"<time>{when}</time>" if when[0].isdigit() else when
    return f"""<article><h4>{number} {escape(words)}</h4><dl><dt>Lead</dt>{lead}<dt>Due</dt><dd>{time}</dd>
<dt>How we will measure it</dt><dd>{measure}</dd><dt>Status</dt><dd>{tag}</dd></dl></article>
"""


def _listed(item: tuple[str, ...]) -> str:
    words, lead, when, measure = item
    lines = [("Lead", lead), ("Due", when), ("How we will measure it", measure)]
    inner = "".join(f"<li><b>{label}:</b> {escape(text)}</li>" for label, text in lines)
    return f"<li>{escape(words)}<ul>{inner}</ul></li>"


def _duties() -> str:
    header = "".join(f"<th scope='col'>{text}</th>" for text in ("What we do", "Lead", "Due", "Status"))
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in words) + "</tr>" for words in DUTIES
    )
    return f"<table><caption>Statutory duties</caption><thead><tr>{header}</tr></thead><tbody>{rows}</tbody></table>"


def _gold() -> dict[str, Any]:
    meanings = [
        month(2024, 10),
        day(date(2025, 3, 31)),
        quarter(2025, 1),
        undated("conditional", condition="Once a lease is signed"),
    ]
    outside = [
        row(
            words,
            ref=number,
            leads=" ".join(leads),
            parties=leads,
            due=(when, meaning),
            measure=measure,
            status=status,
            open=["leads_text"] * (len(leads) > 1)
            + ["finding:no_due"] * (meaning["precision"] == "conditional"),
        )
        for (number, words, leads, when, measure, status), meaning in zip(CARDS, meanings, strict=True)
    ]
    meanings = [season("spring", 2025), financial_year(2025), undated("ongoing", "FREQ=YEARLY")]
    listed = [
        row(
            words,
            leads=lead,
            parties=lead.split(" / "),
            everyone=lead == "All agencies",
            due=(when, meaning),
            measure=measure,
            open=["ref"],
        )
        for (words, lead, when, measure), meaning in zip(LISTED, meanings, strict=True)
    ]
    duties = [
        row("Publish the yearly report", leads="Business Manager", due=("By end of September 2024", month(2024, 9)), status="Done"),
        row("Review the published arrangements", leads="The Partnership", due=("Every 6 months", undated("ongoing", "FREQ=MONTHLY;INTERVAL=6")), status="On time"),
        row("Keep the training offer going", leads="Training Group & Adult Learning", parties=["Training Group", "Adult Learning"], due=("Ongoing", undated("ongoing"))),
        row("Collect the multi-agency data set"),
    ]  # fmt: skip
    return plan(
        "Our plan 2024-2027",
        NAME,
        ("2024-2027", "2024-04-01", "2027-03-31"),
        [
            section("Harm outside the home", outside, ref="Priority one", outcomes=OUTSIDE),
            section("Harmful sexual behaviour", listed, ref="Priority two", outcomes=ONLINE),
            section("Statutory duties", duties, kind="standing"),
        ],
        vision="Children in Vanstow can go anywhere in town and be safe.",
        values=["Noticing", "Believing", "Staying"],
        key=KEY,
    )
