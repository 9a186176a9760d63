"""The roles of a partnership, as code. A role is held for a scope (everything, or one organisation) and a period;
chairs and members of groups hold theirs by membership, which `groups` adds to the reader."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """`key` stands in marks ("role:coordinator"); `scope` is "everything", "organisation" or "group"."""

    key: str
    name: str
    scope: str
    what_for: str


ROLES = (
    Role("administrator", "Administrator", "everything", "Keeps the system: accounts, settings, set-up. Sees no confidential content by right."),
    Role("business-manager", "Business manager", "everything", "Runs the partnership's programme: the plan, the groups, who answers for what."),
    Role("coordinator", "Coordinator", "everything", "Works beside the business manager, with the same reach in the plan."),
    Role("quality-officer", "Quality officer", "everything", "Audits, indicators and what they show."),
    Role("training-officer", "Training officer", "everything", "The training programme."),
    Role("lead-safeguarding-partner", "Lead safeguarding partner", "everything", "Answers for one statutory partner; sets direction."),
    Role("delegated-safeguarding-partner", "Delegated safeguarding partner", "everything", "Runs the arrangements for a lead partner."),
    Role("scrutineer", "Independent scrutineer", "everything", "Tests every claim; judges whether things changed."),
    Role("lay-member", "Lay member", "everything", "Brings the community's view to the table."),
    Role("data-officer", "Data officer", "organisation", "Sends an authority's data returns."),
    Role("exploitation-analyst", "Exploitation analyst", "everything", "Works with exploitation themes and contexts."),
    Role("agency-lead", "Agency lead", "organisation", "Answers for one agency's promises and returns."),
    Role("practitioner", "Practitioner", "organisation", "Books training; says what gets in the way."),
    Role("contributor", "Contributor", "organisation", "Answers by link; needs no account."),
    Role("chair", "Chair", "group", "Chairs a group, by membership."),
    Role("member", "Member", "group", "Sits on a group, by membership."),
)  # fmt: skip

BY_KEY = {role.key: role for role in ROLES}

#: Those who keep the plan and everything that hangs on it.
KEEPERS = ("business-manager", "coordinator")


def grantable() -> list[Role]:
    """Roles that are given to a person directly (not by sitting on a group)."""
    return [role for role in ROLES if role.scope != "group"]
