"""An adults board whose plan is a form for each objective: two columns, the label and what was filled in, with content
controls for names and dates (one still showing its prompt), check boxes for the status, bulleted actions in a cell, a
sponsor under each heading, principles, a page of contacts."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import day, month, season, undated
from tests.importing.word_pieces import checkbox, control, new_document, page_footer, shade, table, write

NAME = "Ravensholt Safeguarding Adults Board"
PROMPT = "Click or tap to enter a date."
BOXES = ["Not started", "Under way", "Done"]
PRINCIPLES = [
    "Empowerment: people decide for themselves wherever they can.",
    "Prevention: we act before there is harm.",
    "Proportionality: no more than is needed.",
]
AIMS = [
    ("Strategic Aim A – Adults at risk are heard", "Chief Nurse"),
    ("Strategic Aim B – Harm is seen behind closed doors", "Assistant Director, Commissioning"),
    ("Business as usual", ""),
]
# (aim, reference, objective, actions, lead, due, measure, evidence, ticked box, latest news)
CARDS = [
    (0, "A1", "People say what they want to happen before anyone decides for them", ["Rewrite the first page of the concern form", "Ask ten people who went through an enquiry what they would have wanted", "Tell every provider what has changed"], "Head of Adult Safeguarding", "December 2025", "Wishes written down in 95% of enquiries", "Quarterly file reading", "Under way", "New form is being tried in two teams"),
    (0, "A2", "Nobody goes through an enquiry without someone at their side", ["Double the hours of the advocacy contract", "Let wards ring the advocates directly"], "Commissioning Manager / Advocacy Network", PROMPT, "", "", "Not started", ""),
    (1, "B1", "Self-neglect is met with patience and a plan", ["Hold a panel for the twenty people whom we worry about most", "Give each of them one named worker"], "Hoarding Panel (to be set up)", "31/03/2026", "Fewer repeat fire visits", "Fire Service data", "Under way", "Panel has met twice"),
    (1, "B2", "Cuckooing is recognised as abuse", ["Brief every housing officer", "Add cuckooing to the risk form"], "Police and Housing Options", "Summer 2026", "", "", "", ""),
    (2, "C1", "The Board learns from deaths that could have been prevented", ["Decide on referrals for a review within six weeks", "Publish each review with a short film"], "SAR Group", "Six-monthly", "All decisions made in time", "Log of decisions", "Done", ""),
]  # fmt: skip


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "ravensholt.docx"
    document = new_document(size=11)
    page_footer(document, "RSAB")
    document.add_heading(NAME, 0)
    document.add_heading("Strategic Plan April 2025 to March 2028", 1)
    document.add_paragraph(
        "Owner of this document: board office, Ravensholt Town Hall. Contact: board@example.org"
    )
    document.add_heading("Our principles", 2)
    for text in PRINCIPLES:
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Each form on the following pages is one objective of the Board.")
    for position, (heading, sponsor) in enumerate(AIMS):
        document.add_heading(heading, 1)
        if sponsor:
            document.add_paragraph(f"Board sponsor: {sponsor}")
        for card in CARDS:
            if card[0] == position:
                _card(document, card)
                document.add_paragraph()
    document.save(str(path))
    save_gold(_gold(), path)


def _card(document: Any, card: tuple[Any, ...]) -> None:
    _, ref, objective, actions, lead, due, measure, evidence, ticked, news = card
    labels = ["Reference", "Objective", "What the Board will do", "Lead", "To be done by"]
    labels += ["How we will know", "Evidence", "Status", "Latest news"]
    made = table(document, [[label, ""] for label in labels], widths=[4.2, 13])
    cells = [line.cells[1] for line in made.rows]
    for line in made.rows:
        shade(line.cells[0], "E2EFDA")
    write(cells[0], ref)
    write(cells[1], objective, bold=True)
    write(cells[2], "\n".join(f"• {text}" for text in actions))
    control(cells[3], lead, "dropDownList")
    control(cells[4], due, "date", prompt=due == PROMPT)
    write(cells[5], measure)
    write(cells[6], evidence)
    for label in BOXES:
        checkbox(cells[7].paragraphs[0], label, ticked=label == ticked)
    write(cells[8], news)


def _gold() -> dict[str, Any]:
    meanings = {
        "December 2025": month(2025, 12),
        "31/03/2026": day(date(2026, 3, 31)),
        "Summer 2026": season("summer", 2026),
        "Six-monthly": undated("ongoing", "FREQ=MONTHLY;INTERVAL=6"),
    }
    parties = {
        "Commissioning Manager / Advocacy Network": ["Commissioning Manager", "Advocacy Network"],
        "Police and Housing Options": ["Police", "Housing Options"],
    }
    sections: list[Any] = []
    for position, (heading, sponsor) in enumerate(AIMS):
        rows = [
            row(
                objective,
                ref=ref,
                leads=lead,
                parties=parties.get(lead),
                due=(due, meanings[due]) if due != PROMPT else None,
                measure=measure,
                evidence=evidence,
                status=ticked,
                progress=news,
                actions=[row(text) for text in actions],
                open=["finding:compound"],
            )
            for aim, ref, objective, actions, lead, due, measure, evidence, ticked, news in CARDS
            if aim == position
        ]
        ref, _, title = heading.partition(" – ")
        if title:
            sections.append(section(title, rows, ref=ref, lead=sponsor))
        else:
            sections.append(section(heading, rows, kind="standing"))
    return plan(
        "Strategic Plan April 2025 to March 2028",
        NAME,
        ("April 2025 to March 2028", "2025-04-01", "2028-03-31"),
        sections,
        principles=PRINCIPLES,
    )
