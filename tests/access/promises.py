"""What we promise about who never meets what: written by hand, one sentence each, and who of the cast it is about.

Each is run against every page, export and API operation while records with canary words (see `canaries.py`) are in place.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Promise:
    """`who` of the cast never meets the canary called `what`."""

    sentence: str
    who: str
    what: str


PROMISES = [
    Promise(sentence, who, what)
    for sentence, who, what in [
        # Drafts are for those who keep the plan.
        ("The public never meets a draft plan's title", "public", "draft title"),
        ("The public never meets an objective of a draft plan", "public", "draft objective"),
        ("A chair never meets a draft plan's title", "dilys", "draft title"),
        ("A chair never meets an objective of a draft plan, even one their group is to answer for", "dilys", "draft objective"),
        ("A chair never meets what was said about a draft plan", "dilys", "draft comment"),
        ("A group's member never meets a draft plan's title", "femi", "draft title"),
        ("A group's member never meets an objective of a draft plan", "femi", "draft objective"),
        ("An agency lead never meets a draft plan's title", "grace", "draft title"),
        ("An agency lead never meets an objective of a draft plan", "grace", "draft objective"),
        ("An agency lead never meets an outcome of a draft plan", "grace", "draft outcome"),
        ("An agency lead never meets what was said about a draft plan", "grace", "draft comment"),
        ("An agency lead never meets a doubt about a draft plan", "harun", "draft doubt"),
        ("Another agency's lead never meets an objective of a draft plan", "harun", "draft objective"),
        ("The scrutineer never meets a draft plan: scrutiny begins when it is agreed", "ines", "draft title"),
        ("The scrutineer never meets an objective of a draft plan", "ines", "draft objective"),
        ("The administrator keeps the system and never meets a draft plan's title", "jo", "draft title"),
        ("The administrator never meets an objective of a draft plan", "jo", "draft objective"),
        ("The administrator never meets what was said about a draft plan", "jo", "draft comment"),
        # The public meets nothing at all.
        ("The public never meets a live plan", "public", "live objective"),
        ("The public never meets the name of anybody", "public", "femi's telephone"),
        ("The public never meets an answer", "public", "hospital answer"),
        ("The public never meets a comment on a live objective", "public", "live comment"),
        ("The public never meets evidence", "public", "hospital evidence"),
        # Evidence kept for one organisation or group is theirs.
        ("Another agency's lead never meets the hospital's evidence", "harun", "hospital evidence"),
        ("The police never meet the hospital's evidence", "femi", "hospital evidence"),
        ("A chair never meets the hospital's evidence", "dilys", "hospital evidence"),
        ("The administrator never meets the hospital's evidence", "jo", "hospital evidence"),
        ("The hospital never meets the housing association's evidence", "grace", "housing evidence"),
        ("A chair never meets the housing association's evidence", "dilys", "housing evidence"),
        ("The administrator never meets the housing association's evidence", "jo", "housing evidence"),
        ("An agency lead on no group never meets the group's evidence", "harun", "group evidence"),
        ("The hospital, not on the group, never meets the group's evidence", "grace", "group evidence"),
        ("The administrator never meets the group's evidence", "jo", "group evidence"),
        # Messages and tokens are personal.
        ("An agency lead never meets a message written to somebody else", "grace", "message to femi"),
        ("Another agency's lead never meets a message written to somebody else", "harun", "message to femi"),
        ("A chair never meets a message written to a member of the group", "dilys", "message to femi"),
        ("The scrutineer never meets a message written to somebody else", "ines", "message to femi"),
        ("The business manager never meets the name of somebody's token", "asha", "femi's token"),
        ("A chair never meets the name of somebody's token", "dilys", "femi's token"),
        ("An agency lead never meets the name of somebody's token", "grace", "femi's token"),
        ("Nobody but its holder meets a secret: the public", "public", "link secret"),
        ("Nobody but its holder meets a secret: the business manager", "asha", "link secret"),
        ("Nobody but its holder meets a secret: the administrator", "jo", "link secret"),
        # Drafts of answers.
        ("An agency never meets a question that was put to another agency alone", "harun", "question to the hospital"),
        ("The police never meet a question that was put to the hospital alone", "femi", "question to the hospital"),
    ]
]  # fmt: skip
