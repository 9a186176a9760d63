"""A house in which every record that somebody must not meet carries a word that stands nowhere else."""

import datetime

import pytest

from lineofsight.comments.models import Comment
from lineofsight.core.access import system
from lineofsight.core.clock import now, today
from lineofsight.documents.models import Document
from lineofsight.groups.models import Party
from lineofsight.notices.models import Notice
from lineofsight.notices.services import mint_link
from lineofsight.people.models import ApiToken
from lineofsight.plan.models import Accountability, Doubt, Objective, Outcome, Plan, Section
from lineofsight.returns.models import Answer, Ask
from tests.cast import read_as

JOB = system("canaries")
A_MONTH = datetime.timedelta(days=30)

#: what it is → the word that gives it away
WORDS = {
    "draft title": "canarydrafttitle",
    "draft objective": "canarydraftobjective",
    "draft outcome": "canarydraftoutcome",
    "draft comment": "canarydraftcomment",
    "draft doubt": "canarydraftdoubt",
    "live objective": "canaryliveobjective",
    "live comment": "canarylivecomment",
    "femi's telephone": "canarytelephone",
    "hospital answer": "canaryhospitalanswer",
    "hospital evidence": "canaryhospitalevidence",
    "housing evidence": "canaryhousingevidence",
    "group evidence": "canarygroupevidence",
    "message to femi": "canarymessage",
    "femi's token": "canarytoken",
    "question to the hospital": "canaryquestion",
    "link secret": "",  # known once the link is made
}


@pytest.fixture
def canaries(asha, callum, dilys, femi, grace, harun, ines, jo, hospital, housing, quality_group):
    """Make the house; returns {what: word}."""
    words = dict(WORDS)
    _plans(words, asha, quality_group)
    objective = Objective.objects.get(text__contains=words["live objective"])
    _asks(words, grace, hospital, objective)
    _evidence(words, hospital=hospital, housing=housing, group=quality_group)
    femi.telephone = words["femi's telephone"]
    femi.save()
    Notice.objects.create(
        key="canary",
        to=femi,
        subject=words["message to femi"],
        text="-",
        made_at=now(),
        next_attempt_at=now(),
    )
    ApiToken.objects.create(
        person=femi, label=words["femi's token"], digest="0" * 64, made_at=now(), expires_on=today() + A_MONTH
    )
    _, secret = mint_link(
        "returns.answer", Ask.objects.get(), femi, expires_at=now() + A_MONTH, by=read_as(asha)
    )
    words["link secret"] = secret
    return words


def _plans(words, asha, group):
    for stage, agreed_on in (("draft", None), ("live", today())):
        title = words["draft title"] if stage == "draft" else "The live plan"
        plan = Plan.objects.create(title=title, stage=stage, agreed_on=agreed_on)
        section = Section.objects.create(plan=plan, title=f"A section of the {stage} plan")
        outcome = Outcome.objects.create(section=section, text=words.get(f"{stage} outcome", "An outcome"))
        objective = Objective.objects.create(section=section, text=words[f"{stage} objective"])
        objective.outcomes.add(outcome)
        party, _ = Party.objects.get_or_create(group=group)
        Accountability.objects.create(party=party, objective=objective)
        Comment.objects.create(
            record=f"plan.objective:{objective.pk}",
            author=asha,
            text=words[f"{stage} comment"],
            made_at=now(),
        )
        if stage == "draft":
            Doubt.objects.create(
                plan=plan, objective=objective, kind="continuation", message=words["draft doubt"]
            )


def _asks(words, grace, hospital, objective):
    party, _ = Party.objects.get_or_create(organisation=hospital)
    ask = Ask.objects.create(
        party=party,
        record=f"plan.objective:{objective.pk}",
        question=words["question to the hospital"],
        asked_on=today() - A_MONTH,
        due_on=today(),
        asked_by="person:1",
    )
    Answer.objects.create(
        ask=ask,
        kind="happened",
        text=words["hospital answer"],
        by=grace,
        said_by=grace.name,
        answered_at=now(),
    )


def _evidence(words, *, hospital, housing, group):
    for what, audience in (
        ("hospital evidence", f"organisation:{hospital.pk}"),
        ("housing evidence", f"organisation:{housing.pk}"),
        ("group evidence", f"group:{group.pk}"),
    ):
        Document.objects.create(
            kind="statement",
            title=words[what],
            statement="Seen",
            audience=audience,
            kept_by="person:0",
            kept_at=now(),
        )
