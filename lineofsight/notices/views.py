"""The outbox, for those who look after it; and the demonstration's mail."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from lineofsight.core.access import access
from lineofsight.core.errors import Refused
from lineofsight.people.roles import KEEPERS

from . import forms, policies, presenters, queries, services
from .models import Notice
from .policies import OUTBOX_KEEPERS

KEEP_OUTBOX = tuple(f"role:{role}" for role in OUTBOX_KEEPERS)
KEEP_PLAN = tuple(f"role:{role}" for role in KEEPERS)


@access(*KEEP_OUTBOX)
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """Every message: sent, waiting, given up."""
    list = presenters.outbox(request.GET)
    context = {
        "list": list,
        "standing": queries.standing(),
        "jobs": queries.due_jobs(),
        "is_set_up": services.is_mail_set_up(),
        "shows_mail": settings.DEMONSTRATION,
    }
    return list.export() or render(request, "notices/outbox.jinja", context)


@access(*KEEP_OUTBOX)
@require_safe
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """One message and what became of it."""
    page = queries.notice_page(request.reader, pk)
    if page is None:
        raise Http404
    return render(request, "notices/notice.jinja", {"page": page, "story": presenters.story(page)})


@access(*KEEP_OUTBOX)
@require_POST
def try_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a message again that was given up."""
    notice = _notice(request, pk)
    policies.can_try_again(request.reader, notice).require()
    services.try_again(queries.notices().filter(pk=pk), by=request.reader)
    messages.success(request, "It goes with the next round, within a minute.")
    return redirect(notice)


@access(*KEEP_OUTBOX)
@require_POST
def try_all_again(request: HttpRequest) -> HttpResponse:
    """Try every message again that was given up."""
    count = services.try_again(queries.notices(), by=request.reader)
    messages.success(request, f"{count} message{'s' if count != 1 else ''} put back into the outbox.")
    return redirect("notices:outbox")


@access(*KEEP_OUTBOX)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a message that was not sent yet."""
    notice = _notice(request, pk)
    policies.can_withdraw(request.reader, notice).require()
    form = forms.WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            services.withdraw(notice, reason=form.cleaned_data["reason"], by=request.reader)
            return redirect(notice)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "notices/withdraw.jinja", {"form": form, "notice": notice})


@access(*KEEP_PLAN)
@require_safe
def mail(request: HttpRequest) -> HttpResponse:
    """What the demonstration would have sent, every link clickable. Not there in any other installation."""
    if not settings.DEMONSTRATION:
        raise Http404
    list = presenters.mail(request.GET)
    return render(request, "notices/mail.jinja", {"list": list, "letters": queries.letters(list.page)})


def _notice(request: HttpRequest, pk: int) -> Notice:
    notice = queries.notice_seen_by(request.reader, pk)
    if notice is None:
        raise Http404
    return notice
