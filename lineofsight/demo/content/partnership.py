"""Marlowe Vale: its agencies, groups, posts and people. All invented."""

NAME = "Marlowe Vale Safeguarding Children Partnership"
SHORT_NAME = "MVSCP"
ABOUT = "A fictional partnership, made up so that Line of Sight can be tried. Nobody here is real."
AREAS = ["Marlowe Vale"]
ADDRESS = "marlowe-vale.example"
PASSWORD = "a-demonstration-only"
BUSINESS_MANAGER = "Priya Nair"
SCRUTINEER = "Anneke de Vries"

#: name, short name, sector, is a statutory safeguarding partner
ORGANISATIONS = [
    ("Marlowe Vale Council", "MVC", "council", True),
    ("Marlowe Constabulary", "", "police", True),
    ("Marlowe and Downs Integrated Care Board", "ICB", "health", True),
    ("Vale Hospitals Trust", "VHT", "health", False),
    ("Downs Mental Health Trust", "DMHT", "health", False),
    ("Marlowe Community Health", "", "health", False),
    ("Marlowe Ambulance Service", "", "health", False),
    ("Marlowe Probation Delivery Unit", "", "justice", False),
    ("Vale Youth Justice Service", "YJS", "justice", False),
    ("Harbour Row Homes", "", "housing", False),
    ("Fenwick Housing Association", "", "housing", False),
    ("Marlowe Vale Schools Forum", "", "education", False),
    ("Vale College", "", "education", False),
    ("Little Oaks Nurseries", "", "education", False),
    ("Bright Street Youth Project", "", "voluntary", False),
    ("Safe Harbour (domestic abuse)", "", "voluntary", False),
    ("Vale Carers", "", "voluntary", False),
    ("Turning Tide (substance use)", "", "voluntary", False),
    ("Marlowe Interfaith Council", "", "voluntary", False),
    ("Marlowe Fire and Rescue", "", "other", False),
    ("Border and Port Authority", "", "other", False),
    ("Court Advisory Service", "", "justice", False),
]

#: name, short name, kind, reports to (by name), purpose, ends on
GROUPS = [
    ("Executive", "", "executive", "", "The lead partners' delegates: decides, and answers for the plan.", None),
    ("Partnership", "", "partnership", "Executive", "Everyone round one table, three times a year.", None),
    ("Quality and Effectiveness Group", "QEG", "sub_group", "Executive",
     "Finds out what practice is like, and whether it changed.", None),
    ("Training and Learning Group", "TLG", "sub_group", "Executive", "Sees that enough people learn what they need.", None),
    ("Exploitation and Missing Group", "EMG", "sub_group", "Executive", "Harm outside the home: themes, places, trends.", None),
    ("Neglect Task and Finish Group", "", "task_and_finish", "Quality and Effectiveness Group",
     "Writes the neglect strategy and carries its first year.", "2027-06-30"),
    ("Delegated Safeguarding Partners", "DSPs", "executive", "Executive", "Council, police and health, monthly.", None),
    ("Youth Board", "", "forum", "", "Young people aged 13 to 20 who ask and answer.", None),
    ("Marlowe Vale Safeguarding Adults Board", "MVSAB", "other_board", "", "", None),
    ("Health and Wellbeing Board", "HWB", "other_board", "", "", None),
    ("Community Safety Partnership", "CSP", "other_board", "", "", None),
]  # fmt: skip

#: post, organisation ("" = the partnership's own)
POSTS = [
    ("Business Manager", ""),
    ("Partnership Coordinator", ""),
    ("Quality and Data Officer", ""),
    ("Independent Scrutineer", ""),
    ("Youth Voice Coordinator", "Marlowe Vale Council"),
    ("Community Safety Lead", "Marlowe Vale Council"),
    ("Adult Services Lead", "Marlowe Vale Council"),
    ("Education Lead", "Marlowe Vale Schools Forum"),
    ("Health Lead", "Marlowe and Downs Integrated Care Board"),
    ("Housing Lead", "Harbour Row Homes"),
    ("Voluntary Sector Lead", "Bright Street Youth Project"),
    ("Lay Members", ""),
]

