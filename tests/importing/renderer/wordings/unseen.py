"""Wordings that the reader's author does not look at: the same names as in `seen`, with other words."""

from collections.abc import Callable
from datetime import date
from random import Random

from tests.importing.renderer import dates
from tests.importing.renderer.dates import MONTHS, SHORT3, Due

HEADERS = {
    "ref": ["Ref no", "Number", "ID", "Action no."],
    "section": ["Strategic priority", "Area"],
    "outcome": ["Outcome statement", "Aim", "What we want to achieve", "Intended outcome for children"],
    "objective": ["Developmental objective", "Key objective", "Area of focus"],
    "action": [
        "What will it do?",
        "How?",
        "Milestone",
        "Recommendation",
        "Task",
        "What we will do",
        "Key activity",
    ],
    "action beside outcome": ["Recommendation", "Task", "What we will do", "Key activity", "How?"],
    "lead": [
        "Responsible lead/group",
        "Owner",
        "Responsibility assigned to",
        "Led by",
        "Lead agency",
        "By whom",
    ],
    "due": ["Timescale/Target", "When?", "WHEN BY?", "Target date", "Completion date", "Due date"],
    "revised": ["Re-forecast date", "New target date"],
    "measure": [
        "What will impact be and how measured",
        "Success criteria",
        "Monitoring and Evaluation",
        "Outcome target",
    ],
    "evidence": ["Supporting evidence", "Evidence required", "How evidenced"],
    "status": ["Current Status", "BRAG", "Assessment of progress", "RAG status"],
    "self": ["Self assessed score", "Own score"],
    "moderated": ["Moderated", "Score after moderation"],
    "progress": ["PROGRESS at MARCH {y}", "Current Commentary", "Latest update", "Outcome – (report for Q1)"],
    "source": ["Origin of action", "Source of recommendation", "Report para"],
    "extra": ["Budget", "Barriers", "Resources needed", "Cost"],
}
TITLES = ["Multi-Agency Action Plan {period}", "Strategic Business Plan: {period}", "Delivery Plan {period}"]
PARTNERSHIPS = ["{place} Safeguarding Partnership", "Safeguarding Children Partnership for {place}"]
PERIODS = ["April {y} – March {z}", "{y}/{y2} to {x}/{x2}", "{y} to {z}"]
SECTION_HEADINGS = [
    "PRIORITY {n} {title}",
    "Theme {n}: {title}",
    "{n}. {title}",
    "Strategic Priority {n} - {title}",
]
PRIORITY_GROUPS = ["Priorities for this plan", "What we will focus on"]
STANDING_GROUPS = ["Statutory Duties", "Business as Usual", "Standing Duties"]
OUTCOMES_ABOVE = ["What we want to see:", "Outcomes we are working towards"]
SECTION_LEADS = ["Strategic lead – {lead}", "Led by: {lead}"]
HORIZONS = ["Year 1 – {fy}", "To be completed by {month}"]
VERSION_WORDS = [
    ["Document control", "", "", ""],
    ["Issue 0.3", "04.02.{y}", "JT", "Comments from Executive"],
]
GLOSSARY_TITLES = ["Glossary of terms", "Abbreviations used in this plan"]
KEY_TITLES = ["Status definitions", "Progress key"]
FOOTERS = ["Final v9 080617 {page}", "{name} | Page {page}/{pages}"]
MARKINGS = ["OFFICIAL – SENSITIVE", "NOT PROTECTIVELY MARKED", "Restricted until published"]
SEPARATORS = ["", "***", "…"]
QUARTERS = [
    ["Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4"],
    ["Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar"],
]
QUARTER_MARKS = ["•", "X", "Y"]
TICKS = ["√", "X", "✔"]
TICK_COLUMNS = [["Complete", "In progress", "Not started"], ["Met", "Partly met", "Not met"]]
STATUS_LETTERS = [
    {"B": "Completed and embedded", "R": "More than a month behind", "A": "A month behind", "G": "On target"},
    {"R": "Unable to achieve", "A": "In question", "G": "On course", "P": "Superseded"},
]
STATUS_WORDS = [["In progress", "Slipped", "Closed", "Not started"]]
STATUS_SCORES = [["0", "1", "2", "3"]]
STATUS_FILLS = [
    {
        "C00000": ("red", "Unable to achieve"),
        "FFBF00": ("amber", "In question"),
        "92D050": ("green", "On course"),
        "0070C0": ("blue", "Completed"),
    },
    {
        "E60000": ("red", "Behind"),
        "FFA500": ("amber", "Some slippage"),
        "008000": ("green", "As planned"),
        "A6A6A6": ("grey", "Not yet due"),
    },
]
NUMBERING = ["C1.1.1", "1(i)", "a)", "WS1P1", "continued", "1.1.1"]

