"""Wordings that may be looked at while developing the reader. `unseen` holds the same names with other words."""

from collections.abc import Callable
from datetime import date
from random import Random

from tests.importing.renderer import dates
from tests.importing.renderer.dates import MONTHS, SHORT, Due

HEADERS = {
    "ref": ["Ref", "No.", "#"],
    "section": ["Priority", "Theme"],
    "outcome": ["Outcome", "Expected outcome", "Desired outcome", "Overall Outcome"],
    "objective": ["Objective", "Strategic Objective", "Objectives"],
    "action": [
        "Action",
        "Actions required",
        "Specific Actions",
        "What we are going to do",
        "Action(s) Required",
    ],
    "action beside outcome": [
        "Strategic Objectives",
        "Action",
        "Specific Actions",
        "What we are going to do",
    ],
    "lead": ["Accountability", "Lead", "Responsible", "Responsible Officer", "Lead person", "Who?"],
    "due": ["Timescale", "By when", "When", "Date", "Deadline"],
    "revised": ["Revised date"],
    "measure": ["Success measures", "How will we measure success?", "Output/Outcome measurement"],
    "evidence": ["Evidence", "Evidence of completion"],
    "status": ["RAG", "RAG rating", "Status", "R/A/G"],
    "self": ["Self score"],
    "moderated": ["Moderated score"],
    "progress": ["Progress", "Update on progress", "Progress/achievement"],
    "source": ["Source", "Source para"],
    "extra": ["Resources", "Risk", "Rationale"],
}
TITLES = ["Business Plan {period}", "Strategic Plan {period}", "Business Plan {period}"]
PARTNERSHIPS = [
    "{place} Safeguarding Children Partnership",
    "{place} and {other} Safeguarding Children Partnership",
]
PERIODS = ["{y} – {z2}", "{y}-{z}"]
SECTION_HEADINGS = ["Priority {n} – {title}", "P{n} - {title}", "{title}", "Priority {n}: {title}"]
PRIORITY_GROUPS = ["Themed Priorities", "Our Priorities"]
STANDING_GROUPS = ["Core Business"]
OUTCOMES_ABOVE = ["Outcomes:", "Outcomes"]
SECTION_LEADS = ["Priority lead: {lead}", "Lead: {lead}"]
HORIZONS = ["By {month}", "{fy}"]
VERSION_WORDS = [
    ["Version", "Date", "Author", "Changes"],
    ["V1", "12/03/{y}", "Business Unit", "First draft"],
]
GLOSSARY_TITLES = ["Glossary", "Abbreviations"]
KEY_TITLES = ["RAG key", "Key"]
FOOTERS = ["Page {page} of {pages}", "{name} Business Plan V4 Page {page} of {pages}"]
MARKINGS = ["OFFICIAL", "Draft for approval"]
SEPARATORS = ["", "--"]
QUARTERS = [["Q1", "Q2", "Q3", "Q4"]]
QUARTER_MARKS = ["●", "x"]
TICKS = ["✓", "Yes"]
TICK_COLUMNS = [["Achieved", "On target", "Not achieved"]]
STATUS_LETTERS = [{"R": "Off track", "A": "At risk", "G": "On track"}]
STATUS_WORDS = [["On track", "Delayed", "Complete"]]
STATUS_SCORES = [["1", "2", "3", "4"]]
STATUS_FILLS = [
    {"FF0000": ("red", "Off track"), "FFC000": ("amber", "At risk"), "00B050": ("green", "On track")},
]
NUMBERING = ["1.1", "1a", "1.", "P1.1"]

