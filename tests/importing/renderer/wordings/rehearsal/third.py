"""A third list of wordings for rehearsing: the names of `seen` with words from delivery plans, improvement plans,
section 11 action plans and strategic plans of partnerships, councils and health boards."""

from collections.abc import Callable
from datetime import date
from random import Random

from tests.importing.renderer import dates
from tests.importing.renderer.dates import MONTHS, SHORT, SHORT3, Due

# fmt: off
HEADERS = {
    "ref": ["Item", "Action no.", "Ref no.", "ID", "Number", "Action ref", "Line no.", "No"],
    "section": [
        "Workstream", "Priority area", "Strategic priority", "Programme area", "Focus area", "Pillar",
        "Safeguarding theme", "Business area",
    ],
    "outcome": [
        "Intended outcome", "Outcome sought", "What difference will this make?", "Planned outcomes",
        "Outcome for children and families", "The difference we want to see", "Where we want to be",
        "What do we want to achieve?", "Outcomes we want", "Developmental outcome",
        "Impact we are aiming for",
    ],
    "objective": [
        "Strategic aim", "Key objective", "Area for improvement", "Goal", "Commitment", "Recommendation",
        "Priority objective", "Improvement objective", "We will", "What the review found",
        "Standard to be met", "Driver for change",
    ],
    "action": [
        "Key actions", "Tasks", "Steps to be taken", "What will we do?", "How will we do it?", "Activity",
        "Key activities", "Milestones", "Improvement action", "Actions to be taken",
        "What needs to happen?", "Agreed action", "How we will get there", "Work to be done",
        "Detailed actions", "Deliverables",
    ],
    "action beside outcome": [
        "Objectives", "Key deliverables", "What are we going to do about it?", "Strategic actions",
        "Recommendations", "Our commitments", "How?", "Key lines of work", "Action to achieve the outcome",
        "Partnership action",
    ],
    "lead": [
        "Action owner", "Lead officer", "Who is responsible?", "Owner", "Lead organisation", "By whom",
        "Person responsible", "Accountable lead", "Delivery lead", "Who will do it?", "Led by",
        "Responsibility", "Assigned to", "Named lead", "Lead(s)", "Lead partner(s)", "SRO",
        "Accountable officer", "Responsibility of",
    ],
    "due": [
        "Target date", "Completion date", "Due date", "Due", "When will it be done?",
        "Target completion date", "Delivery date", "End date", "To be completed by", "Timeframe",
        "Timeline", "Planned completion", "Date for completion", "Timescale for delivery", "Finish",
        "Complete by",
    ],
    "revised": [
        "New date", "Revised timescale", "Revised completion date", "Re-forecast date", "Extended to",
        "Forecast completion", "Current forecast date", "Amended deadline",
    ],
    "measure": [
        "How will we know?", "Measure of success", "KPI", "Impact measures", "Success criteria",
        "Measures and targets", "How will we know we have made a difference?", "Performance measures",
        "Indicators of success", "What will success look like?", "How will impact be measured?",
        "Success indicator", "Measurable outputs", "How will this be measured?",
    ],
    "evidence": [
        "Source of assurance", "Evidence of impact", "Where is the evidence?", "Evidence required",
        "Supporting evidence", "Assurance and evidence", "Evidence held", "Evidence of delivery",
    ],
    "status": [
        "BRAG", "BRAG rating", "RAG status", "Current RAG", "Current status", "Action status",
        "Delivery status", "Progress RAG", "Rating", "Position", "RAG (see key)", "Status of action",
    ],
    "self": [
        "Self-assessment", "Self rating", "Agency score", "Own rating", "Self-assessed score",
        "Score (self)",
    ],
    "moderated": [
        "Moderated rating", "Score after moderation", "Moderation panel score", "Validated score",
        "Peer moderated score", "Score (moderated)",
    ],
    "progress": [
        "Commentary", "Latest position", "Latest update", "Comments", "What has been done?",
        "Progress to date", "Narrative update", "Progress since last meeting", "Where are we now?",
        "Update {y}", "Quarterly update", "Progress notes", "Highlights and progress",
    ],
    "source": [
        "Origin", "Where has this come from?", "Source of recommendation", "Derived from", "Source report",
        "Source document", "Source of action", "Report and paragraph",
    ],
    "extra": [
        "Budget", "Resource implications", "Cost", "Dependencies", "Risks and issues", "Barriers",
        "Resources needed", "Interdependencies", "Rationale for action",
    ],
}
TITLES = [
    "Delivery Plan {period}", "Multi-Agency Improvement Plan {period}", "Section 11 Action Plan {period}",
    "Strategic Priorities and Delivery Plan {period}", "Multi-Agency Work Programme {period}",
    "Our Plan {period}", "Safeguarding Strategy and Action Plan {period}",
    "Joint Strategic Plan ({period})", "{period} Business Plan", "Business and Improvement Plan, {period}",
    "Children's Safeguarding Plan {period}", "Annual Work Plan {period}",
    "Inspection Action Plan: {period}", "Forward Plan {period}",
]
PARTNERSHIPS = [
    "{place} Safeguarding Partnership", "{place} Safeguarding Children Board",
    "{place} Children's Safeguarding Assurance Partnership", "Safeguarding {place} Children Partnership",
    "{place} & {other} Safeguarding Partnership",
    "{place}, {other} and District Safeguarding Children Partnership", "{place} Safeguarding Adults Board",
    "{place} Multi-Agency Safeguarding Partnership", "{place} Children and Families Partnership Board",
    "NHS {place} Integrated Care Board", "{place} Metropolitan Borough Council",
    "{place} Regional Safeguarding Children Board",
]
PERIODS = [
    "{y} to {z}", "{y}–{z2}", "{y}/{z2}", "April {y} to March {z}", "{y} / {z}", "{y}/{y2} to {x}/{x2}",
    "{y}/{y2} – {x}/{x2}", "{y} —{z}",
]
SECTION_HEADINGS = [
    "Workstream {n} – {title}", "Strategic Priority {n}: {title}", "Priority Area {n} - {title}",
    "Theme {n}: {title}", "{n}. {title}", "PRIORITY {n} – {title}", "SP{n}: {title}",
    "Ambition {n} – {title}", "Pillar {n}: {title}", "{n}) {title}", "Priority {n} {title}",
    "Focus Area {n}. {title}", "Goal {n}: {title}", "{title}",
]
PRIORITY_GROUPS = [
    "Strategic Priorities", "Our Shared Priorities", "Part A: Priorities for improvement",
    "Partnership priorities", "Priority workstreams", "Our strategic priorities at a glance",
]
STANDING_GROUPS = [
    "Business as usual", "Statutory duties", "Standing duties of the partnership", "Part B: Core business",
    "Core business and statutory duties", "Business As Usual Activity",
]
OUTCOMES_ABOVE = [
    "Intended outcomes:", "The difference we want to make:", "What will be different for children",
    "Outcomes we are seeking", "Desired outcomes", "By the end of this plan:", "What we want to achieve:",
    "Our outcomes for this priority", "Expected outcome(s)",
]
SECTION_LEADS = [
    "Executive sponsor: {lead}", "Strategic lead – {lead}", "SRO: {lead}", "Priority sponsor: {lead}",
    "Lead officer: {lead}", "Led by: {lead}", "Workstream lead - {lead}", "Accountable lead: {lead}",
    "Priority owner: {lead}",
]
HORIZONS = [
    "To be completed by {month}", "By the end of {month}", "Actions for {fy}", "During {fy}",
    "Milestones to {month}", "Due by {month}", "For delivery in {fy}", "Deliver by {month}",
]
VERSION_WORDS = [
    ["Version", "Date", "Summary of amendments", "Approved by"],
    ["0.1", "14 January {y}", "Working draft for comment", "Partnership Support Team"],
    ["0.2", "6 February {y}", "Amended after the chairs' meeting", "Partnership Support Team"],
    ["1.0", "31 March {y}", "Signed off", "Delegated Safeguarding Partners"],
]
GLOSSARY_TITLES = [
    "Glossary of terms", "Abbreviations used in this plan", "Acronyms", "List of abbreviations",
    "Jargon buster", "Who's who", "Key to initials", "Terms used",
]
KEY_TITLES = [
    "BRAG key", "RAG status key", "Status definitions", "Key to ratings", "RAG definitions", "Legend",
    "Explanation of ratings", "Progress key",
]
FOOTERS = [
    "{page} | Page", "{name} Delivery Plan v0.9 ({page}/{pages})", "Page | {page}",
    "Appendix B – {name} – {page} of {pages}", "{name} Work Programme FINAL 080624.docx",
    "Agenda item 7, annex 2, page {page}", "- {page} -",
    "© Partnership office. Uncontrolled when printed. {page}/{pages}",
]
MARKINGS = [
    "OFFICIAL – SENSITIVE", "OFFICIAL-SENSITIVE", "NOT PROTECTIVELY MARKED", "Restricted: for members only",
    "Working draft v0.4", "Classification: Official", "CONFIDENTIAL", "Not for onward circulation",
]
SEPARATORS = ["", "-", "–", "---", "***"]
QUARTERS = [
    ["Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4"],
    ["Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar"],
    ["Q1 (Apr–Jun)", "Q2 (Jul–Sep)", "Q3 (Oct–Dec)", "Q4 (Jan–Mar)"],
    ["Qtr 1", "Qtr 2", "Qtr 3", "Qtr 4"],
    ["April – June", "July – September", "October – December", "January – March"],
]
QUARTER_MARKS = ["X", "✓", "■", "▲", "✔", "•", "Y", "◆"]
TICKS = ["✔", "X", "●", "Y", "√", "x", "☑"]
TICK_COLUMNS = [
    ["Achieved", "On track", "Not achieved"],
    ["Met", "Partly met", "Not met"],
    ["Complete", "In progress", "Not started"],
    ["Done", "Under way", "Overdue"],
    ["Fully met", "Partially met", "Unmet"],
    ["Completed", "On schedule", "Behind schedule"],
]
STATUS_LETTERS = [
    {
        "B": "Completed and embedded in practice",
        "R": "Significant delay or no longer achievable",
        "A": "Some slippage, recovery plan in place",
        "G": "Proceeding to plan",
    },
    {"R": "Not started", "A": "Started", "G": "Finished"},
    {
        "R": "Over one month behind",
        "A": "Up to one month behind",
        "G": "On target",
        "W": "Not yet due",
    },
    {"C": "Complete", "O": "Open", "L": "Late"},
    {"G": "On course", "A": "In question", "R": "Unable to achieve", "P": "Superseded"},
    {"B": "Closed with evidence", "G": "Complete", "A": "In progress", "R": "Stalled"},
]
STATUS_WORDS = [
    ["Open", "Closed", "Overdue"],
    ["Not started", "Under way", "Completed"],
    ["Green", "Amber", "Red", "Blue"],
    ["Achieved", "Partially achieved", "Not achieved"],
    ["In progress", "Embedded", "Slipped"],
    ["Behind schedule", "On schedule", "Closed: superseded"],
    ["Red – off track", "Amber – some concern", "Green – on course"],
    ["Proposed", "Active", "Paused", "Done"],
]
STATUS_SCORES = [["0", "1", "2", "3"], ["1", "2", "3", "4", "5"]]
STATUS_FILLS = [
    {
        "C00000": ("red", "No progress yet"),
        "FFC000": ("amber", "Some progress, more to do"),
        "00B050": ("green", "Progress as planned"),
        "0070C0": ("blue", "Completed and signed off"),
    },
    {
        "FF0000": ("red", "Serious slippage"),
        "FFBF00": ("amber", "Minor slippage"),
        "92D050": ("green", "To time"),
        "7030A0": ("purple", "Superseded or withdrawn"),
    },
    {
        "FF0000": ("red", "Unlikely to be achieved"),
        "FFC000": ("amber", "At risk without action"),
        "00B050": ("green", "Will be achieved"),
        "A6A6A6": ("grey", "Not yet due"),
    },
    {
        "FF3300": ("red", "Needs the executive's attention"),
        "00B050": ("green", "Needs nothing"),
        "00B0F0": ("blue", "Finished and evidenced"),
    },
]
NUMBERING = ["1.1", "1a", "1.", "P1.1", "C1.1.1", "1(i)", "a)", "WS1P1", "continued", "1.1.1"]

