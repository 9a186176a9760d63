"""A second list of rehearsal wordings: the same names as `seen`, with many more words of partnerships' own plans."""

from collections.abc import Callable
from datetime import date
from random import Random

from tests.importing.renderer import dates
from tests.importing.renderer.dates import MONTHS, SHORT, Due

# fmt: off
HEADERS = {
    "ref": ["Ref.", "Action no.", "Action ref", "Item no.", "ID", "Number", "Reference", "Ref no"],
    "section": [
        "Priority area", "Strategic priority", "Workstream", "Area of focus", "Theme / priority", "Pillar",
        "Work area",
    ],
    "outcome": [
        "Intended outcome", "Outcomes for children", "What will be different?",
        "The difference we want to see", "Outcome sought", "Outcomes we want",
        "What difference will it make for children?", "Planned outcome",
        "Outcome for children and families", "Strategic outcome",
    ],
    "objective": [
        "Key objective", "Strategic objectives", "Overarching objective", "Our objectives",
        "High level objective", "Partnership objective", "Objective statement", "Priority objective",
    ],
    "action": [
        "Key actions", "What will we do?", "How we will do it", "Agreed action", "Actions",
        "Action to be taken", "Key activity", "Tasks", "Steps we will take", "Activity", "Planned action",
        "What needs to happen?", "Action / task", "Improvement action", "Deliverables",
    ],
    "action beside outcome": [
        "Actions to achieve this", "What will we do?", "How we will get there", "Key actions", "Activity",
        "Planned work", "Key deliverables", "What we need to do", "Actions we will take",
        "Strategic actions",
    ],
    "lead": [
        "Lead officer", "Lead agency", "Owner", "Action owner", "Who is responsible?", "Who will lead?",
        "By whom", "Lead / group", "Accountable lead", "Led by", "Responsibility", "Lead(s)",
        "Responsible person", "Assigned to", "Delivery lead", "Who will do it?", "Responsible agency",
        "Accountable officer",
    ],
    "due": [
        "Target date", "Due date", "Completion date", "By when?", "Timeframe", "Timescales", "Due",
        "Date for completion", "To be completed by", "Target completion date", "Delivery date",
        "When will it be done?", "Date due", "Due by", "Timeline",
    ],
    "revised": [
        "Revised deadline", "New target date", "Re-forecast date", "Revised completion date",
        "Revised timescale", "Updated due date",
    ],
    "measure": [
        "How will we know?", "Measure of success", "KPI", "Performance measure", "Success criteria",
        "Impact measure", "What success looks like", "Measures and targets", "Success indicators",
        "How we will know it has worked", "How will impact be measured?", "Key performance indicators",
        "Outcome measure",
    ],
    "evidence": [
        "Evidence of impact", "Evidence source", "Supporting evidence", "Assurance evidence",
        "Source of evidence", "Evidence / documents", "Evidence required",
    ],
    "status": [
        "BRAG", "RAG status", "Current status", "BRAG rating", "Delivery status", "Rating", "RAG at Q2",
        "Progress rating",
    ],
    "self": ["Self-assessed rating", "Own rating", "Self-assessment score", "Self rating"],
    "moderated": ["Moderated rating", "Moderated grade", "Score after moderation", "Moderated"],
    "progress": [
        "Progress to date", "Latest update", "Commentary", "Progress notes", "Update", "Current position",
        "Position statement", "Progress at September {y}", "Narrative update", "Comments / progress",
    ],
    "source": [
        "Source of action", "Origin", "Where has this come from?", "Recommendation source",
        "Source document", "Origin of recommendation",
    ],
    "extra": [
        "Resources required", "Resource implications", "Risks and barriers", "Cost", "Dependencies",
        "Budget / resource", "What might get in the way?", "Risks and issues",
    ],
}
TITLES = [
    "Strategic Business Plan {period}", "Safeguarding Children Business Plan {period}",
    "Business Plan and Priorities {period}", "Improvement Plan {period}", "Multi-Agency Safeguarding Plan {period}", "Delivery Plan {period}",
    "Strategic Plan and Delivery Framework {period}", "Partnership Work Plan {period}",
    "Our Business Plan: {period}", "{period} Business Plan", "Action Plan {period}",
]
PARTNERSHIPS = [
    "{place} Safeguarding Children Board", "{place} Safeguarding Partnership",
    "{place} Children's Safeguarding Partnership", "{place} Multi-Agency Safeguarding Partnership",
    "{place} Local Safeguarding Children Board",
    "{place} Safeguarding Partnership for Children and Young People",
    "{place} & {other} Safeguarding Children Partnership",
    "{place} Children and Young People Safeguarding Partnership",
]
PERIODS = [
    "{y} to {z}", "April {y} – March {z}", "{y}/{y2} – {x}/{x2}", "{y}/{y2} to {x}/{x2}", "{y} - {z2}",
    "{y}–{z}", "{y} – {z}", "April {y} to March {z}",
]
SECTION_HEADINGS = [
    "Strategic Priority {n}: {title}", "Strategic Priority {n} – {title}", "Theme {n}: {title}",
    "Priority Area {n} - {title}", "Workstream {n}: {title}", "P{n}: {title}", "{n}. {title}",
    "PRIORITY {n} – {title}", "Key Priority {n}: {title}", "Our Priority {n} – {title}",
    "Pillar {n}: {title}", "Area of Focus {n} – {title}", "SP{n} – {title}", "{title}",
]
PRIORITY_GROUPS = [
    "Strategic Priorities", "Our Strategic Priorities", "Priority Areas", "Thematic Priorities",
    "Partnership Priorities", "Our Thematic Priorities",
]
STANDING_GROUPS = [
    "Business as Usual", "Statutory Duties", "Standing Duties", "Our Core Business",
    "Core Business and Statutory Functions", "Business as usual activity", "Statutory and core functions",
]
OUTCOMES_ABOVE = [
    "What we want to achieve:", "What difference will this make?", "Outcomes for children and families:",
    "Expected outcomes:", "Our intended outcomes", "The outcomes we want:", "Desired outcomes",
    "What will be different for children?", "The difference we want to make",
]
SECTION_LEADS = [
    "Priority owner: {lead}", "Strategic lead: {lead}", "Priority sponsor: {lead}",
    "Executive sponsor: {lead}", "Lead officer – {lead}", "Led by: {lead}",
    "Senior responsible officer: {lead}", "Owner: {lead}",
]
HORIZONS = [
    "By end of {month}", "Actions to be completed by {month}", "To complete by {month}", "During {fy}",
    "Actions for {fy}", "Year: {fy}", "Due by {month}", "Timescale: {month}",
]
VERSION_WORDS = [
    ["Version no.", "Date issued", "Amended by", "Reason for change"],
    ["0.1", "14.01.{y}", "Partnership Officer", "Working draft for sub-group chairs"],
    ["0.3", "06.02.{y}", "Partnership Manager", "Dates and leads added after the development day"],
    ["1.0", "29.03.{y}", "Executive Group", "Approved for publication"],
    ["1.1", "17.05.{y}", "Partnership Officer", "Typing errors put right"],
]
GLOSSARY_TITLES = [
    "Glossary of terms", "List of abbreviations", "Acronyms", "Abbreviations used in this plan",
    "Key to abbreviations", "Glossary of acronyms", "Abbreviations and initials", "Jargon buster",
]
KEY_TITLES = [
    "BRAG key", "Key to ratings", "Status key", "RAG rating key", "Key to status", "Progress key",
    "RAG definitions", "What the colours mean",
]
FOOTERS = [
    "{page}", "Page {page}", "{page} | Page", "Page {page} of {pages} – v1.1 – {name} Business Plan",
    "{name} SCP_BP_v9_FINAL.docx - {page}", "Business Plan (approved by the Executive) {page}/{pages}",
    "{name} – Safeguarding Business Plan – {page}", "- {page} -",
]
MARKINGS = [
    "OFFICIAL - SENSITIVE", "NOT PROTECTIVELY MARKED", "RESTRICTED", "UNCLASSIFIED", "FINAL VERSION",
    "For publication", "OFFICIAL: PARTNERSHIP USE",
]
SEPARATORS = ["", "-", "---", "…"]
QUARTERS = [
    ["Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4"],
    ["Q1 Apr-Jun", "Q2 Jul-Sep", "Q3 Oct-Dec", "Q4 Jan-Mar"],
    ["Q1 (Apr–June)", "Q2 (July–Sept)", "Q3 (Oct–Dec)", "Q4 (Jan–Mar)"],
    ["Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar"],
    ["Qtr 1", "Qtr 2", "Qtr 3", "Qtr 4"],
]
QUARTER_MARKS = ["X", "•", "✓", "■", "✔", "Y", "*"]
TICKS = ["✔", "X", "x", "Y", "●", "☑"]
TICK_COLUMNS = [
    ["Complete", "On track", "Behind"],
    ["Completed", "In progress", "Not started"],
    ["Met", "Partly met", "Not met"],
    ["Done", "Underway", "Overdue"],
    ["Fully achieved", "Partially achieved", "Not yet achieved"],
]
STATUS_LETTERS = [
    {"B": "Complete", "R": "Not on track", "A": "Some slippage", "G": "On schedule"},
    {"R": "More than one month late", "A": "Up to one month late", "G": "On target"},
    {"B": "Completed and embedded", "G": "Progressing well", "A": "Some concerns", "R": "Serious concerns"},
    {"R": "Unable to achieve", "A": "In question", "G": "On course", "B": "Completed"},
    {"NS": "Not started", "IP": "In progress", "C": "Complete", "D": "Delayed"},
    {"G": "Action delivered", "A": "Action under way", "R": "Action not begun", "W": "Not yet due"},
]
STATUS_WORDS = [
    ["Not started", "In progress", "Completed", "Overdue"],
    ["Red", "Amber", "Green", "Blue"],
    ["On schedule", "Slipped", "Closed"],
    ["Not yet due", "Underway", "Delivered", "At risk"],
    ["Open", "Closed", "On hold"],
    ["Off target", "Partially complete", "Fully complete"],
    ["Good progress", "Some progress", "Limited progress", "No progress"],
]
STATUS_SCORES = [["0", "1", "2", "3"], ["1", "2", "3", "4", "5"], ["A", "B", "C", "D"]]
STATUS_FILLS = [
    {
        "0070C0": ("blue", "Completed and embedded"),
        "FF0000": ("red", "Seriously behind"),
        "FFC000": ("amber", "Slightly behind"),
        "00B050": ("green", "Going to plan"),
    },
    {
        "C00000": ("red", "No progress"),
        "FFC000": ("amber", "Some progress"),
        "92D050": ("green", "Good progress"),
    },
    {
        "FF0000": ("red", "Action overdue"),
        "FFC000": ("amber", "Action begun"),
        "00B050": ("green", "Action finished"),
        "A6A6A6": ("grey", "Not yet due"),
    },
    {
        "FF0000": ("red", "Not achieved"),
        "FFFF00": ("yellow", "Partly achieved"),
        "00B050": ("green", "Achieved"),
    },
    {
        "7030A0": ("purple", "Closed and replaced"),
        "FF0000": ("red", "Stalled"),
        "FFC000": ("amber", "Slow"),
        "00B050": ("green", "On course"),
    },
]
NUMBERING = ["1.1", "1.", "a)", "1(i)", "C1.1.1", "P1.1", "WS1P1", "continued", "1.1.1", "1a"]

