"""Comma-separated text saved from a planner: a few lines about the plan, then one table with a column for each of four
levels, where a priority, its lead, an outcome and an objective are printed once and the cells below are blank; rows for
core business have an objective and no task, and carry the cells themselves; blank lines between the priorities."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import day, financial_year, month, quarter, season, undated

NAME = "Isenholt Local Safeguarding Children Partnership"
TITLE = "Joint Improvement Plan 2026-27"
HEAD = ["Priority", "Sponsor", "Outcome sought", "Objective", "Task", "Responsible", "Target date", "Indicator of success", "Current status", "Latest position"]  # fmt: skip
KEY = {"Done": "closed by the executive", "Going": "no concern", "Late": "up to a quarter behind", "Halted": "more than a quarter behind"}  # fmt: skip
PARTS = [
    Part(
        "Listening to babies and toddlers",
        ref="A",
        lead="Head of Midwifery",
        groups=[
            Group(
                ["Practitioners describe what a day is like for a child who cannot yet speak"],
                [
                    Line("Teach observation to everyone who visits homes", actions=[
                        Line("Write a half-day course with the university", leads="Lecturer in Social Work, Training Manager", due="30/06/2026", measure="course approved by the subgroup", status="Going"),
                        Line("Train 120 practitioners", leads="Training Manager", due="Q4 2026/27", measure="observation quoted in nine of ten plans", status="Going", progress="First two dates are full"),
                    ]),
                    Line("Show a toddler's day in every conference report", actions=[
                        Line("Add a box to the report", leads="Conference Manager", due="May 2026", status="Done"),
                        Line("Send back reports whose box is empty", leads="Conference Manager", due="ongoing", measure="reports sent back", status="Going"),
                    ]),
                ],
            ),
            Group(
                ["Nurseries are at the table when plans are made"],
                [
                    Line("Invite nurseries to core groups", actions=[
                        Line("Keep a list of the nursery of every child under five with a plan", leads="Early Years Adviser", due="July 2026", measure="list complete", status="Late", progress="Two thirds complete"),
                        Line("Pay for cover so that nursery staff can attend", due="2026/27", status="Halted", progress="No budget found"),
                    ]),
                ],
            ),
        ],
    ),
    Part(
        "Boys and harmful sexual behaviour",
        ref="B",
        lead="Head of Youth Justice",
        groups=[
            Group(
                ["Boys who harm get help before they are charged"],
                [
                    Line("Open a consultation slot for schools", actions=[
                        Line("Find a half-day a week in the clinic's diary", leads="Forensic Child and Adolescent Mental Health Team", due="Autumn 2026", measure="waiting time for a slot", status="Going"),
                        Line("Tell heads how to book", leads="Education Safeguarding Officer", due="15.09.2026", status="Going"),
                    ]),
                    Line("Agree who leads when a child has harmed a child", actions=[
                        Line("Redraft the protocol", leads="Police / Social Care / Education", due="October 2026", measure="one lead named in each case", status="Late"),
                        Line("Sign the protocol", leads="All agencies", due="after cabinet", status=""),
                    ]),
                ],
            ),
            Group(
                ["Parents are told plainly what has happened"],
                [
                    Line("Give parents a leaflet that does not frighten them", actions=[
                        Line("Write the leaflet with four families", leads="Parent Advocates", due="January 2027", measure="families say it helped", status="Going"),
                    ]),
                ],
            ),
        ],
    ),
    Part(
        "Core business",
        kind="standing",
        groups=[
            Group(
                [],
                [
                    Line("Audit the front door with partners", leads="Audit Subgroup", due="six-monthly", measure="two thirds graded good", status="Going", progress="April audit is finished"),
                    Line("Follow up the recommendations of reviews", leads="Review Subgroup", due="quarterly", status="Going"),
                    Line("Publish the yearly report", leads="Partnership Manager & Independent Chair", due="30/09/2026", measure="published on time", status="Going"),
                    Line("Renew the data sharing agreement", leads="", due="March 2027", status=""),
                ],
            )
        ],
    ),
]  # fmt: skip
MEANINGS = Meanings(
    times={
        "30/06/2026": day(date(2026, 6, 30)),
        "Q4 2026/27": quarter(2026, 4),
        "May 2026": month(2026, 5),
        "ongoing": undated("ongoing"),
        "July 2026": month(2026, 7),
        "2026/27": financial_year(2026),
        "Autumn 2026": season("autumn", 2026),
        "15.09.2026": day(date(2026, 9, 15)),
        "October 2026": month(2026, 10),
        "after cabinet": undated("conditional", condition="after cabinet"),
        "January 2027": month(2027, 1),
        "six-monthly": undated("ongoing", "FREQ=MONTHLY;INTERVAL=6"),
        "quarterly": undated("ongoing", "FREQ=MONTHLY;INTERVAL=3"),
        "30/09/2026": day(date(2026, 9, 30)),
        "March 2027": month(2027, 3),
    },
    parties={
        "Lecturer in Social Work, Training Manager": ["Lecturer in Social Work", "Training Manager"],
        "Police / Social Care / Education": ["Police", "Social Care", "Education"],
        "Partnership Manager & Independent Chair": ["Partnership Manager", "Independent Chair"],
    },
    everybody=["All agencies"],
)


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "isenholt.csv"
    blank = [""] * len(HEAD)
    rows = [[NAME], [TITLE], ["Status at 1 June 2026"], blank, HEAD]
    for part in PARTS:
        rows += [*_rows(part), blank]
    rows += [["Status words"], *([word, meaning] for word, meaning in KEY.items())]
    text = io.StringIO()
    csv.writer(text).writerows([*row, *blank][: len(HEAD)] for row in rows)
    path.write_bytes(text.getvalue().encode("utf-8-sig"))
    save_gold(_gold(), path)


def _rows(part: Part) -> list[list[str]]:
    """A cell that says the same as the one above is left blank."""
    above = [f"{part.ref}. {part.title}" if part.ref else part.title, part.lead]
    rows = []
    for group in part.groups:
        outcome = "".join(group.outcomes)
        for line in group.lines:
            for order, action in enumerate(line.actions or [line]):
                objective = line.text if order == 0 else ""
                task = action.text if line.actions else ""
                cells = [action.leads, action.due, action.measure, action.status, action.progress]
                rows.append([*above, outcome, objective, task, *cells])
                above, outcome = ["", ""], ""
    return rows


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("2026-27", "2026-04-01", "2027-03-31"),
        [MEANINGS.section(part) for part in PARTS],
        key=KEY,
    )