POSTS = [
    "Partnership Support Manager", "Director of Quality and Safety", "Chief Nurse",
    "Detective Superintendent (Public Protection)", "Assistant Director (Early Help)",
    "Strategic Safeguarding Lead", "Designated Doctor",
    "Front Door Service Manager", "Delegated Partners' Chair", "Education Safeguarding Manager",
    "Virtual School Headteacher", "Performance and Insight Officer", "Participation Worker", "Named GP",
    "Workforce Development Manager", "Senior Probation Officer", "Public Health Director",
    "Legal Adviser", "Chief Commissioner", "LADO", "Group Manager (Quality Assurance)",
    "Independent Chair", "Programme Manager", "Housing Options Manager",
]
GROUPS = [
    "Learning and Improvement Group", "Multi-Agency Audit Group", "Child Exploitation Operational Group",
    "Early Help Board", "Workforce Development Group", "Delegated Safeguarding Partners' Meeting",
    "Performance, Quality and Scrutiny Subgroup", "Case Review Group", "Education Reference Group",
    "Health Safeguarding Forum", "Young People's Shadow Board", "Neglect Working Party",
    "Domestic Abuse Partnership Board", "Communications Network", "Data & Intelligence Cell",
    "Strategic MACE", "Section 11 Peer Challenge Panel", "Child Death Overview Panel",
]
AGENCIES = [
    "CAFCASS", "Local Authority", "Constabulary", "Mental Health Trust", "Acute Hospitals Trust",
    "Fire and Rescue Service", "Housing Department", "Voluntary Sector Alliance", "Youth Offending Team",
    "Ambulance Service", "Adult Social Care", "Early Years Providers", "Public Health",
    "Children's Services", "0-19 Service",
]
PEOPLE = [
    ("AMcK", "Ailsa McKay"),
    ("DW", "Dev Warsame"),
    ("FO'B", "Fran O'Brien"),
    ("GH", "Gita Hale"),
    ("NB", "Noor Bashir"),
    ("TC", "Tom Crane"),
    ("YS", "Yusuf Sale"),
    ("CLJ", "Cath Lloyd-Jones"),
]
COLLECTIVES = [
    "All partner agencies", "All statutory partners", "All members", "Partnership members",
    "All Subgroup Chairs", "All services", "Every agency", "All safeguarding leads",
    "All relevant agencies", "Everyone",
]
# fmt: on
LEAD_FORMS = [
    ("one", 8, "{a}"),
    ("blank", 2, ""),
    ("pair slash", 2, "{a}/{b}"),
    ("pair slash", 1, "{a} /{b}"),
    ("pair and", 2, "{a} and {b}"),
    ("ampersand", 2, "{a} & {b}"),
    ("comma pair", 2, "{a}, {b}"),
    ("semicolon pair", 2, "{a}; {b}"),
    ("list", 1, "{a}, {b}, {c}"),
    ("list", 1, "{a}, {b} and {c}"),
    ("stacked", 2, "{a}\n{b}"),
    ("stacked bullets", 1, "• {a}\n• {b}"),
    ("collective", 2, "{all}"),
    ("initials", 3, "{i}"),
    ("initials pair", 1, "{i} / {j}"),
    ("initials pair", 1, "{i} & {j}"),
    ("initials list", 1, "{i}, {j}"),
    ("each agency", 1, "{a} + lead for each agency"),
    ("to be created", 1, "{t} (to be established)"),
    ("partnership", 1, "The Partnership"),
]