POSTS = [
    "Partnership Manager", "Independent Chair", "Assistant Director for Safeguarding and Quality",
    "Named Doctor", "Designated Doctor for Safeguarding Children",
    "Detective Superintendent (Public Protection)", "Head of Early Help", "Workforce Development Manager",
    "Virtual School Head", "Safeguarding Partnership Officer", "Performance and Data Analyst", "Named GP",
    "Director of Nursing and Quality", "Head of Youth Justice", "Local Authority Designated Officer",
    "Communications and Engagement Officer", "Participation Worker", "Strategic Education Lead",
    "Lay Member", "Chief Nurse", "Service Manager MASH", "Public Health Consultant",
    "Young Scrutineers' Coordinator",
]
GROUPS = [
    "Performance and Quality Group", "Learning from Practice Subgroup",
    "Child Safeguarding Practice Review Group", "Workforce Learning Group", "Vulnerable Adolescents Board",
    "Delegated Safeguarding Partners", "Strategic Leads Group", "Education Reference Group",
    "Case Review Panel", "Multi-Agency Audit Group", "Child Death Overview Panel",
    "Practice Improvement Board", "Communications Working Group", "Contextual Safeguarding Network",
    "Safeguarding in Education Forum", "Early Help Steering Group", "Domestic Abuse Operational Group",
    "Young People's Reference Group",
]
AGENCIES = [
    "NHS Trust", "Housing Services", "Constabulary", "Public Health", "Mental Health Trust", "Cafcass",
    "Voluntary Sector Alliance", "Adult Social Care", "Fire and Rescue Service", "Ambulance Service",
    "Local Authority", "ICB", "Schools", "Early Years Settings", "Drug and Alcohol Service", "0-19 Service",
]
PEOPLE = [
    ("AMc", "Aoife McBride"),
    ("DL", "Dev Lal"),
    ("GW", "Gwen Wray"),
    ("NP", "Nia Pritchard"),
    ("ZH", "Zara Hussain"),
    ("TOB", "Tom O'Brien"),
    ("FA", "Femi Ade"),
    ("CJ", "Cass Jolley"),
    ("MV", "Marek Vane"),
    ("IE", "Isla Eddon"),
    ("RK", "Reena Kaur"),
]
COLLECTIVES = [
    "All statutory partners", "All partner agencies", "All multi-agency partners", "All sub-group chairs",
    "Partnership members", "All relevant agencies", "Board members", "All", "All safeguarding leads",
]
LEAD_FORMS = [
    ("one", 12, "{a}"),
    ("blank", 2, ""),
    ("pair slash", 2, "{a}/{b}"),
    ("pair slash", 1, "{a} / {b}"),
    ("pair and", 2, "{a} and {b}"),
    ("ampersand", 2, "{a} & {b}"),
    ("comma pair", 2, "{a}, {b}"),
    ("semicolon", 2, "{a}; {b}"),
    ("list", 1, "{a}, {b} and {c}"),
    ("stacked", 2, "{a}\n{b}"),
    ("stacked bullets", 1, "• {a}\n• {b}"),
    ("plus", 1, "{a} + {b}"),
    ("collective", 2, "{all}"),
    ("partnership", 1, "The Partnership"),
    ("each agency", 1, "{a} + lead for each agency"),
    ("to be created", 1, "{t} (to be established)"),
    ("initials", 3, "{i}"),
    ("initials pair", 1, "{i} / {j}"),
    ("initials pair", 1, "{i} & {j}"),
    ("initials list", 1, "{i}, {j}"),
]