POSTS = [
    "Partnership Manager",
    "Independent Chair",
    "Named GP",
    "Training & Development Coordinator",
    "Detective Superintendent",
    "Quality and Performance Manager",
    "Director of Nursing",
    "Virtual School Head",
]
GROUPS = [
    "Learning and Improvement Group",
    "Strategic Board",
    "Performance & Audit Sub-Committee",
    "Missing and Exploited Children Group",
    "Online Safety Working Group",
    "Case Review Panel",
]
AGENCIES = [
    "Acute Hospital Trust",
    "Education Services",
    "Fire and Rescue Service",
    "Housing",
    "Community Health",
    "CAFCASS",
]
PEOPLE = [
    ("MW", "Mo Wren"),
    ("EC", "Em Cole"),
    ("PDS", "Pat de Souza"),
    ("TA", "Taz Amin"),
    ("GF", "Gwen Fell"),
]
COLLECTIVES = ["All Strategic Chairs", "All partner agencies", "Partnership members", "All services"]
LEAD_FORMS = [
    ("one", 10, "{a}"),
    ("blank", 2, ""),
    ("semicolon", 2, "{a}; {b}"),
    ("tight slash", 2, "{a}/{b}"),
    ("pair and", 1, "{a} and {b}"),
    ("ampersand", 1, "{a} & {b}"),
    ("comma pair", 2, "{a}, {b}"),
    ("bullets", 2, "• {a}\n• {b}"),
    ("each agency", 1, "{a} + lead for each agency"),
    ("to be created", 1, "{t} (to be established)"),
    ("collective", 1, "{all}"),
    ("partnership", 1, "The Partnership"),
    ("initials", 3, "{i}"),
    ("initials list", 1, "{i}, {j}"),
]


def _month_year(random: Random, year: int) -> tuple[int, int]:
    number = random.randint(1, 12)
    return (year + 1 if number < 4 else year), number


def _by_end_of_month(random: Random, year: int) -> Due:
    y, m = _month_year(random, year)
    words = random.choice(["By the end of {}", "by end {}", "Before the end of {}", "No later than {}"])
    return Due(words.format(f"{MONTHS[m]} {y}"), dates.month(y, m), "by end of month")


def _month_hyphen(random: Random, year: int) -> Due:
    y, m = _month_year(random, year)
    return Due(
        f"{SHORT3[m]}-{y % 100:02d}", dates.month(y, m), "Mar-26", shown_date=(date(y, m, 1), "mmm-yy")
    )


def _day(random: Random, year: int) -> Due:
    y, m = _month_year(random, year)
    when = date(y, m, random.randint(4, 20))
    text = random.choice([f"{when:%d.%m.%y}", f"{when.day}th {MONTHS[m]} {y}", f"{when.day} {MONTHS[m]} {y}"])
    return Due(text, dates.day(when), "day words")


def _half(random: Random, year: int) -> Due:
    number = random.randint(1, 2)
    fy = dates.financial(year)
    word = ["First", "Second"][number - 1]
    return Due(random.choice([f"{word} half of {fy}", f"H{number} {fy}"]), dates.half(year, number), "half")