def _month_year(random: Random, year: int) -> tuple[int, int]:
    number = random.randint(1, 12)
    return (year + 1 if number < 4 else year), number


def _month(random: Random, year: int) -> Due:
    y, m = _month_year(random, year)
    forms = [
        f"{MONTHS[m]}, {y}",
        f"{SHORT3[m]} {y % 100:02d}",
        f"{SHORT3[m]}. {y}",
        f"{MONTHS[m].upper()} {y}",
    ]
    return Due(random.choice(forms), dates.month(y, m), "month words")


def _numeric_month(random: Random, year: int) -> Due:
    y, m = _month_year(random, year)
    return Due(f"{m:02d}/{y}", dates.month(y, m), "month in figures")


def _excel_month(random: Random, year: int) -> Due:
    y, m = _month_year(random, year)
    shown = (date(y, m, 1), "mmm-yy")
    return Due(f"{SHORT3[m]}-{y % 100:02d}", dates.month(y, m), "Mar-22", shown_date=shown)


def _by_month(random: Random, year: int) -> Due:
    y, m = _month_year(random, year)
    form = random.choice(
        [
            "By the end of {long} {y}",
            "No later than {long} {y}",
            "By end {short} {y}",
            "For completion by {long} {y}",
            "End {long} {y}",
            "Before end of {long} {y}",
            "To be in place by {long} {y}",
            "by end of {short} {y}",
        ]
    )
    return Due(form.format(long=MONTHS[m], short=SHORT[m], y=y), dates.month(y, m), "by month words")


