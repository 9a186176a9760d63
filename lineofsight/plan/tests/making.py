"""A whole plan as a fictional partnership might have it: 12 sections, 40 objectives, with leads, dates and answers of
every sort. `a_lifelike_plan(cast)` makes it; `a_wide_plan(sections, objectives)` makes one of any size."""

import datetime
from dataclasses import dataclass

from lineofsight.core.clock import now
from lineofsight.groups.models import Group, GroupKind, Party, Post
from lineofsight.organisations.models import Organisation
from lineofsight.plan.forms.dates import due_from_words
from lineofsight.plan.models import Accountability, Action, Objective, Outcome, Plan, Section, Statement
from lineofsight.returns.models import Answer, Ask

TODAY = datetime.date(2026, 11, 23)

#: (kind, reference, title, outcome, [(words, lead, due, state)]); state: a answered, s silent, w waiting, - never asked.
SECTIONS = (
    ("priority", "P1", "Keeping teenagers safe outside the home", "Young people who are at risk in parks, on transport and online are noticed early and kept safe.", [
        ("Map the places where young people say they do not feel safe, with the youth council, and agree what each partner will change there", "group:Exploitation Sub-Group", "by end of September 2026", "s"),
        ("Bring the missing-from-home and exploitation meetings together into one panel with one set of records", "organisation:Marlowe Vale Police", "March 2027", "a"),
        ("Agree one screening tool for criminal and sexual exploitation and train front-line staff to use it", "group:Training Sub-Group", "Q4 2026/27", "a"),
        ("Report twice a year to the executive group on children missing education who are also at risk outside the home", "post:Education Safeguarding Lead", "twice a year from Sept 2026", "w"),
        ("Work closely with the community safety partnership on its serious violence duty", "words:All partners", "Ongoing", "-"),
    ]),
    ("priority", "P2", "Neglect", "Children who are neglected are recognised sooner and their lives get better.", [
        ("Rewrite the neglect strategy with parents who have lived it, and publish it", "post:Business Manager", "by June 2026", "a"),
        ("Run the third audit of neglect on the same questions as the first two", "group:Quality and Effectiveness Sub-Group", "January 2027", "w"),
        ("Make sure that enough staff in each agency have been trained to use the neglect assessment", "words:All organisations", "", "-"),
        ("Look at school attendance as a sign of neglect in each child-in-need review", "organisation:Marlowe Vale Council", "Spring term 2027", "-"),
    ]),
    ("priority", "P3", "Child sexual abuse", "Children who have been sexually abused are believed, and get help that works.", [
        ("Publish a local pathway from first concern to therapy, and test it with three families", "organisation:Vale Hospitals Trust", "31 October 2026", "s"),
        ("Raise the number of people who complete the sexual abuse course by half", "group:Training Sub-Group", "2026/27", "a"),
        ("Carry the classroom campaign on safe and unsafe touch into every primary school", "", "2027", "-"),
    ]),
    ("priority", "P4", "Families where adults need help too", "Adults’ and children’s services see the whole family.", [
        ("Hold a joint meeting with the adults’ board on parental mental health, domestic abuse and substance misuse", "post:Partnership Chair", "December 2026", "w"),
        ("Adopt one Think Family question in every assessment in adult services", "words:Adult Services / NHS", "TBC", "-"),
        ("Review what happens when a parent misses three appointments", "organisation:Vale Hospitals Trust", "as per the strategy", "-"),
    ]),
    ("priority", "P5", "Mental health and wellbeing of young people", "Young people find help before a crisis.", [
        ("Comment on the plan for mental health support teams in schools before it is signed off", "group:Health Reference Group", "by 15 December 2026", "w"),
        ("Offer mental health first aid training to every partner, and tell the executive group who has not come", "group:Training Sub-Group", "every September", "a"),
        ("Develop a course with young people, for young people, on looking after a friend", "", "", "-"),
        ("Audit a small sample of cases at the edge of early help for how services joined up", "group:Quality and Effectiveness Sub-Group", "Autumn 2026", "s"),
    ]),
    ("standing", "", "Threshold and front door", "", [
        ("Test every quarter whether the threshold document is understood in the same way by referrers and by the front door", "group:Quality and Effectiveness Sub-Group", "quarterly", "a"),
        ("Feed back to each agency on the quality of its referrals", "organisation:Marlowe Vale Council", "Ongoing", "-"),
        ("Observe all five kinds of multi-agency meeting once a year and report what was seen", "person:Independent Scrutineer", "by end of March 2027", "-"),
    ]),
    ("standing", "", "Learning and improvement", "Lessons are learnt once and stay learnt.", [
        ("Write one page of lessons from every review within a month, and check after six months what changed", "post:Business Manager", "within one month of each review", "-"),
        ("Keep a log of every challenge between partners, with its answer", "post:Business Manager", "Ongoing", "a"),
        ("Tell members of the results of every inspection of a partner, and follow its actions until they are complete", "words:Partnership members", "as and when", "-"),
        ("Agree a scorecard of no more than twenty measures, each with somebody who explains it", "group:Quality and Effectiveness Sub-Group", "July 2026", "s"),
    ]),
    ("standing", "", "Training", "", [
        ("Publish the training programme for the year, with places for each agency", "group:Training Sub-Group", "each April", "a"),
        ("Evaluate three courses for what people do differently afterwards", "post:Training Officer", "Summer 2027", "-"),
    ]),
    ("standing", "", "Voice of children and families", "Children and families shape what we do, and are told what came of it.", [
        ("Ask for the child’s view in every audit, and say why where it could not be had", "group:Quality and Effectiveness Sub-Group", "Immediate", "a"),
        ("Meet the youth council three times a year and answer each of its questions in writing", "post:Participation Worker", "three times a year", "-"),
        ("Collect what agencies hear from their own service users, by theme", "words:All agencies", "half-yearly", "-"),
        ("Recruit two lay members from communities we hear from least", "post:Business Manager", "Oct 2026", "a"),
        ("Hold two open evenings with faith and community leaders", "", "during 2027", "-"),
    ]),
    ("standing", "", "Governance", "", [
        ("Review the published arrangements against the new statutory guidance and report to the executive group", "post:Business Manager", "by 30 November 2026", "w"),
        ("Bring the chairs of all strategic boards together twice a year", "words:All strategic chairs", "March and October", "-"),
        ("Publish the yearly report", "post:Business Manager", "by end of September 2026", "a"),
    ]),
    ("standing", "", "Information sharing", "", [
        ("Keep one register of information-sharing agreements, each with a review date", "organisation:Marlowe Vale Council", "April 2027", "-"),
        ("Explain in one page for front-line staff what may be shared without consent", "", "by Christmas", "-"),
    ]),
    ("standing", "", "Scrutiny", "", [
        ("Commission the scrutineer’s programme for the year", "post:Partnership Chair", "end of plan", "-"),
        ("Answer each recommendation of the scrutineer within two months, in public", "words:Executive Group", "2 months after each report", "-"),
    ]),
)  # fmt: skip

