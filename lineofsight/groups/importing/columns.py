"""The sheets and columns of a directory workbook, as data."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Column:
    """One column. `kind` is text, long (keeps its lines), email, day, yes_no, choice or names (several, separated by semicolons); `choices` maps
    what is kept to its label, `also_choices` other words for it; `lists` names the sheet whose names may be chosen."""

    key: str
    title: str
    kind: str = "text"
    also: tuple[str, ...] = ()
    required: bool = False
    longest: int = 200
    choices: dict[str, str] = field(default_factory=dict)
    also_choices: dict[str, str] = field(default_factory=dict)
    lists: str = ""
    guidance: str = ""
    example: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet. `names` are the columns by which its rows are known: two rows alike in them say the same thing twice
    (people are known by their address where they have one)."""

    key: str
    title: str
    about: str
    columns: tuple[Column, ...]
    names: tuple[str, ...]
    also: tuple[str, ...] = ()

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)


SECTORS = {
    "council": "Council",
    "police": "Police",
    "health": "Health",
    "education": "Education and early years",
    "justice": "Probation, youth justice and courts",
    "housing": "Housing",
    "voluntary": "Voluntary, community and faith",
    "other": "Other",
}
OTHER_SECTORS = {
    "local authority": "council", "childrens services": "council", "social care": "council",
    "nhs": "health", "icb": "health", "hospital": "health", "health service": "health",
    "school": "education", "schools": "education", "college": "education", "early years": "education",
    "education": "education", "probation": "justice", "youth justice": "justice", "cafcass": "justice",
    "voluntary": "voluntary", "charity": "voluntary", "voluntary sector": "voluntary", "faith": "voluntary",
    "voluntary and community": "voluntary", "vcs": "voluntary", "vcfs": "voluntary",
}  # fmt: skip
GROUP_KINDS = {
    "executive": "Executive group",
    "partnership": "Partnership",
    "sub_group": "Sub-group",
    "task_and_finish": "Task and finish group",
    "panel": "Panel",
    "forum": "Forum",
    "other_board": "Other strategic board",
}
OTHER_GROUP_KINDS = {
    "executive": "executive", "board": "partnership", "subgroup": "sub_group", "sub group": "sub_group",
    "subcommittee": "sub_group", "sub committee": "sub_group", "task and finish": "task_and_finish",
    "task finish group": "task_and_finish", "strategic board": "other_board", "other board": "other_board",
}  # fmt: skip
SEATS = {
    "chair": "Chair",
    "vice_chair": "Vice-chair",
    "member": "Member",
    "deputy": "Deputy",
    "adviser": "Adviser",
}
OTHER_SEATS = {
    "chairperson": "chair", "chairman": "chair", "chairwoman": "chair", "co chair": "chair",
    "vicechair": "vice_chair", "deputy chair": "vice_chair", "substitute": "deputy", "advisor": "adviser",
    "core member": "member", "representative": "member", "rep": "member", "observer": "adviser",
}  # fmt: skip

_AGENCY = ("agency", "organisation", "organization", "employer", "works for", "partner agency")