# fmt: on


def _when(random: Random, year: int) -> tuple[int, int]:
    number = random.randint(1, 12)
    return (year + 1 if number < 4 else year), number


def _of_month(kind: str, *patterns: str) -> Callable[[Random, int], Due]:
    """Words for a month: {m} its name, {s} its usual short name, {t} three letters, {y} the year, {y2} its last two figures."""

    def word(random: Random, year: int) -> Due:
        y, n = _when(random, year)
        pattern = random.choice(patterns)
        text = pattern.format(m=MONTHS[n], s=SHORT[n], t=dates.SHORT3[n], y=y, y2=f"{y % 100:02d}", n=n)
        return Due(text, dates.month(y, n), kind)

    return word


def _excel_month(random: Random, year: int) -> Due:
    y, n = _when(random, year)
    text = f"{dates.SHORT3[n]}-{y % 100:02d}"
    return Due(text, dates.month(y, n), "excel month", shown_date=(date(y, n, 1), "mmm-yy"))


def _ordinal(number: int) -> str:
    if number in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _long_day(random: Random, year: int) -> Due:
    y, n = _when(random, year)
    when = date(y, n, random.randint(1, 28))
    patterns = [
        "{o} {m} {y}",
        "{d} {m} {y}",
        "By {d} {m} {y}",
        "by {o} {m} {y}",
        "{d} {t} {y}",
        "{d}-{t}-{y2}",
    ]
    text = random.choice(patterns).format(
        o=_ordinal(when.day), d=when.day, m=MONTHS[n], t=dates.SHORT3[n], y=y, y2=f"{y % 100:02d}"
    )
    return Due(text, dates.day(when), "day in words")


