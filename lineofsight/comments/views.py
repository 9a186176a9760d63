"""Saying something, and taking it back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access import access
from lineofsight.design.wording import listed
from lineofsight.links.kinds import cards_for

from . import forms, policies, queries, services


@access(policies.can_moderate, each=policies.can_comment)
def add(request: HttpRequest) -> HttpResponse:
    """Say something about a record. The form stands on the record's own page; here it comes back when something has to be
    put right."""
    record = request.POST.get("record") or request.GET.get("record", "")
    card = cards_for(request.reader, [record]).get(record)
    if card is None:
        raise Http404
    form = forms.CommentForm(
        request.POST or None, people=queries.people_to_mention(), initial={"record": record}
    )
    if form.is_valid():
        mention = form.cleaned_data["mention"]
        said = services.comment_on(
            record,
            form.cleaned_data["text"],
            by=request.reader,
            mentions=[int(mention)] if mention else [],
            identifying_reason=form.identifying_reason,
        )
        _tell_who_was_told(request, said)
        return redirect(f"{card.page(request.POST.get('back', ''))}#comment-{said.comment.pk}")
    return render(request, "comments/add.jinja", {"form": form, "card": card})


def _tell_who_was_told(request: HttpRequest, said: services.Said) -> None:
    if said.told:
        messages.success(request, f"{listed(person.name for person in said.told)} will be told by e-mail.")
    if said.not_told:
        names = listed(person.name for person in said.not_told)
        messages.warning(
            request, f"{names} was not told: they may not see this page, or have no e-mail address."
        )


@access(policies.can_moderate, each=policies.can_take_back)
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a comment back."""
    comment = queries.comment_seen_by(request.reader, pk)
    if comment is None:
        raise Http404
    policies.can_take_back(request.reader, comment).require()
    card = cards_for(request.reader, [comment.record])[comment.record]
    is_own = comment.author_id == request.reader.person_id
    form = None if is_own else forms.TakeBackForm(request.POST or None)
    if request.method == "POST" and (form is None or form.is_valid()):
        services.take_back(comment, by=request.reader, reason=form.cleaned_data["reason"] if form else "")
        return redirect(f"{card.page(request.GET.get('back', ''))}#comments")
    return render(request, "comments/take_back.jinja", {"form": form, "card": card, "comment": comment})
