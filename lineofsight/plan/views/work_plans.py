"""What each group, post, agency and person answers for."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from lineofsight.core.access import access
from lineofsight.core.clock import today

from ..presenters.lists import party_list, promise_list
from ..queries.sentences import load_in_a_sentence
from ..queries.work_plans import own_parties, parties_with_work, party, with_its_posts, work_plan_of


@access("signed-in")
def parties(request: HttpRequest) -> HttpResponse:
    """Everyone who answers for something, with counts."""
    listing = party_list(request.GET, parties_with_work(request.reader, today()))
    return listing.export() or render(request, "plan/work_plans.jinja", {"list": listing})


@access("signed-in")
def work_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """What one party answers for in every plan that is not closed; an agency also through its posts."""
    whose = party(pk)
    if whose is None:
        raise Http404
    heading = f"What {whose.name} answers for"
    return _work_plan(request, with_its_posts(whose), heading=heading, whose=whose)


@access("signed-in")
def mine(request: HttpRequest) -> HttpResponse:
    """What the reader answers for: as chair, as holder of a post, as an agency's lead, in person."""
    return _work_plan(request, own_parties(request.reader), heading="What I answer for", whose=None)


def _work_plan(request: HttpRequest, parties: list, *, heading: str, whose) -> HttpResponse:
    on = today()
    lines = work_plan_of([one.pk for one in parties], request.reader, on)
    listing = promise_list(request, lines, on=on, name=heading, with_who=len(parties) > 1)
    context = {
        "list": listing,
        "heading": heading,
        "whose": whose,
        "parties": parties,
        "sentence": load_in_a_sentence(lines, {one.pk for one in parties}, on),
    }
    return listing.export() or render(request, "plan/work_plan.jinja", context)