def _short_day(random: Random, year: int) -> Due:
    y, n = _when(random, year)
    when = date(y, n, random.randint(1, 28))
    return Due(
        when.strftime(random.choice(["%d.%m.%Y", "%d.%m.%y", "%d/%m/%y", "%d-%m-%Y"])), dates.day(when), "day"
    )


def _quarter(random: Random, year: int) -> Due:
    number = random.randint(1, 4)
    slash, dash = dates.financial(year), dates.financial(year, "-")
    patterns = [
        "Q{n} {slash}",
        "Quarter {n} {slash}",
        "By end of Q{n} {slash}",
        "Q{n} of {dash}",
        "Qtr {n} {dash}",
        "End Q{n} {slash}",
        "{slash} Q{n}",
    ]
    text = random.choice(patterns).format(n=number, slash=slash, dash=dash)
    return Due(text, dates.quarter(year, number), "quarter")


def _half(random: Random, year: int) -> Due:
    number = random.randint(1, 2)
    patterns = ["{w} half of {fy}", "H{n} {fy}", "During the {lower} half of {fy}"]
    word = ["First", "Second"][number - 1]
    text = random.choice(patterns).format(w=word, lower=word.lower(), n=number, fy=dates.financial(year))
    return Due(text, dates.half(year, number), "half")


