"""How every form of the plan is saved: the refusal beside the form, both versions of a conflict, a word when it is done."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.errors import EditionConflict, Refused

from ..forms.base import ChangeForm
from ..presenters.navigation import way_to
from .found import must_stand


def is_saved(form: ChangeForm, change: Callable[[], object], *, standing: bool = True) -> bool:
    """Make the change. False when it was refused or somebody else saved first: the form then says so. What was taken out
    of the plan meanwhile is told of by `form_page`; `standing` is False where that is what is to be put right."""
    if standing and getattr(form.record, "retired_on", None):
        return False
    try:
        change()
    except EditionConflict as conflict:
        form.show_conflict(conflict)
    except Refused as refusal:
        form.add_error(None, str(refusal))
    else:
        return True
    return False


def form_page(
    request: HttpRequest,
    form: ChangeForm,
    *,
    above,
    heading: str,
    back: str,
    button: str = "Save",
    template: str = "plan/form.jinja",
    standing: bool = True,
    **more,
) -> HttpResponse:
    """The page of a form. `above` is the record whose page leads here (None: `more` has the steps), `back` where "Cancel"
    goes. Raises TakenOutMeanwhile when what was to be changed, or to be added to, does not stand in the plan any more."""
    for record in (form.record, above) if standing else ():
        must_stand(record, request.reader, form if form.is_bound else None)
    steps = way_to(above, itself=True) if above else []
    context = {"form": form, "heading": heading, "steps": steps, "cancel_href": back, "button_text": button}
    return render(request, template, context | more)


def done(request: HttpRequest, words: str, where: str) -> HttpResponse:
    """Say that it is done, on the page that follows."""
    messages.success(request, words)
    return redirect(where)


def sent(request: HttpRequest):
    """The data of a form that was sent, else None."""
    return request.POST if request.method == "POST" else None