def _day(random: Random, year: int) -> Due:
    y, m = _month_year(random, year)
    when = date(y, m, random.randint(1, 28))
    tail = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}.get(when.day, "th")
    forms = [
        f"{when.day} {MONTHS[m]} {y}",
        f"{when.day}{tail} {MONTHS[m]} {y}",
        f"{when:%d.%m.%y}",
        f"{when:%d-%m-%Y}",
        f"By {when.day} {SHORT3[m]} {y}",
        f"{when.day}/{when.month}/{y % 100:02d}",
    ]
    return Due(random.choice(forms), dates.day(when), "day words")


def _quarter(random: Random, year: int) -> Due:
    number = random.randint(1, 4)
    forms = [
        f"Quarter {number}, {dates.financial(year)}",
        f"End of Q{number} {dates.financial(year, '-')}",
        f"{dates.financial(year)} Q{number}",
        f"by end of Q{number} {dates.financial(year)}",
        f"Qtr {number} {dates.financial(year)}",
    ]
    return Due(random.choice(forms), dates.quarter(year, number), "quarter words")


def _half(random: Random, year: int) -> Due:
    number = random.randint(1, 2)
    name = ["First", "Second"][number - 1]
    forms = [f"{name} half of {dates.financial(year)}", f"H{number} {dates.financial(year)}"]
    return Due(random.choice(forms), dates.half(year, number), "half year")