def _financial_year(random: Random, year: int) -> Due:
    patterns = [
        "{dash}",
        "During {slash}",
        "FY {slash}",
        "FY{dash}",
        "Financial year {slash}",
        "By end of {slash}",
    ]
    text = random.choice(patterns).format(slash=dates.financial(year), dash=dates.financial(year, "-"))
    return Due(text, dates.financial_year(year), "financial year")


def _calendar_year(random: Random, year: int) -> Due:
    text = random.choice(["During {y}", "{y}", "By end of {y}", "Before the end of {y}"]).format(y=year)
    return Due(text, dates.calendar_year(year), "year")


def _months(random: Random, year: int) -> Due:
    n = random.choice([4, 5, 6, 7, 8, 9, 10])
    last = n + random.choice([1, 2])
    patterns = ["{m} – {l} {y}", "{m} to {l} {y}", "{s}-{k} {y}", "Between {m} and {l} {y}", "{s}/{k} {y}"]
    usable = patterns if last == n + 1 else patterns[:4]
    text = random.choice(usable).format(m=MONTHS[n], l=MONTHS[last], s=SHORT[n], k=SHORT[last], y=year)
    return Due(text, dates.months((year, n), (year, last)), "months")


def _season(random: Random, year: int) -> Due:
    name = random.choice(["spring", "summer", "autumn"])
    y = year if name == "autumn" else year + random.choice([0, 1])
    text = random.choice(["{n} {y}", "By {n} {y}", "By {l} {y}", "In {l} {y}"]).format(
        n=name.title(), l=name, y=y
    )
    return Due(text, dates.season(name, y), "season")


def _term(random: Random, year: int) -> Due:
    name = random.choice(["spring", "summer", "autumn"])
    y = year if name == "autumn" else year + 1
    patterns = ["{n} term {y}", "{n} Term {y}", "By end of {l} term {y}", "During the {l} term {y}"]
    return Due(random.choice(patterns).format(n=name.title(), l=name, y=y), dates.term(name, y), "term")


def _reforecast(random: Random, year: int) -> Due:
    """Two dates in one cell: the later one replaces the first."""
    n, y = random.randint(4, 8), year
    patterns = [
        "{s} {y} – revised to {k} {y}",
        "{m} {y} (revised to {l} {y})",
        "{s} {y} now {k} {y}",
        "{m} {y}; revised date {l} {y}",
    ]
    text = random.choice(patterns).format(m=MONTHS[n], l=MONTHS[n + 4], s=SHORT[n], k=SHORT[n + 4], y=y)
    return Due(text, dates.month(y, n + 4), "re-forecast in the cell")