ANSWERS = (
    "We met twice. Twelve agencies came; the draft went to all of them on 3 November.",
    "No change this quarter, because the officer left and the post is being filled.",
    "Done for the first half. 86 people have completed it against 60 last year; three agencies sent nobody.",
    "The panel has one set of records since September. Two cases were passed on twice and this is being looked at.",
)


@dataclass(frozen=True)
class Lifelike:
    """What was made."""

    plan: Plan
    sections: list[Section]
    objectives: list[Objective]


def a_lifelike_plan(asked_by, *, stage: str = "live") -> Lifelike:
    """The whole plan, live, with asks and answers around 23 November 2026. `asked_by` is the person who asks."""
    plan = Plan.objects.create(
        title="Business plan 2026 to 2028", stage=stage, agreed_on=None if stage == "draft" else datetime.date(2026, 4, 14),
        partnership_text="Marlowe Vale Safeguarding Children Partnership", period_text="April 2026 – March 2028",
        period_start=datetime.date(2026, 4, 1), period_end=datetime.date(2028, 3, 31), status_key={"G": "on track", "A": "some delay"},
    )  # fmt: skip
    _statements(plan)
    sections, objectives = [], []
    for position, (kind, reference, title, outcome, rows) in enumerate(SECTIONS):
        section = Section.objects.create(
            plan=plan, kind=kind, printed_reference=reference, title=title, position=position
        )
        serves = [Outcome.objects.create(section=section, text=outcome)] if outcome else []
        sections.append(section)
        for place, (words, lead, due, state) in enumerate(rows):
            objective = _objective(plan, section, place, words, lead, due)
            objective.outcomes.set(serves)
            objectives.append(objective)
            _asked(objective, state, asked_by, len(objectives))
    _actions(objectives)
    return Lifelike(plan, sections, objectives)


def a_wide_plan(sections: int, objectives: int, *, actions: int = 0) -> Plan:
    """A live plan of any size: each objective led by one of twelve groups, with a date."""
    plan = Plan.objects.create(title="A plan of some size", stage="live", agreed_on=datetime.date(2026, 4, 1))
    parties = [party_of(f"group:Group number {number}") for number in range(12)]
    made = Section.objects.bulk_create(
        Section(plan=plan, title=f"Section {number}", position=number) for number in range(sections)
    )
    due = due_from_words("by March 2027", plan)
    rows = Objective.objects.bulk_create(
        Objective(
            section=section, text=f"Do thing {number} of this section", position=number, due_text=due.text,
            due_earliest=due.earliest, due_latest=due.latest, due_precision=due.precision,
        )
        for section in made
        for number in range(objectives)
    )  # fmt: skip
    Accountability.objects.bulk_create(
        Accountability(objective=row, party=parties[place % 12]) for place, row in enumerate(rows)
    )
    below = Action.objects.bulk_create(
        Action(objective=row, text=f"Step {number}", position=number)
        for row in rows
        for number in range(actions)
    )
    Accountability.objects.bulk_create(Accountability(action=row, party=parties[0]) for row in below)
    return plan


