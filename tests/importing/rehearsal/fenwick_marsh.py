"""An improvement plan in Markdown: every action is a numbered heading with bold labels under it, a date struck through and
replaced, a rating scale in a list, a source paragraph, evidence, leads in several kinds."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import day, month, quarter, season, undated

TEXT = """\
<!-- exported on 3 Feb 2026, page 3127 -->
# Fenwick Marsh Safeguarding Partnership

# Improvement plan following the joint inspection, 2025-26

Inspectors came in January 2025. This plan says what we do about each thing they found. It is looked at by the
improvement board each month.

## How we rate progress

- **Blue** – done and checked
- **Green** – will be done on time
- **Amber** – may be late
- **Red** – late or stuck

## 1. Leaders know what is happening

### 1.1 Produce one dataset that all three partners recognise

**Owner:** Head of Performance (Council)
**Deadline:** 30/09/2025
**Rating:** Green
**Evidence:** Dataset at the October board
**Source:** Inspection letter, paragraph 12
**Latest position:** First two quarters collected.

### 1.2 Hold a leaders' meeting on child protection every six weeks

**Owner:** Lead Safeguarding Partners
**Deadline:** Every six weeks
**Rating:** Blue
**Evidence:** Minutes
**Source:** Inspection letter, paragraph 13
**Latest position:** Five held.

### 1.3 Visit the front door unannounced and write down what was seen

**Owner:** Independent Scrutineer
**Deadline:** By summer 2025
**Rating:** Blue
**Evidence:** Letter to the chairs
**Source:** Inspection letter, paragraph 15
**Latest position:**

## 2. Referrals get an answer

### 2.1 Answer every referral within one working day

**Owner:** Service Manager MASH; Detective Inspector MASH
**Deadline:** Immediate
**Rating:** Amber
**Evidence:**
**Source:** Inspection letter, paragraph 21
**Latest position:** 83% in November.

### 2.2 Stop using e-mail for strategy discussions

**Owner:** Detective Inspector MASH
**Deadline:** ASAP
**Rating:** Red
**Evidence:** Dip sample of ten
**Source:** Inspection letter, paragraph 22
**Latest position:** Two of ten were still by e-mail.

### 2.3 Train duty workers to record the child's words

**Owner:** Principal Social Worker
**Deadline:** ~~30/06/2025~~ 30/11/2025
**Rating:** Amber
**Evidence:** Attendance list
**Source:**
**Latest position:** Trainer was ill in June.

### 2.4 Audit twenty contacts that led to no further action. Send each agency its own results.

**Owner:** Audit Group + lead for each agency
**Deadline:** Q3 2025/26
**Rating:** Green
**Evidence:**
**Source:** Inspection letter, paragraph 24
**Latest position:**

## 3. Children feel the difference

### 3.1 Ask ten families what the first visit was like

**Owner:** Participation Worker/Lay Member
**Deadline:** March '26
**Rating:**
**Evidence:** Report in the families' own words
**Source:** Young inspectors
**Latest position:**

### 3.2 Give every child on a plan a card with the name of their worker

**Owner:** All three statutory partners
**Deadline:** N/A
**Rating:** Amber
**Evidence:**
**Source:** Young inspectors
**Latest position:** Cards are printed.

### 3.3 Show the young people's film at each induction

