"""A fourth list of wordings to rehearse with, by somebody who has not read the reader: words as boards, councils, health
boards and their inspectors print them, in business, strategic and improvement plans and work programmes."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from tests.importing.renderer import dates
from tests.importing.renderer.dates import MONTHS, SHORT, SHORT3, Due

# fmt: off
HEADERS = {
    "ref": [
        "Action ref.", "Ref:", "No:", "Action", "Action number", "S/N", "Item ref", "Unique ref", "Plan ref",
        "Objective no.", "Row", "Ref. No.", "Serial",
    ],
    "section": [
        "Strategic theme", "Priority heading", "Business plan priority", "Programme", "Domain", "Chapter",
        "Strand of work", "Which priority?", "Area", "Priority / strand", "Portfolio", "Linked priority",
    ],
    "outcome": [
        "Outcome we want", "Outcome for children", "Outcomes sought", "What outcome do we want?", "Desired impact",
        "Intended impact on children", "Vision for this area", "Outcome to be achieved", "What we want to be true",
        "What good will look like for children", "Children will…", "Anticipated outcome", "Outcome(s)",
        "Overall aim", "Our ambition", "Benefit to children and families", "Agreed outcome",
    ],
    "objective": [
        "Objective(s)", "What do we need to improve?", "Improvement needed", "Issue to be addressed", "Sub-objective",
        "Area of development", "Specific objective", "Our objective", "Recommendation from review", "Standard",
        "What we said we would do", "Improvement theme", "Strategic intent", "Finding", "Requirement",
        "Local priority", "Key line of enquiry",
    ],
    "action": [
        "Action required", "What we'll do", "What action will be taken?", "SMART action", "Specific action",
        "Action points", "Action agreed", "Detailed action", "How will this be done?", "Delivery actions",
        "Work required", "Activities", "Task / activity", "Actions needed", "What has to be done",
        "What are we doing about it?", "Key steps", "Description of action", "Action description",
        "How are we going to do this?", "Implementation steps", "Measures to be taken", "Action / milestone",
    ],
    "action beside outcome": [
        "Key action", "What will we do to get there?", "Strategic action", "How we will achieve this",
        "Actions to be delivered", "What the partnership will do", "What must we do?", "Work to deliver this",
        "Activity to achieve outcome", "Action required", "Specific objectives", "Delivery actions", "We will:",
    ],
    "lead": [
        "Lead / owner", "Lead professional", "Responsible lead", "Action lead", "Who's leading?", "Lead name", "Leads",
        "Who is accountable?", "Whose responsibility?", "Name of lead", "Officer", "Officer responsible",
        "Lead officer / agency", "Responsible agency / person", "Responsible body", "Responsible party",
        "Accountable group", "Sub-group responsible", "Lead sub-group", "Lead group", "Lead person / agency",
        "Persons responsible", "Allocated to", "Action by", "By who", "By whom?", "Who by?", "Accountable",
        "Lead and contributors", "Partner lead", "Delivered by", "Ownership", "Resp.", "Lead(s) for action",
    ],
    "due": [
        "Target", "Target for completion", "Date to be completed", "To be completed", "Date of completion",
        "Expected completion", "Expected date", "Estimated completion date", "Planned date", "Required by",
        "Due by when", "Date required", "By when / date", "Time scale", "Time-scale", "Time frame for completion",
        "Timings", "Timing", "Proposed timescale", "Timescales for completion", "Finish date", "Deadline for action",
        "Agreed deadline", "Delivery by", "Deliver by", "When will this be done by?", "When will we do it?",
        "Completion target", "Date by which to complete", "Time-line", "Implementation date", "Milestone dates",
    ],
    "revised": [
        "Date revised to", "Revised target", "Revised due date", "Revised by when", "Updated deadline",
        "New deadline", "New timescale", "Extended deadline", "Re-forecast", "Slipped to", "Rescheduled to",
        "Latest forecast", "Revised completion",
    ],
    "measure": [
        "How we will measure impact", "How will success be measured?", "Measuring success", "Success measure(s)",
        "What will tell us it worked?", "How do we know we have succeeded?", "Impact / success measure",
        "Measurable outcome", "Measurable impact", "Performance indicator", "Performance indicators",
        "Performance measures / targets", "Key performance indicator (KPI)", "Measures", "Metric", "Metrics",
        "Criteria for success", "How will we know we've got there?", "How will we know if it is working?",
        "How will we know this has made a difference?", "What difference will we be able to measure?",
        "Quantifiable measure", "Indicator", "Success looks like", "Intended output and measure",
    ],
    "evidence": [
        "How will it be evidenced?", "Evidenced by", "How will we evidence this?", "Evidence base", "Evidence log",
        "Evidence (documents)", "Evidence provided", "Evidence of progress", "Where can evidence be found?",
        "Proof of completion", "Verification", "Evidence to be provided", "Documents held as evidence",
    ],
    "status": [
        "RAG Status", "RAG score", "R A G", "RAG (current)", "Overall RAG", "BRAG status", "RAGB", "RAGB rating",
        "Status (BRAG)", "Progress status", "Current rating", "Completion status", "Stage", "RAG Q4", "Where are we?",
        "Colour", "Traffic light", "Delivery confidence", "On track?", "Latest RAG", "Action RAG",
    ],
    "self": [
        "Self-assessed RAG", "Agency self-rating", "Agency self-assessment", "Self-assessed grade", "Own assessment",
        "Self-evaluation score", "Agency's own score", "Self-scored",
    ],
    "moderated": [
        "Moderated RAG", "Moderation score", "Moderation outcome", "Score following moderation", "Agreed moderated score",
        "Score as moderated", "Moderated assessment", "Moderated result",
    ],
    "progress": [
        "Progress so far", "Progress update", "Progress report", "Progress this quarter", "Progress made",
        "Progress and impact to date", "Progress/comments", "Update / comments", "Comment", "Current position / update",
        "Current progress", "Latest progress", "Status update", "What we have done so far", "Work completed to date",
        "Action taken", "Action taken to date", "Actions completed so far", "Q2 update", "Update as at 30 September",
        "Position at year end", "Narrative on progress", "Lead's comments", "Lead officer update", "Achievements to date",
    ],
    "source": [
        "Source of objective", "Source / driver", "Source of this action", "Sourced from", "Came from",
        "Why? (source)", "Learning source", "Review / audit source", "Source (review, audit, inspection)",
        "Recommendation from", "Cross reference", "Cross-reference to review", "Review reference", "Link to source",
    ],
    "extra": [
        "Resources / cost", "Resource", "Cost (£)", "Funding", "Financial implications", "Key risks", "Risk to delivery", "Risk rating", "Possible barriers", "Supporting agencies",
        "Support needed", "Contingency", "Costs and funding", "Enablers", "Equality implications", "Constraints",
    ],
}
TITLES = [
    "Strategic Business Plan and Priorities {period}", "Strategic plan: {period}", "Business Plan – {period}",
    "Business plan for {period}", "Business Plan ({period})", "BUSINESS PLAN {period}", "Priorities and Business Plan {period}",
    "Three-Year Strategic Plan {period}", "Multi-agency Business Plan {period}", "Safeguarding Plan on a Page {period}",
    "Safeguarding Improvement Plan {period}", "Single Improvement Plan: {period}", "Joint Improvement Plan {period}",
    "Transformation and Delivery Plan {period}", "Priority Action Plan {period}", "Strategic Action Plan {period}",
    "Strategy and Work Programme {period}", "Work Programme: {period}", "Workplan {period}", "Forward Work Programme {period}",
    "Development Plan, {period}", "Operational Plan {period}", "Implementation Plan {period}",
    "Post-Inspection Action Plan {period}", "Learning and Improvement Plan {period}", "Local Safeguarding Plan {period}",
    "Keeping Children Safe in {place}: Business Plan {period}", "A Safer Childhood: Strategic Plan {period}",
    "Our plan for keeping children safe, {period}", "Our Safeguarding Plan {period}", "Safe, Seen and Heard: Plan for {period}",
    "Business Plan and Performance Framework {period}", "Safeguarding Children Action Plan for {period}",
]
PARTNERSHIPS = [
    "{place} Safeguarding Partnership for Children", "{place} Safeguarding Children and Families Partnership",
    "{place} Children's Safeguarding Board", "{place} Safeguarding Children Executive", "{place} LSCP", "{place} LSCB",
    "{place} SCP", "{place} Borough Safeguarding Children Partnership", "{place} County Safeguarding Children Partnership",
    "City of {place} Safeguarding Children Partnership", "Royal Borough of {place} Safeguarding Partnership",
    "Greater {place} Safeguarding Children Partnership", "{place} and {other} Local Safeguarding Children Board",
    "{place}, {other} and the Islands Safeguarding Children Partnership", "{place} and {other} Safeguarding Partnership",
    "{place} Joint Safeguarding Children and Adults Partnership", "{place} Safeguarding Adults and Children Board",
    "{place} Partnership for Safeguarding Children", "{place} Multi-Agency Child Safeguarding Partnership",
    "{place} Local Safeguarding Children Partnership", "{place} Local Safeguarding Children's Partnership",
    "{place} Safeguarding Children Alliance",
    "{place} Child Protection Committee",
    "{place} Children's Trust Board", "{place} Council", "{place} University Health Board",
    "{place} Safeguarding and Promoting Welfare Partnership", "{place} Safeguarding Children & Young People Partnership",
]
PERIODS = [
    "{y}-{z}", "{y} to {z}", "{y} until {z}", "{y}–{z2}", "{y} - {z}", "{y} — {z}", "{y}/{z2}", "{y} through to {z}",
    "April {y} to March {z}", "April {y} - March {z}", "1 April {y} to 31 March {z}", "Apr {y} – Mar {z}",
    "1st April {y} – 31st March {z}", "{y}/{y2} to {x}/{x2}", "{y}-{y2} to {x}-{x2}", "{y}/{y2} – {x}/{x2}",
]
SECTION_HEADINGS = [
    "Priority {N}: {title}", "PRIORITY {N}: {TITLE}", "PRIORITY {n}: {TITLE}", "Priority {N} – {title}", "Priority {n} — {title}",
    "Priority {R}: {title}", "Priority {L}: {title}", "Priority {n}. {title}", "Priority No. {n}: {title}",
    "Strategic Priority {N} – {title}", "Strategic priority {n} - {title}", "STRATEGIC PRIORITY {n} – {TITLE}",
    "Business Priority {n}: {title}", "Safeguarding Priority {n}: {title}", "Joint Priority {n}: {title}",
    "Strategic Aim {n}: {title}", "Strategic Objective {n}: {title}", "Strategic Goal {n} – {title}", "Goal {N}: {title}",
    "Theme {L}: {title}", "Theme {N} – {title}", "THEME {n}: {TITLE}", "Strategic Theme {n} - {title}", "Themed Priority {n} – {title}",
    "Strand {n}: {title}", "Strand {L} – {title}", "Workstream {N}: {title}", "Work stream {n} – {title}", "Work Strand {n} - {title}",
    "Section {n}: {title}", "Section {L} – {title}", "Part {n}: {title}", "Part {R} – {title}", "Area for Improvement {n}: {title}",
    "Improvement Area {n} – {title}", "Improvement Priority {n}: {title}", "Programme {n}: {title}", "Domain {n}: {title}",
    "Standard {n}: {title}", "Commitment {n} – {title}", "Pledge {n}: {title}", "Key Area {n}: {title}", "Key Theme {n} – {title}",
    "{n} – {title}", "{n}: {title}", "{n}.0 {title}", "{L}. {title}", "{R}. {title}", "({n}) {title}", "P{n}. {title}", "TP{n}: {title}",
    "S{n} – {title}", "{title}", "{title}", "{TITLE}",
]
PRIORITY_GROUPS = [
    "Our priorities for {y}", "Multi-agency priorities", "Thematic priorities", "Strategic safeguarding priorities",
    "PRIORITIES", "Agreed priorities", "Shared priorities",
    "Our three-year priorities", "Improvement priorities", "What are our priorities?", "Focused priorities",
]
STANDING_GROUPS = [
    "Core business of the partnership", "CORE BUSINESS", "Business as usual (BAU)", "Our statutory duties",
    "Statutory responsibilities and core functions", "Standing responsibilities", "Core and statutory functions", "Day-to-day statutory duties", "Standing duties and core functions",
    "Core duties", "What we must always do: statutory duties",
]
OUTCOMES_ABOVE = [
    "Outcomes for this priority:", "Outcomes for children:", "Intended outcomes for children and families:", "Outcome(s) sought:",
    "Our desired outcomes", "Our outcomes:", "What outcomes do we want?", "What outcomes are we looking for?", "Key outcomes",
    "By {y} we want:", "As a result:", "We want children to say:", "What will be better for children and young people?",
    "What will have changed for children", "The outcomes we are working towards:", "What difference do we want to make?",
    "What do we want to achieve?", "What we aim to achieve:", "What good looks like:", "How will life be better for children?",
    "Children, families and professionals will see:", "Impact we want to have:", "Expected results", "Overall outcome:",
    "Strategic outcomes:", "If we get this right:", "OUTCOMES", "What does success look like?",
]
SECTION_LEADS = [
    "Lead officer: {lead}", "Lead for this priority: {lead}", "Priority Lead – {lead}", "Priority Lead: {lead}", "Lead Partner: {lead}",
    "Senior sponsor: {lead}", "Strategic sponsor – {lead}", "Executive lead: {lead}", "Strategic owner: {lead}", "Theme lead: {lead}",
    "Senior Responsible Owner: {lead}", "SRO – {lead}", "Strand lead: {lead}", "Accountable officer: {lead}", "Responsible officer: {lead}",
    "Responsible lead: {lead}", "Overall lead: {lead}", "Section lead: {lead}", "Owned by: {lead}", "This priority is led by: {lead}",
    "Champion: {lead}", "Lead – {lead}", "LEAD: {lead}", "Who leads on this: {lead}", "Delivery lead: {lead}",
]
HORIZONS = [
    "Actions to be completed by the end of {month}", "Actions due by {month}", "Milestone: {month}", "Deadline: {month}", "Target date: {month}",
    "By close of {month}", "Timescale: by {month}", "Complete by {month}", "Delivery by {month}", "BY {month}", "To be delivered by {month}",
    "Financial year {fy}", "FY {fy}", "Year {fy}", "In {fy} we will:", "What we will do in {fy}", "Actions {fy}", "Work for {fy}",
    "Delivery in {fy}", "{fy} actions", "Next steps – by {month}", "We will do by {month}:", "Priorities for completion in {fy}",
]
VERSION_WORDS = [
    ["Document version", "Date of issue", "Prepared by", "Description of change"],
    ["v0.1", "09/01/{y}", "Partnership Business Unit", "Outline circulated to delegated partners"],
    ["v0.2", "23/01/{y}", "Partnership Business Unit", "Comments of scrutineer and young advisers added"],
    ["v0.3", "20/02/{y}", "Policy Officer", "Leads confirmed"],
    ["v1.0 FINAL", "31/03/{y}", "Policy Officer", "Signed off by lead safeguarding partners"],
]
GLOSSARY_TITLES = [
    "Glossary and abbreviations", "Abbreviations and acronyms", "Abbreviations used", "Acronyms used in this plan", "Acronym list",
    "Glossary of terms and abbreviations", "Key to acronyms", "Key to leads", "Leads: key to initials", "Initials used", "Appendix: glossary",
    "Terms and abbreviations", "Explanation of terms", "What the letters mean", "Lead initials", "GLOSSARY",
]
KEY_TITLES = [
    "RAG rating", "RAG ratings explained", "RAG rating definitions", "BRAG rating key", "BRAG status key", "Key to RAG ratings",
    "Key to colours", "Colour key", "Colour coding", "Rating key", "Rating definitions", "Status definition", "Status legend", "KEY",
    "Explanation of RAG status", "RAG rating criteria", "Progress rating key", "What our ratings mean", "RAG status definitions",
]
FOOTERS = [
    "{name} Business Plan | Page {page} of {pages}", "Page {page} of {pages}", "{page} of {pages}", "P a g e | {page}", "[{page}]", "Pg {page}",
    "{name} SCP Business Plan – agreed by Executive – {page}", "Version 2.1 – last updated 14/05/2025 – page {page}", "{page}  {name} Partnership",
    "N:/Safeguarding/Business Plan/{name} BP v17 080617.doc Page {page}", "www.{name}safeguarding.example.org   {page}",
    "Not to be copied without permission of the Business Manager. Page {page}", "Item 9 Appendix A ({page}/{pages})", "{name} – Public – {page}",
    "Review date: March 2027 | Owner: Business Unit | Page {page} of {pages}", "Safeguarding is everyone's business – {page}",
]
MARKINGS = [
    "OFFICIAL – PUBLIC", "OFFICIAL", "PUBLIC", "OFFICIAL SENSITIVE – PERSONAL", "PROTECT", "PROTECT – COUNCIL", "GPMS: Not protectively marked",
    "FINAL DRAFT", "DRAFT – for discussion", "CONSULTATION DRAFT", "Draft 3 – not yet agreed", "NHS Confidential", "Internal use only",
    "Security classification: OFFICIAL", "Unrestricted", "APPENDIX 2", "Appendix C", "EMBARGOED",
]
SEPARATORS = ["", "–", "—", "____", "* * *", "…", "======"]
QUARTERS = [
    ["Q1", "Q2", "Q3", "Q4"], ["QTR1", "QTR2", "QTR3", "QTR4"], ["Qtr. 1", "Qtr. 2", "Qtr. 3", "Qtr. 4"], ["Quarter one", "Quarter two", "Quarter three", "Quarter four"],
    ["1st Quarter", "2nd Quarter", "3rd Quarter", "4th Quarter"], ["First quarter", "Second quarter", "Third quarter", "Fourth quarter"],
    ["Q1: Apr-Jun", "Q2: Jul-Sep", "Q3: Oct-Dec", "Q4: Jan-Mar"], ["Apr–Jun", "Jul–Sep", "Oct–Dec", "Jan–Mar"], ["Apr to Jun", "Jul to Sep", "Oct to Dec", "Jan to Mar"],
    ["Apr/May/Jun", "Jul/Aug/Sep", "Oct/Nov/Dec", "Jan/Feb/Mar"], ["Q1 April to June", "Q2 July to September", "Q3 October to December", "Q4 January to March"],
    ["Quarter 1 (Apr-Jun)", "Quarter 2 (Jul-Sep)", "Quarter 3 (Oct-Dec)", "Quarter 4 (Jan-Mar)"],
]
QUARTER_MARKS = ["✓", "✔", "x", "X", "•", "●", "*", "Y", "Yes", "√"]
TICKS = ["✓", "✔", "√", "x", "X", "•", "●", "*", "Y", "Yes", "yes", "1", "☒"]
TICK_COLUMNS = [
    ["Achieved", "Partly achieved", "Not achieved"], ["Blue", "Red", "Amber", "Green"], ["R", "A", "G"], ["Red", "Amber", "Green"],
    ["Not started", "Started", "Complete"], ["Not started", "In progress", "Complete", "Embedded"], ["Fully", "Partially", "Not at all"],
    ["On target", "Behind", "Achieved"], ["To do", "Doing", "Done"], ["Compliant", "Partially compliant", "Non-compliant"],
    ["Good progress", "Some progress", "No progress"], ["Outstanding", "Ongoing work", "Closed"], ["Early", "On time", "Late"],
    ["Fully in place", "Partly in place", "Not in place"], ["Action complete", "Action on track", "Action overdue", "Action not due"],
]
STATUS_LETTERS = [
    {"R": "Not achieved", "A": "Partly achieved", "G": "Achieved"},
    {"R": "Critical – needs escalation", "A": "Concern – being managed", "G": "Controlled – no concern"},
    {"B": "Complete", "G": "On track to meet the deadline", "A": "Minor delay", "R": "Major delay or will not be met"},
    {"B": "Not yet due to start", "R": "Overdue", "A": "Started, some delay", "G": "Started, to time", "C": "Completed"},
    {"C": "Completed", "OT": "On target", "S": "Some slippage", "NS": "Not started"},
    {"FA": "Fully achieved", "PA": "Partially achieved", "NA": "Not achieved"},
    {"M": "Met", "PM": "Partly met", "NM": "Not met"}, {"Y": "Done", "P": "Partly done", "N": "Not done"},
    {"E": "Evidence of embedding", "D": "Delivered", "I": "In hand", "O": "Outstanding"}, {"H": "High confidence", "M": "Medium confidence", "L": "Low confidence"},
]
STATUS_WORDS = [
    ["Green", "Amber", "Red"], ["GREEN", "AMBER", "RED", "BLUE"], ["Blue – complete", "Green – on track", "Amber – at risk", "Red – off track"],
    ["On-track", "Off-track", "Closed"], ["In hand", "Completed", "Delayed", "Not started"], ["Ongoing", "Complete", "Outstanding"],
    ["Underway", "To be started", "Finished"], ["Delivered", "Partially delivered", "Not delivered"], ["Action complete", "Action in progress", "Action overdue"],
    ["Fully met", "Partially met", "Not met"], ["Ahead of schedule", "On schedule", "Behind schedule", "Complete"], ["Outstanding", "Good", "Requires improvement", "Inadequate"],
    ["Live", "Parked", "Completed"], ["0%", "25%", "50%", "75%", "100%"], ["On plan", "Slipping", "Failing"], ["Planned", "Commenced", "Completed", "Embedded"],
    ["Yes", "No", "Partly"], ["Due", "Not due", "Overdue", "Done"], ["Substantial assurance", "Moderate assurance", "Limited assurance"],
]
STATUS_SCORES = [["1", "2", "3", "4"], ["0", "1", "2", "3"], ["1", "2", "3", "4", "5"], ["0", "1", "2", "3", "4"], ["A", "B", "C", "D", "E"], ["1", "2", "3"]]
STATUS_FILLS = [
    {"FF0000": ("red", "Off target"), "FFC000": ("amber", "Under way, with some delay"), "00B050": ("green", "On target"), "00B0F0": ("blue", "Completed")},
    {"C00000": ("red", "Overdue"), "FFC000": ("amber", "Due within a month"), "92D050": ("green", "Not due for more than a month")},
    {"FF0000": ("red", "Will not be met"), "FFBF00": ("amber", "May not be met"), "70AD47": ("green", "Will be met"), "BFBFBF": ("grey", "Not started")},
    {"D90000": ("red", "Serious concern"), "FFFF00": ("yellow", "Some concern"), "008000": ("green", "No concern"), "0000FF": ("blue", "Signed off")},
    {"FF0000": ("red", "Not implemented"), "00B050": ("green", "Implemented"), "7030A0": ("purple", "No longer needed")},
    {"808080": ("grey", "Not due"), "00B050": ("green", "Complete with evidence"), "FFC000": ("amber", "Complete, evidence awaited"), "FF0000": ("red", "Incomplete")},
]
NUMBERING = [
    "1.1", "1.1", "1a", "1.", "a)", "(a)", "i)", "1)", "A1", "A.1", "P1.1", "P1/1", "P1A1", "R1", "Action 1.1", "1.01", "01", "C1.1.1", "1(i)", "1(a)", "WS1P1", "continued", "1-1", "SP1.1",
]

POSTS = [
    "Safeguarding Partnership Manager", "Head of Service, Safeguarding and Review", "Independent Scrutineer", "Partnership Business Manager",
    "Partnership Administrator", "Quality and Improvement Manager", "QA Manager", "Assistant Director", "Deputy Director of Nursing",
    "Director of Children and Families", "Executive Director (People)", "Corporate Director for Children", "Chief Superintendent", "Detective Chief Inspector",
    "DCI Protecting Vulnerable People", "Head of Public Protection", "Head of Quality Assurance", "Principal Educational Psychologist", "Designated Safeguarding Lead",
    "Head of Virtual School", "Named Midwife", "Named Nurse", "Designated Nurse for Looked After Children", "Consultant Paediatrician", "Head of MASH",
    "MASH Manager", "Early Help Service Manager", "Training Coordinator", "Learning & Development Manager", "Data Officer", "Policy Officer", "Lay Member (Northern area)",
    "Youth Justice Service Manager", "Head of Probation Delivery Unit", "Strategic Commissioner", "Director of Public Health", "Participation Lead", "Exploitation Coordinator",
    "Neglect Champion", "Chair of the Executive", "Sub-group Chair", "Portfolio Holder", "Schools Adviser", "Safeguarding Adviser for Education", "Contract Manager", "Team Manager",
]
GROUPS = [
    "Executive Board", "Strategic Partnership Board", "Operational Group", "Business Group", "Leadership Group", "Core Partnership Group", "DSP Meeting", "LSP Forum",
    "QA Sub-group", "Quality and Effectiveness Sub Group", "Performance and Audit Group", "MACE", "Strategic MACE Panel", "Missing and Exploitation Sub-Group", "Neglect Strategy Group",
    "Training and Workforce Subgroup", "Learning Hub", "L&D Sub-group", "Practice Review Sub-Group", "Serious Incident Panel", "Rapid Review Panel", "CDOP", "Education Sub-Group",
    "Health Sub-Group", "Health Assurance Forum", "Policy Sub-committee", "Procedures Working Group", "District Safeguarding Groups", "Young Advisers", "Youth Parliament", "Parents' Forum",
    "Domestic Abuse Task Group", "Online Safety Task Group", "Faith and Community Forum", "Communications Sub-Group", "Data Analyst Network", "Section 11 Panel", "Scrutiny Panel", "MASH Steering Group",
]
AGENCIES = [
    "Children's Services", "CSC", "Early Help", "Youth Justice", "YOS", "NPS", "Probation", "Police", "Regional Police", "British Transport Police", "ICB", "NHS England", "Acute Trust", "Community Health Trust",
    "Primary Care", "Maternity Services", "Health Visiting", "School Nursing", "CAMHS", "Mental Health Services", "Substance Misuse Service", "Education", "Secondary Schools", "Colleges", "Early Years",
    "Nurseries", "Housing", "Registered Social Landlords", "Community Safety Partnership", "Fire Service", "Ambulance Trust", "Voluntary Sector", "VCSE", "Youth Service", "Licensing", "Trading Standards", "Legal Services",
    "Prison Service", "Immigration Enforcement", "Cafcass", "Leisure Services", "Council", "Public Health Team", "Adults' Services",
]
PEOPLE = [
    ("PW", "Pat Wren"), ("AHS", "Ade Hall-Shaw"), ("BvD", "Bea van Dijk"), ("CN", "Chi Nwosu"), ("MOD", "Mairead O'Dowd"), ("EJ", "Ewan Jarvis"), ("HK", "Hema Kotecha"),
    ("RS-T", "Ros Sole-Tate"), ("UL", "Una Lacey"), ("TM", "Tariq Mir"), ("KG", "Kaz Grey"), ("VI", "Viv Ince"),
]
COLLECTIVES = [
    "All partners", "ALL", "All agencies and services", "All partner organisations", "All safeguarding partners", "All lead safeguarding partners", "All DSLs", "All Designated Safeguarding Leads",
    "All named professionals", "All chairs", "All Sub-Group Chairs", "All sub-committees", "All Executive members", "All board members", "All strategic leads", "All SCP partners",
    "All relevant partners", "All agency leads", "All multi-agency partners", "All managers", "All schools and settings", "All constituent agencies", "Members of the Partnership", "Partnership members", "Executive members", "Everybody",
]
LEAD_FORMS = [
    ("one", 14, "{a}"), ("blank", 2, ""), ("pair slash", 2, "{a} / {b}"), ("pair slash", 1, "{a}/ {b}"), ("list", 1, "{a}/{b}/{c}"), ("list", 1, "{a} / {b} / {c}"),
    ("pair and", 2, "{a} and {b}"), ("ampersand", 2, "{a} & {b}"), ("plus", 1, "{a} + {b}"), ("comma pair", 1, "{a}, {b}"), ("semicolon", 2, "{a}; {b}"), ("list", 1, "{a}; {b}; {c}"),
    ("list", 1, "{a}, {b} & {c}"), ("list", 1, "{a}, {b} and {c}"), ("stacked", 1, "{a}\n{b}"), ("list", 1, "• {a}\n• {b}\n• {c}"), ("stacked bullets", 1, "• {a}\n• {b}"),
    ("collective", 2, "{all}"), ("chair", 1, "Chair of {t}"), ("chair", 1, "Chair of the {t}"), ("chair", 1, "{t} Chair"), ("partnership", 1, "The Partnership"),
    ("each agency", 1, "{a} + lead for each agency"), ("to be created", 1, "{t} (to be established)"), ("initials", 4, "{i}"), ("initials pair", 1, "{i} / {j}"),
    ("initials pair", 1, "{i} and {j}"), ("initials pair", 1, "{i} & {j}"), ("initials pair", 1, "{i}; {j}"), ("initials list", 1, "{i}, {j}"), ("initials pair", 1, "{i}\n{j}"),
    ("initials place", 1, "{i} ({g})"), ("person place", 1, "{p} ({g})"), ("person", 1, "{p}"),
]
SENTENCE_DUES = [
    "by the close of {month}", "by end of {month}", "by the start of {month}", "not later than {month}", "no later than the end of {month}", "during {month}",
    "in the course of {month}", "at the start of {month}", "before the end of {month}", "on or before the end of {month}", "in {month}",
]


def _month_of(random: Random, year: int) -> tuple[int, int]:
    number = random.randint(1, 12)
    return (year + 1 if number < 4 else year), number


def _months_word(kind: str, *patterns: str, recurrence: str = "", condition: str = "", opened: tuple[str, ...] = ()) -> Callable[[Random, int], Due]:
    """Words of a month: {m} its name, {s} short, {t} three letters, {n} figures, {y} and {yy} the year; {l} a later month."""
    def word(random: Random, year: int) -> Due:
        y, n = _month_of(random, year)
        text = random.choice(patterns).format(m=MONTHS[n], s=SHORT[n], t=SHORT3[n], n=n, y=y, yy=f"{y % 100:02d}", M=MONTHS[n].upper(), T=SHORT3[n].upper())
        return Due(text, dates.month(y, n, recurrence=recurrence, condition=condition), kind, open=opened)
    return word


def _shown_month(random: Random, year: int) -> Due:
    y, n = _month_of(random, year)
    first = date(y, n, 1)
    text, shown = random.choice([(f"{first:%b-%y}", "mmm-yy"), (f"{first:%B %Y}", "mmmm yyyy"), (f"{first:%b %Y}", "mmm yyyy"), (f"{first:%m/%Y}", "mm/yyyy")])
    return Due(text, dates.month(y, n), "real date shown as a month", shown_date=(first, shown))


def _shown_day(random: Random, year: int) -> Due:
    y, n = _month_of(random, year)
    when = date(y, n, random.randint(10, 28))
    text, shown = random.choice([(f"{when:%d-%b-%y}", "dd-mmm-yy"), (f"{when:%d %b %Y}", "dd mmm yyyy"), (f"{when:%d %B %Y}", "dd mmmm yyyy"), (f"{when:%Y-%m-%d}", "yyyy-mm-dd"), (f"{when:%d/%m/%y}", "dd/mm/yy")])
    return Due(text, dates.day(when), "real date", shown_date=(when, shown))


def _day(random: Random, year: int) -> Due:
    y, n = _month_of(random, year)
    when = date(y, n, 1) + timedelta(days=random.randint(0, 27))
    d = when.day
    tail = "th" if d in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(d % 10, "th")
    text = random.choice([
        "{w} {d} {m} {y}", "{w}, {d}{o} {m} {y}", "{d}{o} of {m} {y}", "{d:02d} {T} {y}", "By {d}/{n:02d}/{y}", "by {d:02d}.{n:02d}.{yy}", "No later than {d} {m} {y}",
        "On or before {d}{o} {m} {y}", "by close of play {d}/{n:02d}/{y}", "{d}{o} {t} {y}", "{d} {s} {yy}", "{d}.{n}.{y}", "by {w} {d} {m} {y}", "{d} {m}, {y}",
    ]).format(w=f"{when:%A}", d=d, o=tail, m=MONTHS[n], t=SHORT3[n], s=SHORT[n], T=SHORT3[n].upper(), n=n, y=y, yy=f"{y % 100:02d}")
    return Due(text, dates.day(when), "day words")


def _years(random: Random, year: int) -> dict[str, str]:
    """The ways to write the financial year that starts in `year`."""
    a, b = f"{year % 100:02d}", f"{(year + 1) % 100:02d}"
    return {"f": random.choice([f"{year}/{b}", f"{year}-{b}", f"{year}/{year + 1}", f"{year}–{b}", f"{a}/{b}"]), "y": str(year), "z": str(year + 1)}


def _quarter(random: Random, year: int) -> Due:
    n = random.randint(1, 4)
    names = ["Apr–Jun", "Jul–Sep", "Oct–Dec", "Jan–Mar"]
    pattern = random.choice([
        "{o} quarter {f}", "{o} quarter of {f}", "Quarter {w} {f}", "Q{n} {f}", "{f} Q{n}", "{f}: Q{n}", "{f}, quarter {n}", "By close of Q{n} {f}", "Before end of Q{n} {f}",
        "End of quarter {n} {f}", "During Q{n} of {f}", "In Q{n} {f}", "Q{n} ({r} {c})", "Q{n} FY {f}", "QTR {n} {f}", "By Q{n} {f}", "by end Qtr {n} {f}", "Quarter {n} of {f}",
    ])
    text = pattern.format(n=n, o=["1st", "2nd", "3rd", "4th"][n - 1], w=["one", "two", "three", "four"][n - 1], r=names[n - 1], c=year + (n == 4), **_years(random, year))
    return Due(text, dates.quarter(year, n), "quarter words")


def _quarters(random: Random, year: int) -> Due:
    n = random.randint(1, 3)
    text = random.choice(["Q{n}–Q{k} {f}", "Q{n} to Q{k} {f}", "Q{n}/Q{k} {f}", "Quarters {n} and {k} {f}", "Q{n} and Q{k} {f}"]).format(n=n, k=n + 1, **_years(random, year))
    meaning = dates.quarter(year, n) | {"latest": dates.quarter(year, n + 1)["latest"]}
    return Due(text, meaning, "two quarters", open=("due.precision",))


def _half(random: Random, year: int) -> Due:
    n = random.randint(1, 2)
    pattern = random.choice(["{o} half of {f}", "{o} half {f}", "{w} half of {f}", "{w} half of financial year {f}", "{w} six months of {f}", "H{n} of {f}", "H{n} {f}", "In the {v} half of {f}", "Half {n} {f}"])
    w = ["First", "Second"][n - 1]
    return Due(pattern.format(n=n, o=["1st", "2nd"][n - 1], w=w, v=w.lower(), **_years(random, year)), dates.half(year, n), "half words")


def _financial_year(random: Random, year: int) -> Due:
    pattern = random.choice([
        "{f}", "{f}", "Within {f}", "In {f}", "In-year {f}", "Over {f}", "Across {f}", "By year end {f}", "{f} financial year", "End of financial year {f}", "By the end of {f}", "Before end {f}",
        "FY {f}", "Delivery in {f}", "For {f}", "Year {f}", "April {y} – March {z}", "Between April {y} and March {z}",
    ])
    opened = ("due.precision",) if "April" in pattern else ()
    return Due(pattern.format(**_years(random, year)), dates.financial_year(year), "financial year words", open=opened)


def _calendar_year(random: Random, year: int) -> Due:
    pattern = random.choice(["Calendar year {y}", "In the course of {y}", "By the close of {y}", "End of {y}", "By end {y}", "In {y}", "At some point in {y}", "Throughout {y}"])
    return Due(pattern.format(y=year), dates.calendar_year(year), "year words")


def _span(random: Random, year: int) -> Due:
    n = random.choice([5, 6, 8, 9, 11])
    y, last = year, n + random.choice([1, 2, 3])
    z = y + (last > 12)
    last = (last - 1) % 12 + 1
    same = ["{m} and {l} {z}", "From {m} to {l} {z}", "{t} – {k} {z}", "{m} until {l} {z}", "{t} to {k} {zz}"]
    over = ["{m} {y} to {l} {z}", "{m} {y} – {l} {z}", "{t} {yy} – {k} {zz}", "Between {m} {y} and {l} {z}", "{t}-{yy} to {k}-{zz}"]
    usable = over if z > y else [*same[0 if last == n + 1 else 1 :], *over]
    text = random.choice(usable).format(m=MONTHS[n], l=MONTHS[last], t=SHORT3[n], k=SHORT3[last], y=y, z=z, yy=f"{y % 100:02d}", zz=f"{z % 100:02d}")
    return Due(text, dates.months((y, n), (z, last)), "span of months")


def _season(random: Random, year: int) -> Due:
    name = random.choice(["spring", "summer", "autumn", "winter"])
    if name == "winter":
        return Due(random.choice(["Winter {f}", "By winter {f}"]).format(f=dates.financial(year)), dates.season("winter", year), "season words")
    pattern = random.choice(["Over the {n} of {y}", "{N}, {y}", "The {n} of {y}", "By end of {n} {y}", "During {n} {y}", "{N} {y} at the latest", "no later than {n} {y}"])
    return Due(pattern.format(n=name, N=name.title(), y=year + 1), dates.season(name, year + 1), "season words")


def _term(random: Random, year: int) -> Due:
    name = random.choice(["autumn", "spring", "summer"])
    y = year if name == "autumn" else year + 1
    pattern = random.choice(["{N} term {f}", "{N} Term ({y})", "By the close of the {n} term {y}", "End of the {n} school term {y}", "Start of {n} term {y}", "In the {n} term {y}", "{N} school term {y}", "before the end of {n} term {y}"])
    return Due(pattern.format(n=name, N=name.title(), y=y, f=dates.financial(year)), dates.term(name, y), "term words")


def _moved(random: Random, year: int) -> Due:
    n = random.randint(4, 8)
    text = random.choice([
        "Was {m} {y}, now {l} {y}", "{m} {y} (slipped to {l} {y})", "{m} {y} extended to {l} {y}", "Originally {m} {y}; rescheduled to {l} {y}",
        "{m} {y} - now {l} {y}", "{t} {y} (now {k} {y})", "{m} {y}. Revised date: {l} {y}", "{t}-{yy} moved to {k}-{yy}", "{m} {y} (new date {l} {y})",
    ]).format(m=MONTHS[n], l=MONTHS[n + 3], t=SHORT3[n], k=SHORT3[n + 3], y=year, yy=f"{year % 100:02d}")
    return Due(text, dates.month(year, n + 3), "moved in the cell")


def _fixed(kind: str, precision: str, texts: list[str], recurrence: str = "", opened: tuple[str, ...] = ()) -> Callable[[Random, int], Due]:
    return lambda random, year: Due(random.choice(texts), dates.undated(precision, recurrence), kind, open=opened)


_ENDS = ["End of plan", "Plan end", "By the close of the plan", "By the end of the plan period", "End of this plan", "End of the business plan", "By end of business plan"]
DUES: list[tuple[int, Callable[[Random, int], Due]]] = [
    (6, _months_word("month", "{m} {y}", "{t} {y}", "{M} {y}", "{T} {yy}", "{s}. {y}", "{t} '{yy}", "{t}/{yy}", "{n:02d}/{y}", "{n}/{y}", "{m}, {y}", "{y}-{n:02d}", "{t}{yy}")),
    (5, _months_word("month in words", "By {m} {y}", "by end of {s} {y}", "BY END {M} {y}", "by the last day of {m} {y}", "{m} {y} at the latest", "End-{m} {y}", "Month end {m} {y}", "Start of {m} {y}", "Beginning of {m} {y}", "before end of {t} {y}", "Target {m} {y}", "Due {m} {y}", "Due: {t} {y}", "Complete by {m} {y}", "Completion {m} {y}", "In {m} {y}", "Mid-{m} {y}", "early {m} {y}", "not later than {m} {y}", "{m} {y} Executive", "{m} {y} Board meeting", "Report to {m} {y} meeting", "for {m} {y}", "Launch in {m} {y}")),
    (2, _shown_month), (2, _shown_day), (3, _day), (4, _quarter), (1, _quarters), (2, _half), (3, _financial_year), (1, _calendar_year), (2, _span), (2, _season), (2, _term), (2, _moved),
    (1, _months_word("month then again", "{m} {y}, then quarterly", "{m} {y} and quarterly thereafter", "By {m} {y} and then every quarter", recurrence="FREQ=MONTHLY;INTERVAL=3")),
    (1, _months_word("month then again", "{m} {y} and annually thereafter", "{m} {y} then annually", "First by {m} {y}, then yearly", recurrence="FREQ=YEARLY")),
    (1, _months_word("month on condition", "{m} {y} (website permitting)", "{m} {y}, subject to staffing", "By {m} {y} if approved", "{t} {y} (subject to budget)", condition="as printed", opened=("due.precision",))),
    (3, _fixed("ongoing", "ongoing", ["Ongoing", "On-going", "ongoing", "On going", "Continuing", "Continual", "Rolling", "Life of the plan", "Throughout the life of the plan", "For the duration of the plan", "Business as usual", "BAU", "Ongoing activity", "Ongoing throughout"])),
    (1, _fixed("ongoing and again", "ongoing", ["Ongoing – quarterly reports", "Ongoing, reported quarterly", "Ongoing (quarterly)"], "FREQ=MONTHLY;INTERVAL=3")),
    (1, _fixed("ongoing and again", "ongoing", ["Ongoing – reviewed annually", "Ongoing (annual review)", "Ongoing with yearly review"], "FREQ=YEARLY")),
    (1, _fixed("recurring", "ongoing", ["Yearly", "Annual", "Once every year", "Annually each year", "Every year", "Each financial year", "Annual refresh"], "FREQ=YEARLY")),
    (1, _fixed("recurring", "ongoing", ["Every 3 months", "Three-monthly", "Quarterly reports", "Each quarter", "Once a quarter", "On a quarterly basis", "Reviewed quarterly"], "FREQ=MONTHLY;INTERVAL=3")),
    (1, _fixed("recurring", "ongoing", ["Six-monthly", "Every 6 months", "Twice-yearly", "Twice each year", "Twice per year", "Two times a year", "Half yearly", "At six-monthly intervals"], "FREQ=MONTHLY;INTERVAL=6")),
    (1, _fixed("recurring", "ongoing", ["Monthly", "On a monthly basis", "Once a month", "Every month", "Monthly meetings"], "FREQ=MONTHLY")),
    (1, _fixed("recurring", "ongoing", ["Three times a year", "Every four months", "Three times per year"], "FREQ=MONTHLY;INTERVAL=4")),
    (1, _fixed("recurring", "ongoing", ["Weekly", "Every week", "Each week"], "FREQ=WEEKLY")),
    (1, _fixed("recurring", "ongoing", ["Every two years", "Every other year", "Every 2 years"], "FREQ=YEARLY;INTERVAL=2")),
    (2, _fixed("unknown", "unknown", ["TBD", "To be determined", "To be decided", "Date to follow", "Date to be set", "Date to be advised", "Not known", "Unknown", "No date set", "Not applicable", "To be scheduled", "T.B.C."])),
    (1, _fixed("relative", "relative", ["Straight away", "With immediate effect", "Immediate", "As soon as practicable", "At once", "Within 12 weeks", "Within one month of sign-off", "Within 6 months of start", "Six months from approval", "Within 10 working days"])),
    (1, _fixed("conditional", "conditional", ["On completion of the audit", "Upon appointment of the new chair", "Pending national guidance", "Awaiting outcome of funding bid", "If funding is agreed", "Depends on the budget round", "When the new system goes live", "Once the review is published", "After the inspection", "Subject to agreement of partners", "Following restructure"], opened=("finding:no_due",))),
    (1, _fixed("as another document says", "conditional", ["As per strategy", "In line with the strategy", "As set out in the training plan"], opened=("due.precision", "finding:no_due", "finding:ongoing"))),
    (1, lambda random, year: Due(random.choice(_ENDS), None, "end of plan")),
    (2, lambda random, year: Due("", None, "blank")),
]
