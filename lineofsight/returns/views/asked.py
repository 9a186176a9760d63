"""What is asked of me, and answering it signed in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from lineofsight.core.access import access
from lineofsight.core.clock import today
from lineofsight.core.errors import Refused
from lineofsight.groups.policies import answers_as
from lineofsight.groups.queries import everybody
from lineofsight.returns import forms, policies, presenters, queries, services
from lineofsight.returns.models import Ask
from lineofsight.returns.workflow import ANSWERED, NOT_MINE


@access("signed-in")
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What is asked of the reader."""
    waiting, before = queries.asked_of(request.reader, today())
    list = presenters.answered_list(request.GET, before)
    context = {"waiting": waiting, "list": list, "mark_of": presenters.mark_of}
    return list.export() or render(request, "returns/mine.jinja", context)


@access(policies.can_ask, each=policies.can_read_question)
@require_safe
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """One question and everything said to it."""
    page = queries.ask_page(request.reader, pk, today())
    if page is None:
        raise Http404
    context = {
        "page": page,
        "ask": page.line,
        "story": presenters.story(page.story, page.names),
        "mark_of": presenters.mark_of,
    }
    return render(request, "returns/ask.jinja", context)


@access(policies.can_ask, each=policies.can_answer)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a question, for oneself or, as a keeper of the plan, for the party that said it."""
    ask = ask_or_404(request, pk)
    policies.can_answer(request.reader, ask).require()
    is_own = answers_as(request.reader, ask.party)
    if is_own:
        parties, adds = everybody(today()), ask.state == ANSWERED
        form = forms.OwnAnswerForm(request.POST or None, request.FILES or None, parties=parties, adds=adds)
    else:
        form = forms.OnBehalfForm(request.POST or None, request.FILES or None)
    if form.is_valid() and _take(form, ask, request, is_own):
        return redirect(ask)
    context = {"form": form, "ask": ask, "is_own": is_own, "before": queries.own_last_answer(ask)}
    return render(request, "returns/answer_ask.jinja", context)


def _take(form: forms.AnswerForm, ask: Ask, request: HttpRequest, is_own: bool) -> bool:
    """Put the answer in; False, with an error in the form, when it was refused."""
    told, reader = form.cleaned_data, request.reader
    said = {"said_by": reader.name, "said_role": request.user.job_title}
    if not is_own:
        said = {"said_by": told["name"], "said_role": told["role"], "told_how": told["told_how"]}
    shared = {"by": reader, "identifying_reason": form.identifying_reason}
    try:
        if told["kind"] == NOT_MINE:
            services.pass_on_or_say_not_theirs(ask, told["whose"], form.words, **said, **shared)
        else:
            files = [form.received] if form.received else []
            services.answer(ask, told["kind"], told["text"], files=files, **said, **shared)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def ask_or_404(request: HttpRequest, pk: int) -> Ask:
    """The ask, as far as the reader may read it."""
    ask = queries.ask_seen_by(request.reader, pk)
    if ask is None:
        raise Http404
    return ask