**Owner:**
**Deadline:** Start of each month
**Rating:** Green
**Evidence:** Induction programme
**Source:** Young inspectors
**Latest position:** Shown to 41 new staff.
"""


def build(folder: Path) -> None:
    """Write the document and its gold. Labels under a heading end in two spaces, so that each is a line of its own."""
    path = folder / "fenwick-marsh.md"
    lines = [f"{line}  " if line.startswith("**") else line for line in TEXT.splitlines()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    save_gold(_gold(), path)


def _inspection(paragraph: int) -> str:
    return f"Inspection letter, paragraph {paragraph}"


def _leaders() -> list[dict[str, Any]]:
    return [
        row(
            "Produce one dataset that all three partners recognise",
            ref="1.1",
            leads="Head of Performance (Council)",
            due=("30/09/2025", day(date(2025, 9, 30))),
            status="Green",
            evidence="Dataset at the October board",
            source=_inspection(12),
            progress="First two quarters collected.",
        ),
        row(
            "Hold a leaders' meeting on child protection every six weeks",
            ref="1.2",
            leads="Lead Safeguarding Partners",
            due=("Every six weeks", undated("ongoing", "FREQ=WEEKLY;INTERVAL=6")),
            status="Blue",
            evidence="Minutes",
            source=_inspection(13),
            progress="Five held.",
        ),
        row(
            "Visit the front door unannounced and write down what was seen",
            ref="1.3",
            leads="Independent Scrutineer",
            due=("By summer 2025", season("summer", 2025)),
            status="Blue",
            evidence="Letter to the chairs",
            source=_inspection(15),
            open=["finding:compound"],
        ),
    ]


def _referrals() -> list[dict[str, Any]]:
    return [
        row(
            "Answer every referral within one working day",
            ref="2.1",
            leads="Service Manager MASH; Detective Inspector MASH",
            parties=["Service Manager MASH", "Detective Inspector MASH"],
            due=("Immediate", undated("relative")),
            status="Amber",
            source=_inspection(21),
            progress="83% in November.",
        ),
        row(
            "Stop using e-mail for strategy discussions",
            ref="2.2",
            leads="Detective Inspector MASH",
            due=("ASAP", undated("relative")),
            status="Red",
            evidence="Dip sample of ten",
            source=_inspection(22),
            progress="Two of ten were still by e-mail.",
        ),
        row(
            "Train duty workers to record the child's words",
            ref="2.3",
            leads="Principal Social Worker",
            due=("30/11/2025", day(date(2025, 11, 30))),
            status="Amber",
            evidence="Attendance list",
            progress="Trainer was ill in June.",
            open=["due_text"],
        ),
        row(
            "Audit twenty contacts that led to no further action. Send each agency its own results.",
            ref="2.4",
            leads="Audit Group + lead for each agency",
            parties=["Audit Group", "lead for each agency"],
            due=("Q3 2025/26", quarter(2025, 3)),
            status="Green",
            source=_inspection(24),
            compound=True,
        ),
    ]


def _children() -> list[dict[str, Any]]:
    return [
        row(
            "Ask ten families what the first visit was like",
            ref="3.1",
            leads="Participation Worker/Lay Member",
            parties=["Participation Worker", "Lay Member"],
            due=("March '26", month(2026, 3)),
            evidence="Report in the families' own words",
            source="Young inspectors",
        ),
        row(
            "Give every child on a plan a card with the name of their worker",
            ref="3.2",
            leads="All three statutory partners",
            everyone=True,
            due=("N/A", undated("unknown")),
            status="Amber",
            source="Young inspectors",
            progress="Cards are printed.",
            open=["finding:no_due"],
        ),
        row(
            "Show the young people's film at each induction",
            ref="3.3",
            due=("Start of each month", undated("ongoing", "FREQ=MONTHLY")),
            status="Green",
            evidence="Induction programme",
            source="Young inspectors",
            progress="Shown to 41 new staff.",
        ),
    ]


def _gold() -> dict[str, Any]:
    return plan(
        "Improvement plan following the joint inspection, 2025-26",
        "Fenwick Marsh Safeguarding Partnership",
        ("2025-26", "2025-04-01", "2026-03-31"),
        [
            section("Leaders know what is happening", _leaders(), ref="1."),
            section("Referrals get an answer", _referrals(), ref="2."),
            section("Children feel the difference", _children(), ref="3."),
        ],
        key={
            "Blue": "done and checked",
            "Green": "will be done on time",
            "Amber": "may be late",
            "Red": "late or stuck",
        },
    )