AREAS = Sheet(
    "areas", "Areas", "Local authority areas that the partnership covers.",
    (
        Column("name", "Name", also=("area", "local authority", "authority"), required=True, longest=120,
               guidance="As people call it.", example="Marlowe Vale"),
        Column("code", "ONS code", also=("code", "ons", "gss code"), longest=9,
               guidance="Nine characters, if you know it.", example="E09000018"),
    ),
    names=("name",), also=("area", "local authorities"),
)  # fmt: skip
ORGANISATIONS = Sheet(
    "organisations", "Organisations", "Every agency: councils, police, health, schools, charities.",
    (
        Column("name", "Name", also=("organisation name", "agency name", "organisation", "agency", "partner"), required=True,
               guidance="Each agency once.", example="Marlowe Vale Hospitals Trust"),
        Column("short_name", "Short name", also=("abbreviation", "acronym", "known as", "initials"), longest=40,
               guidance="As plans and minutes print it.", example="MVHT"),
        Column("sector", "Sector", kind="choice", also=("type", "kind", "sort"), choices=SECTORS, also_choices=OTHER_SECTORS,
               guidance="Choose from the list.", example="Health"),
        Column("is_safeguarding_partner", "Statutory partner", kind="yes_no",
               also=("statutory", "statutory safeguarding partner", "safeguarding partner"),
               guidance="Yes for the statutory safeguarding partners.", example="Yes"),
        Column("areas", "Areas", kind="names", also=("area", "covers"), lists="areas",
               guidance="Where it works; several with semicolons.", example="Marlowe Vale; Northmere"),
        Column("email", "Email", kind="email", also=("email address", "e-mail", "shared mailbox"), longest=254,
               guidance="A shared address, not a person's.", example="safeguarding@hospital.example"),
        Column("joined_on", "Joined on", kind="day", also=("joined", "member since"), guidance="If you know it.",
               example="1 April 2024"),
    ),
    names=("name",), also=("agencies", "partners", "partner agencies", "organizations", "organisation"),
)  # fmt: skip
PEOPLE = Sheet(
    "people", "People", "Everybody by name. Nobody gets an account by standing here.",
    (
        Column("name", "Name", also=("full name", "person", "contact", "contact name"), required=True, longest=150,
               guidance="Given name, then family name.", example="Priya Nair"),
        Column("email", "Email", kind="email", also=("email address", "e-mail", "e-mail address", "mail"), longest=254,
               guidance="People are recognised by it, then by name.", example="priya.nair@hospital.example"),
        Column("job_title", "Job title", also=("role", "position", "title", "job", "post title", "designation"), longest=150,
               example="Named Nurse"),
        Column("organisation", "Organisation", also=_AGENCY, lists="organisations",
               guidance="As on the sheet Organisations.", example="Marlowe Vale Hospitals Trust"),
        Column("telephone", "Telephone", also=("phone", "tel", "mobile", "telephone number", "phone number"), longest=40,
               example="01234 567890"),
        Column("initials", "Initials", also=("abbreviation",), longest=8, guidance="As plans print them.", example="PN"),
        Column("agency_lead", "Agency lead", kind="yes_no", also=("safeguarding lead", "lead", "is lead"),
               guidance="Yes for whoever answers for their agency.", example="Yes"),
    ),
    names=("name", "organisation"), also=("contacts", "members", "staff", "person", "directory"),
)  # fmt: skip
POSTS = Sheet(
    "posts", "Posts", "Jobs that answer for things, whoever holds them. A shared post stands on a row for each holder.",
    (
        Column("name", "Name", also=("post", "post name", "job", "job title", "role"), required=True, example="Business Manager"),
        Column("organisation", "Organisation", also=_AGENCY, lists="organisations",
               guidance="Blank: a post of the partnership itself.", example="Marlowe Vale Council"),
        Column("held_by", "Held by", also=("holder", "post holder", "postholder", "person", "name of holder"), lists="people",
               longest=254, guidance="Name or email, as on the sheet People.", example="priya.nair@hospital.example"),
        Column("from_on", "From", kind="day", also=("since", "start", "start date", "from date", "held from"),
               guidance="When they took it up; blank: today.", example="1 May 2025"),
    ),
    names=("name", "organisation", "held_by"), also=("post", "roles", "jobs"),
)  # fmt: skip
GROUPS = Sheet(
    "groups", "Groups", "Boards, sub-groups, panels and forums.",
    (
        Column("name", "Name", also=("group", "group name", "sub-group", "subgroup", "board"), required=True,
               example="Quality and Effectiveness Sub-Group"),
        Column("short_name", "Short name", also=("abbreviation", "acronym", "known as"), longest=40, example="QESG"),
        Column("kind", "Kind", kind="choice", also=("type", "sort", "sort of group"), choices=GROUP_KINDS,
               also_choices=OTHER_GROUP_KINDS, guidance="Choose from the list.", example="Sub-group"),
        Column("purpose", "Purpose", kind="long", also=("what it is for", "remit", "terms of reference", "description"), longest=5000,
               example="Audits practice and challenges performance."),
        Column("reports_to", "Reports to", also=("parent", "parent group", "accountable to", "reports into"), lists="groups",
               guidance="Another group of this sheet.", example="Executive Group"),
        Column("email", "Email", kind="email", also=("email address", "e-mail"), longest=254, example=""),
        Column("began_on", "Began on", kind="day", also=("began", "start", "start date", "established"), example=""),
        Column("ends_on", "Ends on", kind="day", also=("ends", "end", "end date", "last day"),
               guidance="For task and finish groups.", example=""),
    ),
    names=("name",), also=("group", "sub-groups", "subgroups", "boards", "structure"),
)  # fmt: skip
MEMBERSHIPS = Sheet(
    "memberships", "Memberships", "Who sits on which group, and as what.",
    (
        Column("group", "Group", also=("group name", "sub-group", "subgroup", "board"), required=True, lists="groups",
               example="Quality and Effectiveness Sub-Group"),
        Column("person", "Person", also=("name", "member", "email", "email address", "full name"), required=True, lists="people",
               longest=254, guidance="Name or email, as on the sheet People.", example="priya.nair@hospital.example"),
        Column("seat", "Sits as", kind="choice", also=("seat", "capacity", "role", "membership", "position"), choices=SEATS,
               also_choices=OTHER_SEATS, guidance="Choose from the list; blank: member.", example="Chair"),
        Column("organisation", "For", also=(*_AGENCY, "representing", "represents", "on behalf of"), lists="organisations",
               guidance="Blank: their own agency.", example=""),
        Column("from_on", "From", kind="day", also=("since", "start", "start date", "joined", "from date"),
               guidance="Blank: today.", example="1 May 2025"),
    ),
    names=("group", "person"), also=("membership", "members", "group members", "seats", "group membership"),
)  # fmt: skip

#: In the order in which they are applied: whatever a sheet names stands before it.
SHEETS = (AREAS, ORGANISATIONS, PEOPLE, POSTS, GROUPS, MEMBERSHIPS)
BY_KEY = {sheet.key: sheet for sheet in SHEETS}
