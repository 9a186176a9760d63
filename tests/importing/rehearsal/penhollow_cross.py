"""A letter to children, saved as OpenDocument: no table and no label for the time, which stands inside the sentence or
nowhere; each promise is a priority with what a child should notice below it as bullets, and numbered sentences with a
nested bullet for who has been asked; the standing duties are a last list; date, greeting, signatures and a tear-off slip."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from tests.importing.building import plan, save_gold
from tests.importing.outlines import Group, Line, Meanings, Part
from tests.importing.renderer.dates import calendar_year, day, month, season, undated
from tests.importing.word_pieces import export, new_document, page_footer

NAME = "Penhollow Cross Safeguarding Children Partnership"
TITLE = "Our plan for keeping you safe, April 2026 to March 2028"
VISION = "We want Penhollow Cross to be a place where you are safe and know it."
PARTS = [
    Part(
        "You will be safe on your way home",
        ref="Promise 1",
        groups=[
            Group(
                ["Adults you can recognise are about when school finishes.", "The bus stops are lit, clean and watched."],
                [
                    Line("By October 2026 we will put two wardens on each of the five busiest routes.", ref="1.", leads="Community Safety Team", due="By October 2026"),
                    Line("We will mend every broken light within three miles of a school by 30 November 2026.", ref="2.", leads="Highways / Parish Councils", due="by 30 November 2026"),
                    Line("We will teach bus drivers how to spot that somebody is being followed.", ref="3.", leads="Passenger Transport Manager"),
                    Line("In spring 2027 we will walk all five routes with you again.", ref="4.", leads="", due="In spring 2027"),
                ],
            )
        ],
    ),
    Part(
        "You will not be left out of what is decided",
        ref="Promise 2",
        groups=[
            Group(
                ["You have seen the report about you before the meeting.", "Somebody tells you afterwards what was decided and why."],
                [
                    Line("From September 2026 every report for a conference will begin with your own words.", ref="1.", leads="Conference Service", due="From September 2026", open=["due_text", "due.earliest", "due.latest", "due.precision"]),
                    Line("We will pay young people to inspect four services during 2027.", ref="2.", leads="Youth Inspectors, Participation Manager", due="during 2027"),
                    Line("We will answer each complaint from a child by telephone.", ref="3.", leads="Complaints Officer"),
                ],
            )
        ],
    ),
    Part(
        "You will get help with how you feel before it is an emergency",
        ref="Promise 3",
        groups=[
            Group(
                ["You wait no longer than four weeks."],
                [
                    Line("We will open a drop-in on the harbour in June 2026.", ref="1.", leads="Mental Health Trust and Youth Service", due="in June 2026"),
                    Line("We will put a counsellor into each secondary school as soon as the money has been agreed.", ref="2.", leads="Schools Forum", due="as soon as the money has been agreed", open=["due", "due_text", "due.precision", "finding:no_due"]),
                    Line("By January 2027 we will show all football, dance and riding coaches how to listen.", ref="3.", leads="All sports clubs", due="By January 2027"),
                ],
            )
        ],
    ),
]  # fmt: skip
STANDING = Part(
    "Our standing duties",
    kind="standing",
    groups=[
        Group(
            [],
            [
                Line("Publish a report on what we did.", ref="", leads="Partnership Manager"),
                Line("Learn from each child who was seriously hurt.", ref="", leads="Review Panel"),
                Line("Train the people who work with you.", ref="", leads="Training Lead & Faculty of Practitioners"),
            ],
        )
    ],
)  # fmt: skip
MEANINGS = Meanings(
    times={
        "By October 2026": month(2026, 10),
        "by 30 November 2026": day(date(2026, 11, 30)),
        "In spring 2027": season("spring", 2027),
        "From September 2026": month(2026, 9),
        "during 2027": calendar_year(2027),
        "in June 2026": month(2026, 6),
        "as soon as the money has been agreed": undated(
            "conditional", condition="as soon as the money has been agreed"
        ),
        "By January 2027": month(2027, 1),
    },
    parties={
        "Highways / Parish Councils": ["Highways", "Parish Councils"],
        "Youth Inspectors, Participation Manager": ["Youth Inspectors", "Participation Manager"],
        "Mental Health Trust and Youth Service": ["Mental Health Trust", "Youth Service"],
        "Training Lead & Faculty of Practitioners": ["Training Lead", "Faculty of Practitioners"],
    },
    everybody=["All sports clubs"],
)
OPENING = [
    "2 April 2026",
    "Dear children and young people of Penhollow Cross",
    "You told us in the winter that plans are written by adults for adults. So this year our plan is a letter, and it is written to you. It says what we promise, what you should notice if we keep the promise, and whom we have asked to see to it. Each promise is one of our priorities for two years.",
]


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "penhollow-cross.odt"
    document = new_document(size=12, font="Liberation Serif")
    page_footer(document, "A letter from the Partnership –")
    document.add_paragraph().add_run(NAME).bold = True
    document.add_paragraph("The Old Customs House, Penhollow Cross")
    document.add_heading(TITLE, 1)
    for words in OPENING:
        document.add_paragraph(words)
    document.add_heading("Our vision", 2)
    document.add_paragraph(VISION)
    for part in PARTS:
        document.add_heading(f"{part.ref}: {part.title}", 2)
        document.add_paragraph("What you should notice:")
        for outcome in part.groups[0].outcomes:
            document.add_paragraph(outcome, style="List Bullet")
        document.add_paragraph("What we are going to do:")
        for line in part.lines:
            document.add_paragraph(f"{line.ref} {line.text}")
            _asked(document, line)
    document.add_heading(STANDING.title, 2)
    document.add_paragraph("The law asks these of us every year, with or without a plan.")
    for line in STANDING.lines:
        document.add_paragraph(line.text, style="List Bullet")
        _asked(document, line)
    document.add_paragraph("Yours sincerely")
    document.add_paragraph("Hettie Marsh-Okafor, for the three safeguarding partners")
    document.add_paragraph("✂ - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -")
    document.add_paragraph(
        "I have read the letter and I want to say: ........................................"
    )
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "penhollow-cross.docx"
        document.save(str(source))
        export(source, path)
    save_gold(_gold(), path)


def _asked(document: Any, line: Line) -> None:
    if line.leads:
        paragraph = document.add_paragraph(style="List Bullet 2")
        paragraph.add_run("Lead: ").italic = True
        paragraph.add_run(line.leads)


def _gold() -> dict[str, Any]:
    return plan(
        TITLE,
        NAME,
        ("April 2026 to March 2028", "2026-04-01", "2028-03-31"),
        [MEANINGS.section(part) for part in [*PARTS, STANDING]],
        vision=VISION,
    )
