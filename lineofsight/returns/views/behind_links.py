"""The page behind the link of an e-mail: one question, no sign-in, no way to anything else.

Whoever holds the address may answer, so the address is the right: nothing here reads the session. Hence no CSRF token
either: a forged request would have to know the secret, and with it could simply ask. Reading changes nothing, since mail
scanners open every link.
"""

from typing import Any

from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lineofsight.core.access import Reader, access
from lineofsight.core.clock import today
from lineofsight.core.errors import NotAllowed, Refused
from lineofsight.notices.services import LinkClosed, find_link
from lineofsight.returns import forms, queries, services
from lineofsight.returns.workflow import NOT_MINE

#: Guesses at addresses from one place, and answers by one link, in an hour.
GUESSES, ANSWERS, HOUR = 60, 30, 3600
#: For how long the thank-you page offers the next question.
THANKS = "lineofsight.returns.thanks"
THANKS_SECONDS = 1800


@access("public")
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, secret: str) -> HttpResponse:
    """Answer the question behind a link from a message."""
    try:
        question = queries.question_behind(secret, today())
    except LinkClosed as closed:
        return _closed(request, closed, secret)
    if request.method == "POST" and _too_many(f"answer:{question.link.pk}", ANSWERS):
        return _patience(request)
    form = forms.LinkAnswerForm(
        request.POST or None, request.FILES or None, adds=question.can_add, person_name=question.person_name,
        party_name=question.party_name, further=question.further,
    )  # fmt: skip
    can_send = question.is_open or question.can_add
    if can_send and form.is_valid() and _take(form, question):
        told = signing.dumps("next" if form.is_self else "", salt=THANKS)
        return redirect("returns:thanks", secret, told)
    _stands_for_link(request, question)
    asks = question.is_open or (question.can_add and ("more" in request.GET or form.is_bound))
    return _private(
        render(request, "returns/answer.jinja", {"question": question, "form": form if asks else None})
    )


def _take(form: forms.LinkAnswerForm, question: queries.Question) -> bool:
    """Put the answer in; False, with an error in the form, when it was refused."""
    told = form.cleaned_data
    shared: dict[str, Any] = {
        "by": question.reader,
        "link": question.link,
        "identifying_reason": form.identifying_reason,
        **form.said,
    }
    try:
        if told["kind"] == NOT_MINE:
            services.pass_on_or_say_not_theirs(question.ask, told["whose"], form.words, **shared)
        else:
            services.answer(
                question.ask,
                told["kind"],
                told["text"],
                files=form.files_received,
                further=form.further,
                **shared,
            )
    except (Refused, NotAllowed) as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@access("public")
@require_safe
def thanks(request: HttpRequest, secret: str, told: str) -> HttpResponse:
    """Read that an answer was kept, and go on to the next question of the same person, if it was they who just answered. Opened later, or by
    anybody the link was passed on to, it offers nothing."""
    try:
        question = queries.question_behind(secret, today())
        is_person = signing.loads(told, salt=THANKS, max_age=THANKS_SECONDS) == "next"
    except LinkClosed as closed:
        return _closed(request, closed, secret)
    except signing.BadSignature:
        is_person = False
    _stands_for_link(request, question)
    following = queries.next_link_for(question) if is_person else ""
    return _private(render(request, "returns/thanks.jinja", {"question": question, "following": following}))


@access("public")
@csrf_exempt
@require_POST
def new_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Send a new link to the address on record. The page says the same whatever came of it, so nothing is given away."""
    try:
        link = find_link(secret, queries.PURPOSE)
        services.send_new_link(link, queries.ask_of(link))
    except LinkClosed as closed:
        return _closed(request, closed, secret)
    except (Refused, NotAllowed) as refusal:
        return _private(
            render(
                request, "returns/link_closed.jinja", {"reason": str(refusal), "can_renew": False}, status=410
            )
        )
    return _private(render(request, "returns/link_sent.jinja"))


def _closed(request: HttpRequest, closed: LinkClosed, secret: str) -> HttpResponse:
    """Why the link opens nothing, and what to do."""
    if closed.why == "unknown" and _too_many(f"guess:{request.META.get('REMOTE_ADDR', '')}", GUESSES):
        return _patience(request)
    context = {"reason": str(closed), "can_renew": closed.why == "expired", "secret": secret}
    return _private(
        render(request, "returns/link_closed.jinja", context, status=404 if closed.why == "unknown" else 410)
    )


def _patience(request: HttpRequest) -> HttpResponse:
    response = _private(render(request, "returns/patience.jinja", status=429))
    response["Retry-After"] = str(HOUR)
    return response


def _too_many(what: str, limit: int) -> bool:
    """Count one more of these within the hour; whether that is more than `limit`."""
    key = f"returns:{what}"
    cache.add(key, 0, HOUR)
    try:
        return cache.incr(key) > limit
    except ValueError:  # it ran out between the two
        return False


def _stands_for_link(request: HttpRequest, question: queries.Question) -> None:
    """The page is drawn for the holder of the link, whoever else may be signed in on this device; unsent text is kept
    for this link alone."""
    request.reader = Reader(actor=f"link:{question.link.pk}")


def _private(response: HttpResponse) -> HttpResponse:
    """The address is a secret: no other site learns it, no search engine keeps it."""
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
