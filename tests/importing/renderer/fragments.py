"""Invented pieces of safeguarding plans, put together so that no two sentences of a plan are nearly alike.

No piece holds a date, and none starts a second commitment by itself, so that due words and compound rows are only
where the plan put them.
"""

from random import Random

from tests.importing.renderer.more_fragments import MORE

PLACES = [
    "Thornmere",
    "Wexbridge",
    "Calderfold",
    "Norrington",
    "Sallow Heath",
    "Port Ellery",
    "Dunvale",
    "Ashcombe Bay",
]
TOPICS = [
    "child criminal exploitation",
    "neglect in early childhood",
    "harmful sexual behaviour",
    "domestic abuse affecting babies",
    "private fostering",
    "online grooming",
    "children missing from education",
    "parental alcohol misuse",
    "self-harm among teenagers",
    "bruising in infants who cannot yet move",
    "elective home education",
    "children in temporary accommodation",
    "so-called honour based abuse",
    "transitions into adult services",
    "serious youth violence",
    "unaccompanied young people",
    "perinatal mental health",
    "faith settings and supplementary schools",
    "sleep safety for new parents",
    "professional curiosity",
    "disabled children living away from home",
    "information sharing at the front door",
    "fathers and other male carers",
    "racial disparity in referrals",
    "children cared for by relatives",
    "peer-on-peer abuse in schools",
    "concealed pregnancy",
    "county lines on the rail network",
    "gambling harm within families",
    "radicalisation through gaming platforms",
    "step-down from child protection plans",
    "young carers",
    "dental neglect",
    "modern slavery in the hospitality trade",
    "supervision of newly qualified staff",
    "fabricated or induced illness",
]
TITLES = [
    "Neglect",
    "Exploitation Outside the Home",
    "Keeping Babies Safe",
    "Children's Emotional Wellbeing",
    "Domestic Abuse",
    "Safe Online",
    "A Confident Workforce",
    "Early Help for Every Family",
    "Children with Disabilities",
    "Safer Communities",
    "Transition to Adulthood",
    "Think Family",
]
STANDING_TITLES = [
    "Learning from Reviews",
    "Quality Assurance",
    "Voice of the Child",
    "Training and Development",
    "Scrutiny and Challenge",
    "Policies and Procedures",
]
STARTS = [
    "Commission an external review of local practice on {t}",
    "Publish a short practice guide about {t}",
    "Refresh the multi-agency pathway for {t}",
    "Deliver lunchtime briefings on {t} to front-line teams",
    "Agree a shared set of measures for {t}",
    "Carry out a themed case audit on {t}",
    "Run a survey of practitioners about {t}",
    "Produce a seven-minute briefing covering {t}",
    "Hold a learning event on {t} for managers",
    "Map the services that respond to {t}",
    "Test how well thresholds are understood in cases of {t}",
    "Write a training offer on {t} for schools",
    "Seek assurance from each agency about its response to {t}",
    "Establish a small working group on {t}",
    "Bring together data from health and policing on {t}",
    "Ask young people what would help them with {t}",
    "Update the escalation protocol in the light of {t}",
    "Monitor the take-up of courses on {t}",
    "Set up a practitioner forum that looks at {t}",
    "Challenge partners where progress on {t} is slow",
    "Introduce a screening tool for {t}",
    "Promote the national campaign on {t}",
    "Appoint a champion for {t} in every agency",
    "Report to the executive on the effect of work on {t}",
]
ENDS = [
    "",
    "",
    "so that concerns are seen sooner",
    "using the findings of recent case reviews",
    "across all early years settings",
    "with a focus on children aged under five",
    "including those placed out of area",
    "so that families tell their story once",
    "in line with the local threshold document",
    "building on the work of neighbouring areas",
    "through the annual training programme",
    "as recommended by the independent scrutineer (see the last report)",
    "to reduce repeat referrals by at least 10%",
    "with particular attention to boys, younger children and those from minority communities",
    "drawing on parents' own accounts of what helped",
    "making use of the neglect toolkit, the outcomes star and other tools already in use",
    "e.g. through team meetings, newsletters and the partnership's website",
]
SECONDS = [
    "Share the results with every sub-group.",
    "Develop an improvement plan from what is found.",
    "Publish a summary on the partnership's website.",
    "Revise the training offer accordingly.",
    "Present the learning at a multi-agency conference.",
]
OBJECTIVES = [
    "Strengthen the partnership's response to {t}",
    "Improve early identification of {t}",
    "Raise confidence in working with {t}",
    "Reduce the harm caused by {t}",
    "Know the scale of {t} locally",
    "Secure consistent management oversight of {t}",
]
OUTCOMES = [
    "Children affected by {t} are recognised early and get the right help.",
    "Practitioners in every agency are confident in responding to {t}.",
    "Families tell us that support around {t} made a lasting difference.",
    "The partnership has a clear line of sight to work on {t}.",
    "Fewer children come to repeated harm because of {t}.",
]
MEASURES = [
    "{n}% of staff report greater confidence",
    "Number of referrals rises by {n}%",
    "Audit shows {n} in 20 cases graded good or better",
    "{n} settings have signed up",
    "Re-referral rate falls below {n}%",
    "Feedback from {n} families shows improvement",
]
EVIDENCE = [
    "Audit report and action tracker",
    "Minutes of the sub-group",
    "Training database",
    "Published guide",
    "Survey results",
    "Dataset presented to the executive",
]
PROGRESS = [
    "First draft has been shared with partners for comment.",
    "COMPLETED",
    "Awaiting sign-off by the executive.",
    "Three sessions held so far with good attendance.",
    "Not yet started because of staff vacancies.",
    "Paper taken to the last meeting; actions agreed.",
    "Survey closed with 74 responses, analysis under way.",
]
SOURCES = [
    "LCSPR Child K, para {n}.2",
    "Section 11 audit, standard {n}",
    "JTAI letter para {n}",
    "Peer review rec {n}",
    "SCR Oak {n}.4",
]
EXTRAS = [
    "Within existing budget",
    "Staff time",
    "Capacity of small agencies",
    "£2,500 from training fund",
    "Low take-up",
]
VISIONS = [
    "Every child in {place} grows up safe, heard and hopeful.",
    "Children and young people across {place} are protected from harm wherever they live or learn.",
]
VALUES = [
    "Children come first in every decision.",
    "We are curious and we challenge each other kindly.",
    "We learn in the open.",
    "We listen before we act.",
]
PRINCIPLES = [
    "Openness: people know what is recorded about them.",
    "Fairness: every family is treated with equal respect.",
    "Timeliness: help comes before crisis.",
]
PREAMBLES = [
    "This plan sets out what partners will do together and how they will know that it worked.",
    "It was agreed by the executive after a development day with front-line staff and young people.",
    "The plan will be reviewed each year and progress will be told in the yearly report.",
]
INTROS = [
    "Referrals in this area have risen faster here than elsewhere, and practitioners asked us to act.",
    "This was the concern that young people raised most often at our listening days.",
    "Progress is reported to the executive at each of its meetings.",
]
CONTENTS = "The partnership has agreed these areas of work:"
GLOSSARY = [
    ("CSC", "Children's Social Care"),
    ("ICB", "Integrated Care Board"),
    ("MASH", "Multi-Agency Safeguarding Hub"),
]


