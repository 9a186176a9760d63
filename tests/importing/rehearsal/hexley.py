"""Markdown lists with boxes to tick, under a heading for each year; `Lead –`, `When –` and `Done when –` below each box;
outcomes in a numbered list; a date of its own under a year; business as usual at the end."""

from pathlib import Path
from typing import Any

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import financial_year, month, undated

YEAR_1, YEAR_2 = "Year 1 (2025/26)", "Year 2 (2026/27)"
TEXT = f"""\
# Hexley Safeguarding Children Partnership

# Our plan on two pages: 2025 to 2027

**Vision:** Every child in Hexley is known to somebody who would notice if they were gone.

**Principles:**

- Early – we do not wait for proof.
- Plain – we write so that a parent can read it.
- Together – one conversation, not five.

---

## Priority A – Harm online

Led by: Police

Outcomes:

1. Children tell an adult within days, not years.
2. Parents know what their child's phone can do.

#### {YEAR_1}

- [x] Ask 300 pupils which apps they use after midnight
  - Lead – Schools Safeguarding Adviser
  - Done when – Results are back in every school
- [ ] Put on a digital parenting evening in each ward
  - Lead – Family Hubs, Police Cyber Team
  - Done when – Eight evenings held

#### {YEAR_2}

- [ ] Train two detectives in the online grooming of under-tens
  - Lead – Police
  - Done when –
- [ ] Agree with phone shops what they tell parents at the counter
  - Lead – Trading Standards + Police
  - When – June 2026
  - Done when – Leaflet at every counter

## Priority B – Children who care for others

Led by: Adult Social Care

Outcomes:

1. Young carers are counted, thanked and helped.

#### {YEAR_1}

- [ ] Ask about children on every adult assessment form
  - Lead – Adult Social Care / Mental Health Trust
  - Done when – Question is on all four forms
- [x] Name a young carers' champion in each GP practice
  - Lead – Named GP
  - Done when – 19 champions named

#### {YEAR_2}

- [ ] Count young carers once and in the same way
  - Lead – All agencies
  - Done when –

## Business as usual

- [ ] Hold a rapid review whenever a child is seriously harmed
  - Lead – Case Review Group
  - When – Within 15 working days
  - Done when –
- [ ] Read one child's file together
  - Lead – Chairs of sub-groups
  - When – Every month
  - Done when – Twelve files read
- [ ] Bring the web pages up to date
  - Lead – ED
  - When – Annually
  - Done when –

---

*Initials: ED is Ellen Drury, Partnership Officer. Page 2 of 2. Next review March 2026.*
"""


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "hexley.md"
    path.write_text(TEXT, encoding="utf-8")
    save_gold(_gold(), path)


def _under(year: str, text: str, **more: Any) -> dict[str, Any]:
    """A row that takes its date from the year over it."""
    meaning = financial_year(2025 if year == YEAR_1 else 2026)
    return row(text, due=(year, meaning), open=["due_text", "status"], **more)


def _online() -> list[dict[str, Any]]:
    return [
        _under(
            YEAR_1,
            "Ask 300 pupils which apps they use after midnight",
            leads="Schools Safeguarding Adviser",
            measure="Results are back in every school",
        ),
        _under(
            YEAR_1,
            "Put on a digital parenting evening in each ward",
            leads="Family Hubs, Police Cyber Team",
            parties=["Family Hubs", "Police Cyber Team"],
            measure="Eight evenings held",
        ),
        _under(YEAR_2, "Train two detectives in the online grooming of under-tens", leads="Police"),
        row(
            "Agree with phone shops what they tell parents at the counter",
            leads="Trading Standards + Police",
            parties=["Trading Standards", "Police"],
            due=("June 2026", month(2026, 6)),
            measure="Leaflet at every counter",
            open=["status"],
        ),
    ]


def _carers() -> list[dict[str, Any]]:
    return [
        _under(
            YEAR_1,
            "Ask about children on every adult assessment form",
            leads="Adult Social Care / Mental Health Trust",
            parties=["Adult Social Care", "Mental Health Trust"],
            measure="Question is on all four forms",
        ),
        _under(
            YEAR_1,
            "Name a young carers' champion in each GP practice",
            leads="Named GP",
            measure="19 champions named",
        ),
        _under(YEAR_2, "Count young carers once and in the same way", leads="All agencies", everyone=True),
    ]


def _gold() -> dict[str, Any]:
    usual = [
        row(
            "Hold a rapid review whenever a child is seriously harmed",
            leads="Case Review Group",
            due=("Within 15 working days", undated("relative")),
            open=["status"],
        ),
        row(
            "Read one child's file together",
            leads="Chairs of sub-groups",
            due=("Every month", undated("ongoing", "FREQ=MONTHLY")),
            measure="Twelve files read",
            open=["status"],
        ),
        row(
            "Bring the web pages up to date",
            leads="ED",
            due=("Annually", undated("ongoing", "FREQ=YEARLY")),
            open=["status"],
        ),
    ]
    return plan(
        "Our plan on two pages: 2025 to 2027",
        "Hexley Safeguarding Children Partnership",
        ("2025 to 2027", "2025-04-01", "2027-03-31"),
        [
            section(
                "Harm online",
                _online(),
                ref="Priority A",
                lead="Police",
                outcomes=[
                    "Children tell an adult within days, not years.",
                    "Parents know what their child's phone can do.",
                ],
            ),
            section(
                "Children who care for others",
                _carers(),
                ref="Priority B",
                lead="Adult Social Care",
                outcomes=["Young carers are counted, thanked and helped."],
            ),
            section("Business as usual", usual, kind="standing"),
        ],
        vision="Every child in Hexley is known to somebody who would notice if they were gone.",
        principles=[
            "Early – we do not wait for proof.",
            "Plain – we write so that a parent can read it.",
            "Together – one conversation, not five.",
        ],
    )
