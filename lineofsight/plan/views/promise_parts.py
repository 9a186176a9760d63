"""The parts that the pages of objectives and actions share: their head, and what other modules add."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lineofsight.comments.queries import comment_lines, people_to_mention, readable_comments
from lineofsight.core.access import Reader
from lineofsight.core.clock import today
from lineofsight.design.lists import in_pages
from lineofsight.documents.queries import evidence_lines, readable_evidence
from lineofsight.history.services import reference
from lineofsight.links.kinds import Card
from lineofsight.links.panels import panels_on
from lineofsight.returns import policies as returns_policies
from lineofsight.returns.queries import asked_about, asks_of, parties_waiting

from .. import policies
from ..models import Action, Objective
from ..presenters.due import due_in_words
from ..presenters.judging import JudgingShown, judging_shown
from ..presenters.navigation import parts_of_promise, way_to
from ..presenters.next_step import next_step_for, plan_of, what_is_next
from ..presenters.open_gaps import gaps_shown, origin_in_words
from ..presenters.telling import ways_to_tell
from ..queries.judging import judging_of
from ..queries.objectives import ActionPage, ObjectivePage, open_doubts, part_page
from ..queries.overview import PromiseLine
from ..queries.work_plans import own_parties

Promise = Objective | Action


def head(request: HttpRequest, promise: Promise, line: PromiseLine, part: str) -> dict:
    """What every part of the page shows: the promise, who answers, where it stands, and the other parts."""
    noun = str(promise._meta.model_name)
    plan = plan_of(promise)
    return {
        "promise": promise,
        "noun": noun,
        "plan": plan,
        "line": line,
        "record": reference(promise),
        "steps": way_to(promise),
        "parts": parts_of_promise(promise, part),
        "understood": due_in_words(promise.due),
        "may_change": policies.can_change_promise(request.reader, promise, plan),
        "may_keep": policies.can_change(request.reader, plan),
    }


def first_part(request: HttpRequest, promise: Promise, page: ObjectivePage | ActionPage) -> dict:
    """What the first part adds: the one thing to do now, what is left open, doubts for those who can settle them, where
    it stood in its file, and what modules above show."""
    reader, doubts = request.reader, []
    own = {party.pk for party in own_parties(reader)}
    plan = plan_of(promise)
    tellings = ways_to_tell(reader, page.line, plan, own, stands=promise.retired_on is None)
    if policies.can_keep_plans(reader):
        doubts = list(open_doubts(promise))
    return {
        "page": page,
        "step": next_step_for(reader, promise, page.line, page.open_gaps, tellings, today()),
        "tellings": tellings,
        "what_is_next": "" if promise.retired_on else what_is_next(page.line, page.actions, today()),
        "gaps": gaps_shown(promise, page.gaps.get(page.line.record, ())),
        "doubts": doubts,
        "origin": origin_in_words(promise.origin),
        "panels": panels(request, promise),
        "judging": judging(reader, promise, page, own) if isinstance(promise, Objective) else None,
    }


def judging(reader: Reader, objective: Objective, page: ObjectivePage, own: set[int]) -> JudgingShown:
    """The three judgements on an objective and the tests of its effect, with what a reader who answers for the parties
    `own` can do."""
    answers = any(one.party_id in own for one in page.line.answering)
    return judging_shown(reader, objective, judging_of(objective, today()), own, answers)


def panels(request: HttpRequest, promise: Promise) -> list[dict]:
    """What modules above add to the page, as far as there is anything to show."""
    built = [(panel, panel.build(request.reader, promise)) for panel in panels_on(promise._meta.label_lower)]
    return [
        {"title": panel.title, "partial": panel.partial, "panel": shown} for panel, shown in built if shown
    ]


def asked(request: HttpRequest, promise: Promise) -> HttpResponse:
    """What was asked and what came back, with the form to ask for those who may."""
    line, record = part_page(promise, today()), reference(promise)
    may_ask = returns_policies.can_ask(request.reader) and promise.retired_on is None
    list = in_pages(
        request.GET, asked_about(record, request.reader), noun=("question",), name="Questions asked"
    )
    waiting = parties_waiting(record)
    shown = {
        "list": list,
        "lines": asks_of(list.page, request.reader, today(), {record: card_of(promise)}),
        "parties": [one for one in line.answering if one.kind and one.party_id not in waiting],
        "answers": any(one.kind for one in line.answering),
        "may_ask": may_ask,
    }
    return render(request, "plan/promise_asked.jinja", head(request, promise, line, "_asked") | shown)


def card_of(promise: Promise) -> Card:
    """The promise as other modules name it; the reader sees it already."""
    noun = str(promise._meta.model_name)
    return Card(reference(promise), str(promise), promise.get_absolute_url(), noun, "")


def evidence(request: HttpRequest, promise: Promise) -> HttpResponse:
    """The evidence the reader may see, and the way to add some."""
    line, record = part_page(promise, today()), reference(promise)
    list = in_pages(
        request.GET, readable_evidence(record, request.reader), noun=("document",), name="Evidence"
    )
    shown = {"list": list, "lines": evidence_lines(list.page, request.reader)}
    return render(request, "plan/promise_evidence.jinja", head(request, promise, line, "_evidence") | shown)


def comments(request: HttpRequest, promise: Promise) -> HttpResponse:
    """What people say to one another about it."""
    line, record = part_page(promise, today()), reference(promise)
    said = readable_comments(record, request.reader)
    list = in_pages(request.GET, said, noun=("comment",), name="Comments")
    lines = comment_lines(list.page, request.reader)
    shown = {"list": list, "lines": lines, "people": people_to_mention()}
    return render(request, "plan/promise_comments.jinja", head(request, promise, line, "_comments") | shown)