def pieces(name: str, *, more: bool) -> list[str]:
    """A list of this file by name, with the further pieces of rehearsal plans where `more` is asked for."""
    here: list[str] = globals()[name]
    return [*here, *MORE[name]] if more else here


class Words:
    """Draws pieces without repeating a topic in the same kind of sentence within one plan."""

    def __init__(self, random: Random, *, more: bool = False):
        self._random = random
        self._more = more
        self._used: set[str] = set()

    def _fresh(self, name: str) -> str:
        patterns = pieces(name, more=self._more)
        for _ in range(300):
            text = self._random.choice(patterns).format(
                t=self._random.choice(TOPICS), n=self._random.randint(3, 19)
            )
            if text not in self._used:
                break
        self._used.add(text)
        return text

    def action(self, *, second: bool = False) -> str:
        """One commitment; with `second`, two sentences and so two commitments."""
        text = f"{self._fresh('STARTS')} {self._random.choice(ENDS)}".strip()
        if second:
            return f"{text}. {self._random.choice(SECONDS)}"
        return text + self._random.choice([".", ".", ""])

    def objective(self) -> str:
        return self._fresh("OBJECTIVES") + self._random.choice([".", ""])

    def outcome(self) -> str:
        return self._fresh("OUTCOMES")

    def measure(self) -> str:
        return self._fresh("MEASURES")

    def source(self) -> str:
        return self._fresh("SOURCES")

    def one_of(self, name: str) -> str:
        return self._random.choice(pieces(name, more=self._more))
