"""Where a page of the plan stands: the way to it, and the pages beside it."""

from django.urls import reverse

from lineofsight.core.access import Reader

from .. import policies
from ..models import Action, Objective, Outcome, Plan, Section, Statement

Step = tuple[str, str]
LONGEST = 60


def shortened(text: str, longest: int = LONGEST) -> str:
    """A text cut at a word, with "…" where something is left out."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def way_to(
    record: Plan | Statement | Section | Outcome | Objective | Action, *, itself: bool = False
) -> list[Step]:
    """The steps from the list of plans to the page of a record; with `itself`, that page included. What it stands in
    must have been fetched."""
    if isinstance(record, Plan):
        steps, here = [("Plans", reverse("plan:plans"))], record.title
    elif isinstance(record, Statement):
        return [
            *way_to(record.plan, itself=True),
            ("Vision and values", reverse("plan:about", args=[record.plan_id])),
        ]
    elif isinstance(record, Section):
        steps, here = way_to(record.plan, itself=True), str(record)
    elif isinstance(record, Outcome):
        return way_to(record.section, itself=True)
    elif isinstance(record, Objective):
        steps, here = way_to(record.section, itself=True), f"Objective {record.label}"
    else:
        above = record.objective
        steps, here = (
            way_to(above, itself=True) if above else [("Plans", reverse("plan:plans"))],
            f"Action {record.label}",
        )
    return [*steps, (shortened(here), record.get_absolute_url())] if itself else steps


PLAN_PAGES = (
    ("plan:plan", "At a glance"),
    ("plan:timeline", "Timeline"),
    ("plan:carriers", "Who carries what"),
    ("plan:promises", "Objectives and actions"),
    ("plan:about", "Vision and values"),
    ("plan:as_agreed", "As agreed"),
    ("plan:gaps", "Gaps"),
    ("plan:plan_history", "History"),
)


def pages_of_plan(plan: Plan, reader: Reader, current: str) -> list[dict]:
    """The pages of a plan beside each other; gaps are for those who can settle them."""
    return [
        {"text": text, "href": reverse(route, args=[plan.pk]), "current": route == current}
        for route, text in PLAN_PAGES
        if route != "plan:gaps" or policies.can_keep_plans(reader)
    ]


PARTS = (
    ("", "Now"),
    ("_asked", "Asked and answered"),
    ("_evidence", "Evidence"),
    ("_comments", "Comments"),
    ("_history", "History"),
)


def parts_of_promise(promise: Objective | Action, current: str) -> list[dict]:
    """The parts of an objective's or an action's page."""
    noun = str(promise._meta.model_name)
    return [
        {"text": text, "href": reverse(f"plan:{noun}{part}", args=[promise.pk]), "current": part == current}
        for part, text in PARTS
    ]
