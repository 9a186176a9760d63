"""A plan kept in a wiki: front matter, bullets with nested `Lead:` / `By when:` / `How we will know:` lines, outcomes in a
list under their own bold line, a lead for each priority, core business in two parts."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import day, financial_year, month, quarter, season, undated

TEXT = """\
---
title: Business Plan
owner: partnership.office@example.org
review: yearly
---

# Coldwater Vale Safeguarding Children Partnership – Business Plan April 2024 to March 2027

*v1.2 – agreed by the Lead Safeguarding Partners on 21 March 2024*

[Vision](#vision) · [Priority 1](#p1) · [Priority 2](#p2) · [Core business](#core)

## Our vision

A vale where no child carries a worry alone.

## Our values

* Warm: families meet kindness first.
* Straight: we say what we see.
* Steady: we are still there next month.

## Priority 1: Babies at risk of harm

**Priority lead:** Designated Nurse

**What we want to see**

* Every new parent hears the same advice about sleep and crying.
* A bruise on a baby who cannot crawl is never explained away.

**What we will do**

* Agree one safer-sleep message for every service that meets new parents.
    * Lead: Public Health and 0-19 Service
    * By when: September 2024
    * How we will know: 9 in 10 parents can repeat it at the six-week visit
* Put the bruising protocol on one side of paper.
    * Lead: Named Doctor
    * By when: 31 May 2024
    * How we will know:
    * Progress: Draft is with the printers.
* Review every pre-birth plan that was made later than 30 weeks.
    * Lead: Quality and Audit Group
    * By when: Twice a year
    * How we will know: Late plans halve
* Offer fathers a conversation of their own before the birth.
    * Lead: Midwifery / Family Hubs
    * By when: Autumn 2025
    * How we will know: Number of fathers seen

## Priority 2: Teenagers out of sight

**Priority lead:** Detective Superintendent

**What we want to see**

* Teenagers who go missing are looked for, and listened to when they come home.

**What we will do**

* Hold a return conversation within three days of every missing episode.
    * Lead: Missing Coordinator
    * By when: Immediate
    * How we will know: 95% within three days
* Ask taxi firms, hotels and takeaways to name one contact each.
    * Lead: Licensing Team; Police
    * By when: End of Q3 2024/25
    * How we will know: A list of contacts exists
* Tell the Executive what young people say in those conversations.
    * Lead:
    * By when: Every quarter
    * How we will know:
* Commission detached youth work on the three estates.
    * Lead: The Partnership
    * By when: Subject to funding from the Violence Reduction Unit
    * How we will know: Workers are out four evenings a week

## Core business

### Learning from reviews

* Publish a seven-minute briefing after every review.
    * Lead: Learning from Practice Group
    * By when: Ongoing
    * How we will know: Briefing out within a month of sign-off
* Keep one tracker of every recommendation.
    * Lead: Business Unit
    * By when: Throughout
    * How we will know: No recommendation without an owner

### Scrutiny

* Sit in on two case conferences in each district.
    * Lead: Independent Scrutineer & Conference Service
    * By when: 2025/26
    * How we will know: Report to the Executive
"""


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "coldwater-vale.md"
    path.write_text(TEXT, encoding="utf-8")
    save_gold(_gold(), path)


def _babies() -> list[dict[str, Any]]:
    return [
        row(
            "Agree one safer-sleep message for every service that meets new parents.",
            leads="Public Health and 0-19 Service",
            parties=["Public Health", "0-19 Service"],
            due=("September 2024", month(2024, 9)),
            measure="9 in 10 parents can repeat it at the six-week visit",
        ),
        row(
            "Put the bruising protocol on one side of paper.",
            leads="Named Doctor",
            due=("31 May 2024", day(date(2024, 5, 31))),
            progress="Draft is with the printers.",
        ),
        row(
            "Review every pre-birth plan that was made later than 30 weeks.",
            leads="Quality and Audit Group",
            due=("Twice a year", undated("ongoing", "FREQ=MONTHLY;INTERVAL=6")),
            measure="Late plans halve",
        ),
        row(
            "Offer fathers a conversation of their own before the birth.",
            leads="Midwifery / Family Hubs",
            parties=["Midwifery", "Family Hubs"],
            due=("Autumn 2025", season("autumn", 2025)),
            measure="Number of fathers seen",
        ),
    ]


def _teenagers() -> list[dict[str, Any]]:
    return [
        row(
            "Hold a return conversation within three days of every missing episode.",
            leads="Missing Coordinator",
            due=("Immediate", undated("relative")),
            measure="95% within three days",
        ),
        row(
            "Ask taxi firms, hotels and takeaways to name one contact each.",
            leads="Licensing Team; Police",
            parties=["Licensing Team", "Police"],
            due=("End of Q3 2024/25", quarter(2024, 3)),
            measure="A list of contacts exists",
        ),
        row(
            "Tell the Executive what young people say in those conversations.",
            due=("Every quarter", undated("ongoing", "FREQ=MONTHLY;INTERVAL=3")),
        ),
        row(
            "Commission detached youth work on the three estates.",
            leads="The Partnership",
            due=(
                "Subject to funding from the Violence Reduction Unit",
                undated("conditional", condition="Subject to funding from the Violence Reduction Unit"),
            ),
            measure="Workers are out four evenings a week",
            open=["finding:no_due"],
        ),
    ]


def _gold() -> dict[str, Any]:
    reviews = [
        row(
            "Publish a seven-minute briefing after every review.",
            leads="Learning from Practice Group",
            due=("Ongoing", undated("ongoing")),
            measure="Briefing out within a month of sign-off",
        ),
        row(
            "Keep one tracker of every recommendation.",
            leads="Business Unit",
            due=("Throughout", undated("ongoing")),
            measure="No recommendation without an owner",
        ),
    ]
    scrutiny = [
        row(
            "Sit in on two case conferences in each district.",
            leads="Independent Scrutineer & Conference Service",
            parties=["Independent Scrutineer", "Conference Service"],
            due=("2025/26", financial_year(2025)),
            measure="Report to the Executive",
        ),
    ]
    return plan(
        "Coldwater Vale Safeguarding Children Partnership – Business Plan April 2024 to March 2027",
        "Coldwater Vale Safeguarding Children Partnership",
        ("April 2024 to March 2027", "2024-04-01", "2027-03-31"),
        [
            section(
                "Babies at risk of harm",
                _babies(),
                ref="Priority 1",
                lead="Designated Nurse",
                outcomes=[
                    "Every new parent hears the same advice about sleep and crying.",
                    "A bruise on a baby who cannot crawl is never explained away.",
                ],
            ),
            section(
                "Teenagers out of sight",
                _teenagers(),
                ref="Priority 2",
                lead="Detective Superintendent",
                outcomes=["Teenagers who go missing are looked for, and listened to when they come home."],
            ),
            section("Learning from reviews", reviews, kind="standing"),
            section("Scrutiny", scrutiny, kind="standing"),
        ],
        vision="A vale where no child carries a worry alone.",
        values=[
            "Warm: families meet kindness first.",
            "Straight: we say what we see.",
            "Steady: we are still there next month.",
        ],
    )