def _quarter(random: Random, year: int) -> Due:
    number = random.randint(1, 3)
    text = random.choice([f"by end of Q{number} {year}", f"Quarter {number} {dates.financial(year, '-')}"])
    return Due(text, dates.quarter(year, number), "quarter words")


def _financial_year(random: Random, year: int) -> Due:
    text = random.choice([f"FY {dates.financial(year)}", f"Financial year {dates.financial(year, '-')}"])
    return Due(text, dates.financial_year(year), "financial year words")


def _term(random: Random, year: int) -> Due:
    name = random.choice(["spring", "summer", "autumn"])
    when = year if name == "autumn" else year + 1
    text = random.choice([f"{name.title()} term {when}", f"{name.title()} Term {when}"])
    return Due(text, dates.term(name, when), "term")


def _season(random: Random, year: int) -> Due:
    name = random.choice(["summer", "autumn", "winter"])
    return Due(
        random.choice([f"by {name} {year}", f"{name.title()} {year}"]),
        dates.season(name, year),
        "season words",
    )


def _range(random: Random, year: int) -> Due:
    m = random.randint(4, 8)
    text = random.choice([f"{MONTHS[m]} – {MONTHS[m + 3]} {year}", f"{MONTHS[m]} to {MONTHS[m + 3]} {year}"])
    return Due(text, dates.months((year, m), (year, m + 3)), "month range")


def _calendar_year(random: Random, year: int) -> Due:
    return Due(random.choice([f"{year + 1}", f"by end of {year + 1}"]), dates.calendar_year(year + 1), "year")


def _permitting(random: Random, year: int) -> Due:
    y, m = _month_year(random, year)
    words = random.choice(["website permitting", "subject to funding"])
    due = dates.month(y, m, condition=words)
    return Due(f"{MONTHS[m]} {y} ({words})", due, "month and condition", open=("due.precision",))


def _reforecast(random: Random, year: int) -> Due:
    text = f"{MONTHS[6]} {year} (revised to {MONTHS[10]} {year})"
    return Due(text, dates.month(year, 10), "re-forecast")


def _fixed(text: str, precision: str, kind: str, recurrence: str = "") -> Callable[[Random, int], Due]:
    def word(random: Random, year: int) -> Due:
        return Due(text, dates.undated(precision, recurrence), kind)

    return word


def _choice(
    texts: list[str], precision: str, kind: str, recurrence: str = ""
) -> Callable[[Random, int], Due]:
    def word(random: Random, year: int) -> Due:
        return Due(random.choice(texts), dates.undated(precision, recurrence), kind)

    return word


DUES: list[tuple[int, Callable[[Random, int], Due]]] = [
    (4, _by_end_of_month),
    (4, _month_hyphen),
    (3, _day),
    (2, _half),
    (2, _quarter),
    (2, _financial_year),
    (2, _term),
    (1, _season),
    (2, _range),
    (1, _calendar_year),
    (1, _permitting),
    (1, _reforecast),
    (2, _choice(["Continuous", "On-going", "Continuing"], "ongoing", "ongoing words")),
    (
        2,
        _choice(
            ["Twice a year", "Six-monthly", "Every six months"],
            "ongoing",
            "twice a year",
            "FREQ=MONTHLY;INTERVAL=6",
        ),
    ),
    (1, _choice(["Annual Review", "Every year", "Each year"], "ongoing", "recurring words", "FREQ=YEARLY")),
    (1, _fixed("Monthly", "ongoing", "recurring words", "FREQ=MONTHLY")),
    (1, _choice(["Immediate", "Immediately"], "relative", "immediate")),
    (1, _choice(["N/A", "To be confirmed", "tbc"], "unknown", "unknown words")),
    (1, _choice(["Once funding is agreed", "On completion of the review"], "conditional", "conditional")),
    (
        1,
        lambda random, year: Due(
            random.choice(["End of plan", "By the end of the plan"]), None, "end of plan"
        ),
    ),
    (2, lambda random, year: Due("", None, "blank")),
]
SENTENCE_DUES = ["no later than {month}", "by the end of {month}"]
