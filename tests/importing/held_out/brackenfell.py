"""Text copied out of a PDF: tab-separated tables with paragraph marks, page furniture between their parts, header words on
two lines, a capitalised row with blank cells, continuations in lower case, a stray separator, business as usual."""

from pathlib import Path
from typing import Any

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import month, season, undated

TEXT = """\
Brackenfell Safeguarding Children Partnership

Strategic Business Plan: April 2020 – March 2022

Version\tIssued\tBy
V3\t14.01.20\tMK
V4\t28.02.20\tMK

Our Vision

No child in Brackenfell has to ask twice.

Our Values

- Humility
- Persistence

Our Priorities

Strategic Priority 1 - Children in Cold Homes\t\t\t\t
Intended\tLed by\tKey\tTarget\tLatest
outcome\t\tactivity\tdate\tupdate
<p>Children are warm, fed and dry.</p> <p>Poverty is never mistaken for neglect, nor neglect for poverty.</p>\tHousing\tTrain housing officers to see the home through a child's eyes\tOctober 2020\t
\tPublic Health; Fuel Bank\tGive health visitors vouchers for heating, with a note of who received them and whether\tby winter 2020\tTwo bids

Brackenfell SCP Business Plan v4
Page 3 of 7

\t\tthe baby's room was warmer afterwards\t\tmade
\t\tHold a drop-in at the library on benefit days\t\t
--\t--\t--\t--\t--

Strategic Priority 2 - Children who Care for Others\t\t\t\t
Intended\tLed by\tKey\tTarget\tLatest
outcome\t\tactivity\tdate\tupdate
Young carers are found by schools before they fall behind and\tYoung Carers' Project\tAsk about caring on every school's joining form\tSept-20\tForm agreed

Brackenfell SCP Business Plan v4
Page 4 of 7

have a break when they need one.\tEducation and Health\tName a lead for young carers in each practice and school\tBy the end of the plan\t
\tBusiness Manager\tTell the story of young carers in the yearly report\tEach year\tCOMPLETED for 2019/20

Business as Usual

Training\t\t\t\t
Intended\tLed by\tKey\tTarget\tLatest
outcome\t\tactivity\tdate\tupdate
Staff learn together.\tAll services\tRelease staff for two days of joint training\t\t
\tTraining Officer (vacant)\tMove half of the courses online\tASAP\tStarted in lockdown

Brackenfell SCP Business Plan v4
Page 5 of 7
"""
COLD = ["Children are warm, fed and dry.", "Poverty is never mistaken for neglect, nor neglect for poverty."]
CARERS = "Young carers are found by schools before they fall behind and have a break when they need one."


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "brackenfell.txt"
    path.write_text(TEXT, encoding="utf-8")
    save_gold(_gold(), path)


def _gold() -> dict[str, Any]:
    cold = [
        row(
            "Train housing officers to see the home through a child's eyes",
            leads="Housing",
            due=("October 2020", month(2020, 10)),
        ),
        row(
            "Give health visitors vouchers for heating, with a note of who received them and whether the baby's room was warmer afterwards",
            leads="Public Health; Fuel Bank",
            parties=["Public Health", "Fuel Bank"],
            due=("by winter 2020", season("winter", 2020)),
            progress="Two bids made",
        ),
        row("Hold a drop-in at the library on benefit days"),
    ]
    carers = [
        row(
            "Ask about caring on every school's joining form",
            leads="Young Carers' Project",
            due=("Sept-20", month(2020, 9)),
            progress="Form agreed",
        ),
        row(
            "Name a lead for young carers in each practice and school",
            leads="Education and Health",
            parties=["Education", "Health"],
            due=("By the end of the plan", undated("relative") | {"latest": "2022-03-31"}),
            open=["due.earliest"],
        ),
        row(
            "Tell the story of young carers in the yearly report",
            leads="Business Manager",
            due=("Each year", undated("ongoing", "FREQ=YEARLY")),
            progress="COMPLETED for 2019/20",
        ),
    ]
    training = [
        row("Release staff for two days of joint training", leads="All services", everyone=True),
        row(
            "Move half of the courses online",
            leads="Training Officer (vacant)",
            due=("ASAP", undated("relative")),
            progress="Started in lockdown",
            open=["finding:no_lead", "due.precision"],
        ),
    ]
    return plan(
        "Strategic Business Plan: April 2020 – March 2022",
        "Brackenfell Safeguarding Children Partnership",
        ("April 2020 – March 2022", "2020-04-01", "2022-03-31"),
        [
            section("Children in Cold Homes", cold, ref="Strategic Priority 1", outcomes=COLD),
            section("Children who Care for Others", carers, ref="Strategic Priority 2", outcomes=[CARERS]),
            section("Training", training, kind="standing", outcomes=["Staff learn together."]),
        ],
        vision="No child in Brackenfell has to ask twice.",
        values=["Humility", "Persistence"],
    )
