"""Taking things out of the plan, and putting them back. Each kind shares both pages; the address says which (`noun`)."""

from django.http import HttpRequest, HttpResponse

from lineofsight.core.access import access
from lineofsight.core.clock import today

from ..forms.base import ReasonForm
from ..models import Statement
from ..services import editing
from ..services.changing import parent_of, plan_of
from .found import InPlan, found
from .keeping import KEEPERS
from .saving import done, form_page, is_saved, sent

WHAT_GOES = {
    "section": "Its outcomes, objectives and actions leave with it. ",
    "objective": "Its actions leave with it. ",
}


@access(*KEEPERS)
def take_out(request: HttpRequest, pk: int, noun: str) -> HttpResponse:
    """Take something out of the plan, with the reason."""
    record = found(request, noun, pk)
    form = ReasonForm(sent(request), plan=plan_of(record), record=record)
    if form.is_valid() and is_saved(
        form, lambda: editing.retire(record, by=request.reader, on=today(), **form.cleaned_data)
    ):
        return done(request, f"The {noun} was taken out of the plan. It can be put back.", _where(record))
    return _page(
        request,
        form,
        record,
        question=f"Take this {noun} out of the plan?",
        consequence=WHAT_GOES.get(noun, "")
        + "It keeps its history, questions still open about it are withdrawn, and it can be put back.",
        button="Take it out",
        kind="warning",
    )


@access(*KEEPERS)
def put_back(request: HttpRequest, pk: int, noun: str) -> HttpResponse:
    """Put back what was taken out, with the reason."""
    record = found(request, noun, pk)
    form = ReasonForm(sent(request), plan=plan_of(record), record=record)
    if form.is_valid() and is_saved(
        form, lambda: editing.restore(record, by=request.reader, **form.cleaned_data), standing=False
    ):
        return done(request, f"The {noun} stands in the plan again.", record.get_absolute_url())
    return _page(
        request,
        form,
        record,
        question=f"Put this {noun} back into the plan?",
        consequence="It goes to its old place, with everything that was taken out with it.",
        button="Put it back",
        kind="",
        standing=False,
    )


def _page(
    request: HttpRequest,
    form,
    record: InPlan,
    *,
    question: str,
    consequence: str,
    button: str,
    kind: str,
    standing: bool = True,
):
    more = {"question": question, "consequence": consequence, "button_kind": kind, "record": record}
    return form_page(
        request,
        form,
        above=parent_of(record),
        heading=question,
        back=record.get_absolute_url(),
        button=button,
        template="plan/take_out.jinja",
        standing=standing,
        **more,
    )


def _where(record: InPlan) -> str:
    """The page on which something that was taken out stood."""
    return (
        record.get_absolute_url() if isinstance(record, Statement) else parent_of(record).get_absolute_url()
    )