def _with_condition(random: Random, year: int) -> Due:
    y, n = _when(random, year)
    condition = random.choice(["subject to funding", "if recruitment allows", "subject to national guidance"])
    text = random.choice([f"{MONTHS[n]} {y} ({condition})", f"{SHORT[n]} {y} - {condition}"])
    return Due(text, dates.month(y, n, condition=condition), "month on condition", open=("due.precision",))


def _conditional(random: Random, year: int) -> Due:
    text = random.choice(
        [
            "Once the new case system is live",
            "When funding is confirmed",
            "Subject to recruitment of the post",
            "Following publication of the inspection report",
            "After the peer review has reported",
            "TBC once guidance is published",
            "Dependent on national guidance",
        ]
    )
    return Due(text, dates.undated("conditional", condition=text), "conditional", open=("finding:no_due",))


def _fixed(kind: str, precision: str, texts: list[str], recurrence: str = "") -> Callable[[Random, int], Due]:
    def word(random: Random, year: int) -> Due:
        return Due(random.choice(texts), dates.undated(precision, recurrence), kind)

    return word


DUES: list[tuple[int, Callable[[Random, int], Due]]] = [
    (5, _of_month("month", "{m} {y}", "{t} {y}", "{t} {y2}", "{s} {y}", "{m} '{y2}")),
    (3, _of_month("by month", "By {m} {y}", "by {t} {y}", "by the end of {m} {y}", "No later than {m} {y}")),
    (2, _of_month("end of month", "End {m} {y}", "End of {t} {y}", "By end {s} {y}", "by end of {m} {y}")),
    (1, _of_month("part of month", "Early {m} {y}", "Mid {m} {y}", "Late {m} {y}")),
    (1, _of_month("figures", "{n:02d}/{y}")),
    (2, _excel_month),
    (2, _long_day),
    (2, _short_day),
    (3, _quarter),
    (1, _half),
    (2, _financial_year),
    (1, _calendar_year),
    (2, _months),
    (1, _season),
    (2, _term),
    (1, _reforecast),
    (1, _with_condition),
    (1, _conditional),
    (2, _fixed("ongoing", "ongoing", ["On-going", "ONGOING", "Continuous", "Throughout", "Ongoing throughout the plan", "Rolling programme", "Continuing"])),
    (1, _fixed("recurring", "ongoing", ["Each year", "Yearly", "Annual", "Once a year", "Annual review"], "FREQ=YEARLY")),
    (1, _fixed("recurring", "ongoing", ["Every quarter", "Each quarter", "Quarterly updates"], "FREQ=MONTHLY;INTERVAL=3")),
    (1, _fixed("recurring", "ongoing", ["Every six months", "Six monthly", "6 monthly", "Twice yearly", "Half-yearly"], "FREQ=MONTHLY;INTERVAL=6")),
    (1, _fixed("recurring", "ongoing", ["Monthly", "Every month", "Each month"], "FREQ=MONTHLY")),
    (1, _fixed("recurring", "ongoing", ["Every two months", "Every 2 months"], "FREQ=MONTHLY;INTERVAL=2")),
    (1, _fixed("unknown", "unknown", ["TBA", "To be confirmed", "N/A", "n/a", "tbc", "To be agreed", "Date TBC", "Not yet set"])),
    (1, _fixed("relative", "relative", ["Immediate", "Immediately", "ASAP", "As soon as possible", "Within three months", "Within 6 weeks of approval"])),
    (1, lambda random, year: Due(random.choice(["End of plan", "By end of plan", "By the end of the plan"]), None, "end of plan")),
    (2, lambda random, year: Due("", None, "blank")),
]  # fmt: skip
SENTENCE_DUES = [
    "by the end of {month}",
    "during {month}",
    "no later than {month}",
    "by {month}",
    "at the end of {month}",
    "in {month}",
]