def _financial_year(random: Random, year: int) -> Due:
    forms = [
        f"FY {dates.financial(year)}",
        f"During {dates.financial(year)}",
        f"Financial year {dates.financial(year, '-')}",
        f"By end of {dates.financial(year)}",
        f"{year}/{year + 1}",
        f"FY{year % 100:02d}/{(year + 1) % 100:02d}",
    ]
    return Due(random.choice(forms), dates.financial_year(year), "financial year words")


def _calendar_year(random: Random, year: int) -> Due:
    form = random.choice(["{y}", "In {y}", "During {y}", "By the end of {y}"])
    return Due(form.format(y=year), dates.calendar_year(year), "calendar year")


def _two_months(random: Random, year: int) -> Due:
    m = random.choice([4, 5, 6, 8, 9, 10])
    forms = [f"{MONTHS[m]} – {MONTHS[m + 1]} {year}", f"{SHORT3[m]}/{SHORT3[m + 1]} {year}"]
    return Due(random.choice(forms), dates.months((year, m), (year, m + 1)), "two months words")


def _season(random: Random, year: int) -> Due:
    name = random.choice(["spring", "summer", "autumn"])
    form = random.choice(["{s} {y}", "By {s} {y}", "By the end of {s} {y}"])
    text = form.format(s=name, y=year + 1)
    return Due(text[0].upper() + text[1:], dates.season(name, year + 1), "season words")


def _term(random: Random, year: int) -> Due:
    name = random.choice(["spring", "summer", "autumn"])
    form = random.choice(["{s} term {y}", "End of {s} term {y}", "{s} Term {y}"])
    return Due(form.format(s=name.title(), y=year + 1), dates.term(name, year + 1), "school term")


def _fixed(text: str, precision: str, kind: str, recurrence: str = "") -> Callable[[Random, int], Due]:
    def word(random: Random, year: int) -> Due:
        return Due(text, dates.undated(precision, recurrence), kind)

    return word


MONTHLY, YEARLY = "FREQ=MONTHLY", "FREQ=YEARLY"
DUES: list[tuple[int, Callable[[Random, int], Due]]] = [
    (5, _month),
    (2, _numeric_month),
    (2, _excel_month),
    (4, _by_month),
    (3, _day),
    (3, _quarter),
    (2, _half),
    (2, _financial_year),
    (1, _calendar_year),
    (2, _two_months),
    (1, _season),
    (2, _term),
    (1, _fixed("On-going", "ongoing", "ongoing words")),
    (1, _fixed("Continuous", "ongoing", "ongoing words")),
    (1, _fixed("On going", "ongoing", "ongoing words")),
    (1, _fixed("Every six months", "ongoing", "recurring words", f"{MONTHLY};INTERVAL=6")),
    (1, _fixed("Twice a year", "ongoing", "recurring words", f"{MONTHLY};INTERVAL=6")),
    (1, _fixed("Monthly", "ongoing", "recurring words", MONTHLY)),
    (1, _fixed("Reviewed annually", "ongoing", "recurring words", YEARLY)),
    (1, _fixed("Every quarter", "ongoing", "recurring words", f"{MONTHLY};INTERVAL=3")),
    (1, _fixed("To be confirmed", "unknown", "unknown words")),
    (1, _fixed("N/A", "unknown", "unknown words")),
    (1, _fixed("Immediately", "relative", "immediate")),
    (1, _fixed("With immediate effect", "relative", "immediate")),
    (1, lambda random, year: Due("End of plan", dates.undated("relative"), "end of plan")),
    (2, lambda random, year: Due("", None, "blank")),
]
SENTENCE_DUES = [
    "by the end of {month}",
    "no later than {month}",
    "during {month}",
    "before the end of {month}",
]