#: name, organisation, job, {"role": …, "for": organisation, "posts": […], "seats": {group: seat}, "shown": words on the sign-in page}
PEOPLE: list[tuple[str, str, str, dict]] = [
    ("Priya Nair", "Marlowe Vale Council", "Business manager", {
        "role": "business-manager", "posts": ["Business Manager"],
        "shown": "Business manager: keeps the plan, sees everything in it"}),
    ("Tom Ashdown", "Marlowe Vale Council", "Coordinator", {
        "role": "coordinator", "posts": ["Partnership Coordinator"]}),
    ("Leila Hassan", "Marlowe Vale Council", "Quality and data officer", {
        "role": "quality-officer", "posts": ["Quality and Data Officer"],
        "seats": {"Quality and Effectiveness Group": "adviser"}}),
    ("Marcus Bell", "Marlowe Constabulary", "Detective superintendent", {
        "role": "delegated-safeguarding-partner",
        "seats": {"Executive": "member", "Exploitation and Missing Group": "chair", "Delegated Safeguarding Partners": "member"},
        "shown": "Police, delegated safeguarding partner; chairs Exploitation and Missing"}),
    ("Ruth Okafor", "Marlowe and Downs Integrated Care Board", "Designated nurse", {
        "role": "delegated-safeguarding-partner", "posts": ["Health Lead"],
        "seats": {"Executive": "member", "Quality and Effectiveness Group": "chair", "Delegated Safeguarding Partners": "member"},
        "shown": "Health; chairs Quality and Effectiveness"}),
    ("Stephen Hale", "Marlowe Vale Council", "Director of children's services", {
        "role": "delegated-safeguarding-partner",
        "seats": {"Executive": "chair", "Delegated Safeguarding Partners": "chair"}}),
    ("Anneke de Vries", "", "Independent scrutineer", {
        "role": "scrutineer", "posts": ["Independent Scrutineer"], "shown": "Independent scrutineer: tests every claim"}),
    ("Dele Ajayi", "Harbour Row Homes", "Head of neighbourhoods", {
        "role": "agency-lead", "for": "Harbour Row Homes", "posts": ["Housing Lead"],
        "seats": {"Partnership": "member", "Neglect Task and Finish Group": "member"},
        "shown": "Agency lead, housing: a few promises, a few times a year"}),
    ("Sian Pugh", "Marlowe Vale Schools Forum", "Head teacher", {
        "role": "agency-lead", "for": "Marlowe Vale Schools Forum", "posts": ["Education Lead"],
        "seats": {"Partnership": "member", "Training and Learning Group": "chair"}}),
    ("Kofi Mensah", "Marlowe Vale Council", "Participation worker", {"posts": ["Youth Voice Coordinator"]}),
    ("Hannah Wray", "Marlowe Vale Council", "Head of family help", {
        "role": "agency-lead", "for": "Marlowe Vale Council",
        "seats": {"Neglect Task and Finish Group": "chair", "Quality and Effectiveness Group": "member"}}),
    ("Omar Farouk", "Marlowe Vale Council", "Community safety manager", {
        "posts": ["Community Safety Lead"], "seats": {"Exploitation and Missing Group": "member"}}),
    ("Bethan Rhys", "Marlowe Vale Council", "Head of adult safeguarding", {"posts": ["Adult Services Lead"]}),
    ("Grace Adeleke", "Bright Street Youth Project", "Director", {
        "role": "agency-lead", "for": "Bright Street Youth Project", "posts": ["Voluntary Sector Lead"],
        "seats": {"Partnership": "member", "Exploitation and Missing Group": "member"}}),
    ("Ian Coyle", "Vale Hospitals Trust", "Named doctor", {
        "role": "agency-lead", "for": "Vale Hospitals Trust", "seats": {"Quality and Effectiveness Group": "member"}}),
    ("Yasmin Qureshi", "Downs Mental Health Trust", "Named nurse", {
        "role": "agency-lead", "for": "Downs Mental Health Trust", "seats": {"Training and Learning Group": "member"}}),
    ("Colin Marsh", "Marlowe Probation Delivery Unit", "Head of service", {
        "role": "agency-lead", "for": "Marlowe Probation Delivery Unit", "seats": {"Partnership": "member"}}),
    ("Farida Noor", "Fenwick Housing Association", "Safeguarding lead", {
        "role": "agency-lead", "for": "Fenwick Housing Association"}),
    ("Lena Fischer", "Marlowe Constabulary", "Detective inspector", {
        "role": "agency-lead", "for": "Marlowe Constabulary", "seats": {"Exploitation and Missing Group": "member"}}),
    ("Wendy Stokes", "", "Lay member", {"role": "lay-member", "posts": ["Lay Members"], "seats": {"Partnership": "member"}}),
    ("Sam Whitlock", "", "Keeps the system", {"role": "administrator", "shown": "Administrator: accounts and settings"}),
]  # fmt: skip

#: Which party a printed lead of the plan is, where the words differ: printed words → (kind, name)
LEADS = {
    "Police": ("organisation", "Marlowe Constabulary"),
    "Partnership": ("group", "Partnership"),
}

#: objective reference → (days since it was asked, days given, (kind, words, rating) or None); answers come from whoever is asked
ASKED = {
    "1.1": (95, 21, ("happened", "The review reported in July. Fourteen recommendations; every agency has answered in writing.", "G")),
    "1.2": (40, 14, ("happened", "Terms are agreed and the group met twice. The plan of places is half drawn.", "G")),
    "1.3": (35, 14, None),
    "1.4": (30, 14, ("happened", "81 of 96 children were offered a talk in time. Two themes: the bus station, and one group chat.", "G")),
    "2.1": (25, 14, ("no_change", "Families asked for more time; the drafting day moved to January.", "A")),
    "2.2": (60, 14, None),
    "3.1": (28, 14, ("happened", "Forty-two places taken since April, from nine agencies; last year it was twenty from five.", "G")),
    "4.3": (50, 14, None),
    "C1.1": (20, 14, ("happened", "Second sample done: sixteen of twenty at the right level. Feedback went to four agencies.", "G")),
    "C1.3": (18, 14, None),
    "C3.3": (70, 14, ("no_change", "Waiting for two agencies' figures.", "A")),
    "C4.2": (21, 14, ("happened", "Met in October. They asked why nobody told them what came of the survey; answered on the 3rd.", "G")),
    "C6.2": (80, 14, ("happened", "One lay member started in September; the second withdrew, and the post is advertised again.", "A")),
}  # fmt: skip
