"""The first rehearsal list, by the reader's author: everything not named here is as in `seen`."""

from tests.importing.renderer.wordings import seen
from tests.importing.renderer.wordings.seen import *  # noqa: F403

HEADERS = {
    "ref": ["Ref", "No", "Action no.", "ID", "Item", "Line", "Number", "Code"],
    "section": ["Priority area", "Strand", "Workstream", "Area of work", "Priority Theme", "Pillar"],
    "outcome": [
        "Aim",
        "Outcome statement",
        "What we want to achieve",
        "Intended outcome",
        "Goal",
        "What will be different?",
        "Desired result",
        "Difference for children",
        "Ambition",
    ],
    "objective": [
        "Strategic objective",
        "What we want to do",
        "Objective / area",
        "Developmental objective",
        "Recommendation",
        "Area for improvement",
        "Key objective",
        "Deliverable",
    ],
    "action": [
        "What will we do?",
        "How?",
        "Milestone",
        "Task",
        "Key activity",
        "Steps",
        "What needs to happen",
        "Actions to deliver",
        "Activity",
        "What will it do?",
        "Tasks / milestones",
        "Next steps",
    ],
    "action beside outcome": [
        "Strategic objectives",
        "Milestones",
        "What will we do?",
        "Actions we will take",
        "How will we get there?",
        "Recommendation",
        "Task",
        "Steps we will take",
    ],
    "lead": [
        "Owner",
        "Who is responsible",
        "Lead agency",
        "Responsibility assigned to",
        "Lead officer",
        "Accountable person",
        "By whom",
        "Who",
        "Responsible lead/group",
        "Led by",
        "Person / group responsible",
        "Who will do it",
        "Nominated lead",
    ],
    "due": [
        "Target date",
        "WHEN BY?",
        "Timeframe",
        "Completion date",
        "Due",
        "Timescale/Target",
        "Delivery date",
        "By when?",
        "To be done by",
        "End date",
        "Time frame",
        "Milestone date",
    ],
    "revised": ["New date", "Revised deadline", "Re-forecast", "Extended to", "Amended timescale"],
    "measure": [
        "Impact measure",
        "How will we know?",
        "What will impact be and how measured",
        "KPI",
        "Measurement of progress",
        "Success criteria",
        "Outcome target",
        "What good looks like",
        "Indicators of success",
        "Monitoring and evaluation",
    ],
    "evidence": [
        "Proof",
        "Evidence required",
        "Source of evidence",
        "Evidence source",
        "Assurance",
        "How evidenced",
    ],
    "status": [
        "BRAG",
        "Current status",
        "R.A.G.",
        "Progress rating",
        "RAG status",
        "Assessment of progress",
        "Rating",
        "Position",
        "State",
    ],
    "self": ["Self-assessment", "Agency score", "Own rating", "Self rating"],
    "moderated": ["Board rating", "Moderated rating", "Validated score", "Panel score"],
    "progress": [
        "Commentary",
        "Latest position",
        "Current commentary",
        "Update",
        "PROGRESS at MARCH 2024",
        "Notes on progress",
        "What has happened so far",
        "Position statement",
        "Quarterly update",
        "Narrative",
    ],
    "source": [
        "Origin",
        "Where from",
        "Driver",
        "Linked to",
        "Recommendation source",
        "Reference document",
        "Arising from",
    ],
    "extra": ["Cost", "Barriers", "Dependencies", "Budget", "Priority level", "Risks and mitigation"],
}
TITLES = [
    "Our Plan {period}",
    "Keeping Children Safe {period}",
    "Improvement Programme {period}",
    "Strategic Priorities {period}",
    "Safeguarding Strategy {period}",
    "Delivery Plan: {period}",
    "{period} Business Plan",
    "Three Year Plan {period}",
    "Working Together for Children {period}",
    "Annual Work Programme {period}",
]
PARTNERSHIPS = [
    "{place} Local Safeguarding Children Board",
    "{place} Safeguarding Partnership",
    "{place} LSCP",
    "Safeguarding Children Partnership for {place}",
    "{place} Children's Safeguarding Assurance Partnership",
    "{place} Multi-Agency Safeguarding Arrangements",
    "{place} & {other} Safeguarding Children Partnership",
    "Keeping {place} Children Safe Partnership",
    "{place} Safeguarding Children and Young People Partnership Board",
    "{place} Child Safeguarding Partners",
    "{place} SCP",
    "Safer {place} Children's Partnership",
    "Safeguarding {place}",
    "{place} Safeguarding Executive",
    "{place} Families First Partnership",
]
PERIODS = ["{y} to {z}", "April {y} – March {z}", "{y}/{y2} to {x}/{x2}", "{y}–{z}", "{y} / {z}"]
SECTION_HEADINGS = [
    "Strategic Priority {n}: {title}",
    "Theme {n} - {title}",
    "{n}. {title}",
    "PRIORITY {n}: {title}",
    "Strand {n} – {title}",
    "Workstream {n}: {title}",
    "{title}",
    "Goal {n}: {title}",
    "Pillar {n}: {title}",
    "SP{n}: {title}",
    "Area {n}: {title}",
    "Chapter {n}. {title}",
    "WS{n} – {title}",
    "Objective {n}: {title}",
    "Aim {n} – {title}",
    "Priority Area {n} – {title}",
]
PRIORITY_GROUPS = [
    "Strategic priorities",
    "What we will focus on",
    "Priorities for action",
    "Delivery plan",
    "Our areas of focus",
    "Partnership priorities",
]
STANDING_GROUPS = [
    "Business as usual",
    "Statutory duties",
    "Core functions",
    "Our standing duties",
    "Statutory and core business",
]
OUTCOMES_ABOVE = [
    "Aims:",
    "What we want to see:",
    "Intended outcomes",
    "What will be different for children:",
    "The difference we want to make",
    "Desired outcomes:",
    "We want:",
    "What success looks like:",
    "Goals",
]
SECTION_LEADS = [
    "Owner: {lead}",
    "Led by: {lead}",
    "Sponsor: {lead}",
    "Responsible: {lead}",
    "Priority Sponsor – {lead}",
    "Strategic lead: {lead}",
    "Accountable lead: {lead}",
    "Executive lead - {lead}",
]
HORIZONS = [
    "To be completed by {month}",
    "Complete by end {month}",
    "Short term – by {month}",
    "In {fy}",
    "Due by {month}",
    "Phase one (by {month})",
]
GLOSSARY_TITLES = [
    "Terms used in this plan",
    "Acronyms",
    "Who's who",
    "List of abbreviations",
    "Key to initials",
]
KEY_TITLES = [
    "Status key",
    "What the colours mean",
    "BRAG definitions",
    "RAG rating guide",
    "Progress key",
    "How we rate progress",
]
FOOTERS = ["{page}", "{page} / {pages}", "{name} plan final.docx", "Version 3.2 | Page {page}", "p. {page}"]
MARKINGS = ["OFFICIAL-SENSITIVE", "Restricted", "NOT PROTECTIVELY MARKED", "Draft v0.4"]
SEPARATORS = ["", "---", "***", "...", "====", "—"]
QUARTERS = [
    ["Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar"],
    ["Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4"],
    ["Qtr 1", "Qtr 2", "Qtr 3", "Qtr 4"],
]
QUARTER_MARKS = ["✓", "X", "•", "■", "✔", "Y"]
TICKS = ["✔", "x", "X", "Y", "√", "●"]
TICK_COLUMNS = [
    ["Done", "In hand", "Not started"],
    ["Complete", "On track", "Off track"],
    ["Met", "Partly met", "Not met"],
    ["Fully achieved", "Partially achieved", "Not achieved"],
    ["Green", "Amber", "Red"],
]
STATUS_LETTERS = [
    {"B": "Complete and embedded", "G": "On target", "A": "Slipping", "R": "Late"},
    {"G": "Fine", "Y": "Watch", "R": "Stuck"},
]
STATUS_WORDS = [
    ["Green", "Amber", "Red"],
    ["Not started", "In progress", "Done"],
    ["Completed", "Overdue", "Slipped"],
    ["Achieved", "Partially achieved", "Not achieved"],
    ["Open", "Closed", "In hand"],
]
STATUS_SCORES = [["0", "1", "2", "3"]]
STATUS_FILLS = [
    {"C00000": ("red", "Late"), "FFFF00": ("yellow", "Watch"), "92D050": ("green", "Fine")},
    {"0070C0": ("blue", "Done"), "FF0000": ("red", "Late"), "00B050": ("green", "Well")},
]
NUMBERING = ["1.1.1", "C1.1.1", "1(i)", "a)", "WS1P1", "continued", "1.1", "1a", "1."]
POSTS = [
    "Service Manager, Early Help",
    "LADO",
    "Partnership Coordinator",
    "Chief Nurse",
    "Quality Assurance Lead",
    "Detective Superintendent",
    "Named GP",
    "Head of Youth Justice",
    "Data Analyst",
    "Training Officer",
    "Chair of the Executive",
    "Public Health Consultant",
]
GROUPS = [
    "Learning and Improvement Group",
    "Child Exploitation Strategic Group",
    "MASH Board",
    "Case Review Panel",
    "Voice and Participation Forum",
    "Business Management Group",
    "Education Reference Group",
    "Performance Sub Committee",
    "Delegated Safeguarding Partners",
]
AGENCIES = [
    "NHS Foundation Trust",
    "Schools",
    "Housing",
    "ICB",
    "Fire and Rescue",
    "Voluntary Sector",
    "Local Authority",
    "CAMHS",
    "Adult Social Care",
    "Public Health",
]
PEOPLE = [("MA", "Mo Ash"), ("TW", "Tia Wynn"), ("GB", "Gil Barr"), ("NF", "Nia Fell"), ("ES", "Eli Stone")]
COLLECTIVES = [
    "All",
    "All partner agencies",
    "Everyone",
    "All SCP members",
    "Every agency",
    "All relevant agencies",
    "All sub-groups",
    "Whole partnership",
    "All Board members",
]
LEAD_FORMS = [
    *seen.LEAD_FORMS,
    ("comma pair", 3, "{a}, {b}"),
    ("ampersand", 2, "{a} & {b}"),
    ("tight slash", 2, "{a}/{b}"),
    ("semicolon", 2, "{a}; {b}"),
    ("bullets", 2, "• {a}\n• {b}"),
    ("each agency", 1, "{a} + lead for each agency"),
    ("to be created", 1, "{t} (to be established)"),
    ("partnership", 1, "The Partnership"),
    ("initials list", 1, "{i}, {j}"),
]
SENTENCE_DUES = [
    "by the end of {month}",
    "before {month}",
    "by {month}",
    "during {month}",
    "no later than {month}",
]
VERSION_WORDS = [
    ["Issue", "Issued", "By", "What changed"],
    ["0.3", "03.02.{y}", "Coordinator", "Comments of partners added"],
]