POSTS = [
    "Business Manager",
    "Independent Scrutineer",
    "Head of Safeguarding",
    "Learning and Development Officer",
    "Partnership Chair",
    "Designated Nurse",
    "Director of Children's Services",
    "Principal Social Worker",
]
GROUPS = [
    "Quality Assurance Sub-Group",
    "Training Sub-Group",
    "Neglect Task and Finish Group",
    "Exploitation Panel",
    "Executive Group",
    "Policy and Procedures Sub-Group",
]
AGENCIES = [
    "Police",
    "Children's Social Care",
    "Integrated Care Board",
    "Probation Service",
    "Youth Justice Service",
]
PEOPLE = [("JT", "Jo Tanner"), ("KP", "Kit Pell"), ("SB", "Sam Birch"), ("RH", "Rae Holm"), ("LO", "Lyn Orr")]
COLLECTIVES = ["All agencies", "All organisations", "All partners"]
LEAD_FORMS = [
    ("one", 10, "{a}"),
    ("blank", 2, ""),
    ("pair slash", 3, "{a} / {b}"),
    ("pair and", 2, "{a} and {b}"),
    ("list", 2, "{a}, {b} and {c}"),
    ("stacked", 2, "{a}\n{b}"),
    ("collective", 1, "{all}"),
    ("initials", 3, "{i}"),
    ("initials pair", 1, "{i}/{j}"),
]


def _month_year(random: Random, year: int) -> tuple[int, int]:
    number = random.randint(1, 12)
    return (year + 1 if number < 4 else year), number


def _month(random: Random, year: int) -> Due:
    y, m = _month_year(random, year)
    text = random.choice([f"{MONTHS[m]} {y}", f"{SHORT[m]} {y}"])
    return Due(text, dates.month(y, m), "month")


def _by_month(random: Random, year: int) -> Due:
    y, m = _month_year(random, year)
    return Due(random.choice([f"by {SHORT[m]} {y}", f"By {MONTHS[m]} {y}"]), dates.month(y, m), "by month")


def _end_of_month(random: Random, year: int) -> Due:
    y, m = _month_year(random, year)
    return Due(f"End of {MONTHS[m]} {y}", dates.month(y, m), "end of month")


def _day(random: Random, year: int) -> Due:
    y, m = _month_year(random, year)
    when = date(y, m, random.randint(1, 28))
    return Due(f"{when:%d/%m/%Y}", dates.day(when), "day", shown_date=(when, "dd/mm/yyyy"))


def _quarter(random: Random, year: int) -> Due:
    number = random.randint(1, 4)
    return Due(f"Q{number} {dates.financial(year)}", dates.quarter(year, number), "quarter")


def _financial_year(random: Random, year: int) -> Due:
    return Due(dates.financial(year), dates.financial_year(year), "financial year")


def _two_months(random: Random, year: int) -> Due:
    m = random.choice([4, 5, 6, 8, 9, 10])
    return Due(f"{MONTHS[m]}/{MONTHS[m + 1]} {year}", dates.months((year, m), (year, m + 1)), "two months")


def _season(random: Random, year: int) -> Due:
    name = random.choice(["spring", "summer", "autumn"])
    return Due(f"{name.title()} {year + 1}", dates.season(name, year + 1), "season")


def _fixed(text: str, precision: str, kind: str, recurrence: str = "") -> Callable[[Random, int], Due]:
    def word(random: Random, year: int) -> Due:
        return Due(text, dates.undated(precision, recurrence), kind)

    return word


DUES: list[tuple[int, Callable[[Random, int], Due]]] = [
    (6, _month),
    (3, _by_month),
    (2, _end_of_month),
    (2, _day),
    (2, _quarter),
    (2, _financial_year),
    (1, _two_months),
    (1, _season),
    (2, _fixed("Ongoing", "ongoing", "ongoing")),
    (1, _fixed("Annually", "ongoing", "recurring", "FREQ=YEARLY")),
    (1, _fixed("Quarterly", "ongoing", "recurring", "FREQ=MONTHLY;INTERVAL=3")),
    (1, _fixed("TBC", "unknown", "unknown")),
    (2, lambda random, year: Due("", None, "blank")),
]
SENTENCE_DUES = ["by {month}", "in {month}"]
