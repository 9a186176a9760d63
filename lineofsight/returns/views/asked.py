"""What is asked of me, and answering it signed in."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from lineofsight.core.access import access
from lineofsight.core.clock import today
from lineofsight.core.errors import Refused
from lineofsight.groups.models import Party
from lineofsight.groups.policies import answers_as
from lineofsight.groups.queries import everybody
from lineofsight.links.kinds import cards_for
from lineofsight.returns import forms, policies, presenters, queries, services
from lineofsight.returns.further import further_about
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
    form = _form(request, ask.party, ask.record, adds=ask.state == ANSWERED)
    is_own = isinstance(form, forms.OwnAnswerForm)
    if form.is_valid() and _take(form, request, lambda **said: _answer(ask, form, **said)):
        return redirect(ask)
    context = {
        "form": form,
        "party": ask.party,
        "is_own": is_own,
        "before": queries.own_last_answer(ask),
        "question": ask.question,
        "heading": ask.record_label,
        "caption": f"{'A question to' if is_own else 'Written down for'} {ask.party.name}",
        "button_text": "Send" if is_own else "Save what they said",
        "cancel_href": ask.get_absolute_url(),
    }
    return render(request, "returns/answer_ask.jinja", context)


@access(policies.can_ask, each=policies.can_tell)
def tell(request: HttpRequest) -> HttpResponse:
    """Tell what has happened about a record without being asked. `?record=` names it, `?party=` for whom one tells."""
    record = request.GET.get("record", "")
    card = cards_for(request.reader, [record]).get(record)
    party = queries.party_that_tells(request.GET.get("party", ""))
    if card is None or party is None:
        raise Http404
    policies.can_tell(request.reader, party).require()
    form = _form(request, party, record, adds=True)
    is_own = isinstance(form, forms.OwnAnswerForm)
    if form.is_valid() and _take(form, request, lambda **said: _tell(party, record, form, **said)):
        messages.success(request, f"Thank you. It counts as the word of {party.name}.")
        return redirect(card.address)
    context = {
        "form": form,
        "party": party,
        "is_own": is_own,
        "question": forms.DEFAULT_QUESTION,
        "heading": card.label,
        "caption": f"{'An update from' if is_own else 'Written down for'} {party.name}",
        "button_text": "Save",
        "cancel_href": card.address,
    }
    return render(request, "returns/answer_ask.jinja", context)


def _form(request: HttpRequest, party: Party, record: str, *, adds: bool) -> forms.AnswerForm:
    """Whoever answers for the party writes for themselves; a keeper of the plan writes down what they were told."""
    sent = request.POST or None, request.FILES or None
    further = further_about(record)
    if answers_as(request.reader, party):
        return forms.OwnAnswerForm(*sent, parties=everybody(today()), adds=adds, further=further)
    return forms.OnBehalfForm(*sent, further=further)


def _take(form: forms.AnswerForm, request: HttpRequest, put_in: Callable[..., object]) -> bool:
    """Put what was said in; False, with an error in the form, when it was refused."""
    told, reader = form.cleaned_data, request.reader
    said = {"said_by": reader.name, "said_role": request.user.job_title}
    if isinstance(form, forms.OnBehalfForm):
        said = {"said_by": told["name"], "said_role": told["role"], "told_how": told["told_how"]}
    try:
        put_in(by=reader, identifying_reason=form.identifying_reason, **said)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _answer(ask: Ask, form: forms.AnswerForm, **said) -> None:
    told = form.cleaned_data
    if told["kind"] == NOT_MINE:
        services.pass_on_or_say_not_theirs(ask, told["whose"], form.words, **said)
    else:
        services.answer(
            ask, told["kind"], told["text"], files=form.files_received, further=form.further, **said
        )


def _tell(party: Party, record: str, form: forms.AnswerForm, **said) -> None:
    told = form.cleaned_data
    services.tell_unasked(
        party, record, told["kind"], told["text"], files=form.files_received, further=form.further, **said
    )


def ask_or_404(request: HttpRequest, pk: int) -> Ask:
    """The ask, as far as the reader may read it."""
    ask = queries.ask_seen_by(request.reader, pk)
    if ask is None:
        raise Http404
    return ask
