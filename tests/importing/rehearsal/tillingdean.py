"""A Word plan that went to a committee as a PDF: a cover sheet of the report, landscape tables with their title row
inside (repeated on the next page in the first table only), outcomes merged down over long rows that break over pages,
header words that wrap, leads and times left blank, core business."""

import tempfile
from pathlib import Path
from typing import Any

from docx.enum.text import WD_BREAK
from docx.shared import Pt

from tests.importing.building import plan, row, save_gold, section
from tests.importing.renderer.dates import financial_year, month, season, undated
from tests.importing.word_pieces import export, new_document, page_footer, table

NAME = "Tillingdean Safeguarding Children Partnership"
HEAD = [
    "Outcome",
    "Strategic Objectives",
    "Accountability",
    "Timescale/ Target",
    "Output/Outcome measurement",
]
HARM, UNWELL, VOICE = (
    "Priority 1 – Children who harm other children",
    "Priority 2 – Parents who are unwell",
    "Voice of Practitioners",
)
HARM_OUTCOMES = [
    "Children who have harmed another child are treated as children first, and both children get help that lasts.",
    "Schools, families and services respond in the same way whichever door the worry comes through.",
]
UNWELL_OUTCOME = (
    "Adult services see the child behind the patient, and children's services see the illness behind the behaviour, "
    "so that families are not passed from one waiting list to the next while things get worse at home."
)
VOICE_OUTCOME = "People at the front line shape what is decided."
RESEARCH = (
    "Commission a short piece of research into the sixty most recent referrals in which one child was said to have "
    "harmed another, so that the partnership knows how old the children were, who referred them, how long they waited "
    "and what help, if any, each of them was offered."
)
POLICY = (
    "Write a model policy with and for schools. Offer each designated safeguarding lead a half-day workshop on how to "
    "use it with governors, parents and the children concerned."
)
NAMES = (
    "Ask every ward and community team to record the names, ages and schools of the children of each patient on "
    "admission, and to tell the school nurse when a parent goes home."
)
ROWS: dict[str, list[tuple[str, str, str, str]]] = {
    HARM: [
        (RESEARCH, "Quality Assurance Sub-Group", "December 2021", "Report with findings taken to the Executive"),
        ("Adopt a single assessment model for harmful sexual behaviour across social care, youth justice and child and adolescent mental health services.", "Youth Justice Manager / Head of CAMHS", "by end of June 2022", "Model used in all new assessments"),
        (POLICY, "Education Safeguarding Adviser", "2021/22", "40 schools adopt the policy"),
        ("Build the views of young people who have been through the system into the training programme.", "", "Ongoing", ""),
    ],
    UNWELL: [
        ("Bring adult mental health teams and children's social workers together for a day on joint visits.", "Learning and Development Officer and Named Nurse (Mental Health)", "Spring 2022", "60 people attend"),
        (NAMES, "Mental Health Trust", "Sept 2022 (subject to system upgrade)", "Recorded for 90% of patients who are parents"),
        ("Find out from twenty parents what made it easier or harder to ask for help before things went wrong.", "Partnership Members", "", ""),
    ],
    VOICE: [
        ("Walk a shift with a front-line team and tell the Executive what was seen.", "Partnership Chair", "Twice a year", ""),
        ("Publish a reply to each question that practitioners ask at the forum.", "Business Manager", "Within one month of each forum", "Replies on the website"),
    ],
}  # fmt: skip


def build(folder: Path) -> None:
    """Write the document and its gold."""
    path = folder / "tillingdean.pdf"
    document = new_document(landscape=True, size=13, font="Liberation Sans")
    document.sections[0].header.paragraphs[0].text = "OFFICIAL"
    page_footer(document, "TSCP Business Plan V9 final.docx")
    _cover(document)
    document.add_heading(NAME, 1)
    document.add_heading("Business Plan 2021 - 23", 1)
    document.add_paragraph(
        "The Executive agreed this plan in September 2021. It follows two years in which referrals about children "
        "who harm other children rose by a third. Progress is told in the yearly report."
    )
    document.add_heading("Themed Priorities", 2)
    _table(document, HARM, "\n".join(HARM_OUTCOMES), repeat=2)
    _table(document, UNWELL, UNWELL_OUTCOME)
    document.add_heading("Core Business", 2)
    _table(document, VOICE, VOICE_OUTCOME)
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "tillingdean.docx"
        document.save(str(source))
        export(source, path)
    save_gold(_gold(), path)


def _cover(document: Any) -> None:
    document.add_heading("Tillingdean Council", 1)
    document.add_paragraph("Children and Families Scrutiny Committee, 14 October 2021")
    document.add_paragraph("Agenda item 8, Appendix 2")
    table(
        document,
        [
            ["Report of", "Director of Children's Services"],
            ["Lead member", "Councillor P. Ansell"],
            ["Wards affected", "All"],
            [
                "Recommendation",
                "That the Committee notes the plan of the partnership and asks for an update in a year.",
            ],
        ],
        widths=[5, 18],
    )
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _table(document: Any, title: str, outcome: str, repeat: int = 0) -> None:
    rows = ROWS[title]
    body = [[outcome if r == 0 else "", *words] for r, words in enumerate(rows)]
    merges = [(0, 0, 0, 4), (2, 0, len(rows) + 1, 0)]
    widths = [6, 8.4, 4.4, 3.2, 4]
    made = table(document, [[title], HEAD, *body], widths=widths, merges=merges, bold=[0, 1], repeat=repeat)
    # A gap after each outcome, so that two in one cell are seen to be two.
    for paragraph in made.rows[2].cells[0].paragraphs:
        paragraph.paragraph_format.space_after = Pt(8)
    document.add_paragraph()


def _gold() -> dict[str, Any]:
    meanings = {
        "December 2021": month(2021, 12),
        "by end of June 2022": month(2022, 6),
        "2021/22": financial_year(2021),
        "Ongoing": undated("ongoing"),
        "Spring 2022": season("spring", 2022),
        "Sept 2022 (subject to system upgrade)": month(2022, 9, condition="subject to system upgrade"),
        "Twice a year": undated("ongoing", "FREQ=MONTHLY;INTERVAL=6"),
        "Within one month of each forum": undated("relative"),
    }
    parties = {
        "Youth Justice Manager / Head of CAMHS": ["Youth Justice Manager", "Head of CAMHS"],
        "Learning and Development Officer and Named Nurse (Mental Health)": [
            "Learning and Development Officer",
            "Named Nurse (Mental Health)",
        ],
    }
    opened = {
        "Mental Health Trust": ["due.precision", "finding:compound"],
        "Partnership Chair": ["finding:compound"],
        "Business Manager": ["due.precision"],
    }

    def items(title: str) -> list[Any]:
        return [
            row(
                text,
                leads=who,
                parties=parties.get(who),
                due=(when, meanings[when]) if when else None,
                measure=measure,
                everyone=who == "Partnership Members",
                compound=text == POLICY,
                open=opened.get(who, []),
            )
            for text, who, when, measure in ROWS[title]
        ]

    sections = []
    for title, outcomes in ((HARM, HARM_OUTCOMES), (UNWELL, [UNWELL_OUTCOME])):
        ref, words = title.split(" – ")
        sections.append(section(words, items(title), ref=ref, outcomes=outcomes))
    sections.append(section(VOICE, items(VOICE), kind="standing", outcomes=[VOICE_OUTCOME]))
    return plan("Business Plan 2021 - 23", NAME, ("2021 - 23", "2021-04-01", "2023-03-31"), sections)