def party_of(who: str) -> Party:
    """ "group:Training Sub-Group", "words:All partners": the party, made where there is none."""
    kind, _, name = who.partition(":")
    if kind == "words" or kind == "person":
        return Party.objects.get_or_create(printed=name)[0]
    model = {"group": Group, "post": Post, "organisation": Organisation}[kind]
    more = {"kind": GroupKind.SUB_GROUP} if kind == "group" else {}
    thing, _ = model.objects.get_or_create(name=name, defaults=more)
    return Party.objects.get_or_create(**{kind: thing})[0]


def _statements(plan: Plan) -> None:
    rows = [
        ("vision", "Every child in Marlowe Vale grows up safe, heard and able to flourish."),
        ("value", "We start from what children tell us."),
        ("value", "We say what we do not know."),
        ("principle", "Prevention: help comes before harm."),
        ("principle", "Partnership: we solve locally what one agency cannot solve alone."),
    ]
    for position, (kind, text) in enumerate(rows):
        Statement.objects.create(plan=plan, kind=kind, text=text, position=position)


def _objective(plan: Plan, section: Section, place: int, words: str, lead: str, due_text: str) -> Objective:
    due = due_from_words(due_text, plan)
    number = f"{section.printed_reference[1:]}.{place + 1}" if section.printed_reference else ""
    objective = Objective.objects.create(
        section=section, text=words, position=place, printed_reference=number, leads_text=lead.partition(":")[2],
        due_text=due.text, due_earliest=due.earliest, due_latest=due.latest, due_precision=due.precision,
        due_recurrence=due.recurrence, due_condition=due.condition, origin={"page": 3 + place, "table": 2, "row": place + 2},
        measure_text="The next audit on the same questions shows better practice" if place % 3 == 0 else "",
    )  # fmt: skip
    if lead:
        Accountability.objects.create(
            objective=objective, party=party_of(lead), printed=lead.partition(":")[2]
        )
    if place == 1 and lead:
        supporting = party_of("organisation:Vale Hospitals Trust")
        Accountability.objects.get_or_create(
            objective=objective, party=supporting, defaults={"part": "support", "position": 1}
        )
    return objective


def _asked(objective: Objective, state: str, asked_by, number: int) -> None:
    """Put a question as the state says: answered, silent, still in time, or none."""
    lead = objective.accountabilities.select_related("party").first()
    if state == "-" or lead is None:
        return
    days = {"a": (60, 46), "s": (50, 36), "w": (5, -9)}[state]
    asked_on, due_on = (TODAY - datetime.timedelta(days=one) for one in days)
    ask = Ask.objects.create(
        party=lead.party, record=f"plan.objective:{objective.pk}", record_label=objective.text[:1000],
        question="What has happened since we last asked?", asked_on=asked_on, due_on=due_on, asked_by=f"person:{asked_by.pk}",
        state="answered" if state == "a" else "open", settled_at=now() if state == "a" else None,
    )  # fmt: skip
    if state == "a":
        answered_at = datetime.datetime.combine(
            asked_on + datetime.timedelta(days=8), datetime.time(10), datetime.UTC
        )
        kind = "no_change" if number % 4 == 1 else "happened"
        Answer.objects.create(
            ask=ask,
            kind=kind,
            text=ANSWERS[number % 4],
            by=asked_by,
            said_by="Dilys Owen",
            said_role="Chair",
            answered_at=answered_at,
        )


def _actions(objectives: list[Objective]) -> None:
    rows = [
        (
            0,
            "Walk the bus station, the park and the shopping centre with the youth council",
            "post:Participation Worker",
            "August 2026",
        ),
        (
            0,
            "Agree with the bus company what its drivers do when they are worried",
            "organisation:Marlowe Vale Council",
            "by February 2027",
        ),
        (
            1,
            "Write the terms of reference of the new panel",
            "post:Business Manager",
            "by end of December 2026",
        ),
        (1, "Move the open cases across", "organisation:Marlowe Vale Police", "January 2027"),
        (6, "Choose the cases by lot", "post:Business Manager", "December 2026"),
        (33, "Compare each chapter with the new guidance", "post:Business Manager", "by mid October 2026"),
    ]
    for place, words, lead, due_text in rows:
        objective = objectives[place]
        due = due_from_words(due_text, objective.section.plan)
        action = Action.objects.create(
            objective=objective, text=words, position=objective.actions.count(), leads_text=lead.partition(":")[2], due_text=due.text,
            due_earliest=due.earliest, due_latest=due.latest, due_precision=due.precision, due_recurrence=due.recurrence,
        )  # fmt: skip
        Accountability.objects.create(action=action, party=party_of(lead))
