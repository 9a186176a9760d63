"""What was reported of promises: the last rating, what comes next, what gets in the way, the last forecast."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max, Q

from lineofsight.returns.further import Further

from ..models import Action, Objective, Plan, ProgressUpdate
from ..ratings import Meaning

#: The keys of what is asked of an answer about an objective or action.
RATING, NEXT, IN_THE_WAY, FORECAST = "rating", "comes_next", "gets_in_the_way", "forecast_on"


@dataclass(frozen=True)
class Rating:
    """How a promise was rated: the plan's code and words, what they mean, on which day, and by whom."""

    code: str
    words: str
    meaning: Meaning
    colour: str
    on: datetime.date
    by: str


@dataclass(frozen=True)
class Progress:
    """The last that was reported of one promise: each part as it was last said, whoever said it."""

    rating: Rating | None = None
    comes_next: str = ""
    gets_in_the_way: str = ""
    forecast_on: datetime.date | None = None

    @property
    def rated(self) -> str:
        """What its rating means, "not-rated" while there is none: what lists are narrowed by."""
        return self.rating.meaning.value if self.rating else "not-rated"


NOTHING_REPORTED = Progress()
_PARTY = ("party", "party__group", "party__post", "party__organisation", "party__person")


def progress_of(names: Iterable[str]) -> dict[str, Progress]:
    """What was last reported of each promise ("plan.objective:17"): an entry for every name given. One query,
    however many promises and updates."""
    found = dict.fromkeys(names, NOTHING_REPORTED)
    objectives, actions = _ids(found, "plan.objective"), _ids(found, "plan.action")
    about = ProgressUpdate.objects.filter(Q(objective__in=objectives) | Q(action__in=actions)).order_by()
    newest = about.values("objective", "action").annotate(newest=Max("pk")).values("newest")
    wanted = (
        Q(pk__in=newest) | Q(pk__in=newest.exclude(rating="")) | Q(pk__in=newest.exclude(forecast_on=None))
    )
    for update in ProgressUpdate.objects.filter(wanted).select_related(*_PARTY).order_by("pk"):
        name = (
            f"plan.objective:{update.objective_id}"
            if update.objective_id
            else f"plan.action:{update.action_id}"
        )
        before = found[name]
        found[name] = Progress(
            rating=rating_in(update) or before.rating,
            comes_next=update.comes_next,
            gets_in_the_way=update.gets_in_the_way,
            forecast_on=update.forecast_on or before.forecast_on,
        )
    return found


def rating_in(update: ProgressUpdate | None) -> Rating | None:
    """The rating that an update carries, its party fetched; None for none."""
    if update is None or not update.rating:
        return None
    return Rating(
        code=update.rating,
        words=update.rating_words,
        meaning=Meaning(update.rating_meaning),
        colour=update.rating_colour,
        on=update.given_on,
        by=update.party.name,
    )


def further_about_promise(record: str) -> tuple[Further, ...]:
    """What else an answer about an objective or action may say: its rating on the plan's own scale, and, folded away, what
    comes next, what gets in the way, and a new forecast. Three queries."""
    kind, _, number = record.partition(":")
    model, path = (Objective, "section") if kind == "plan.objective" else (Action, "objective__section")
    promise = model._default_manager.filter(pk=number).values("due_text", f"{path}__plan").first()
    plan = Plan.objects.filter(pk=promise[f"{path}__plan"]).first() if promise else None
    if plan is None:
        return ()
    scale = plan.scale
    now = progress_of([record])[record].rating
    step = scale.step(now.code) if now else None
    due = promise["due_text"]
    return (
        Further(
            RATING,
            "How do you rate it?",
            "choice",
            "On the plan’s own scale. It is your word, dated today; where things stand by their dates is worked out beside it.",
            choices=tuple((one.code, one.name) for one in scale.steps),
            now=step.code if step else "",
        ),
        Further(NEXT, "What comes next?", aside=True),
        Further(IN_THE_WAY, "What gets in the way?", aside=True),
        Further(
            FORECAST,
            "When do you expect it to be done?",
            "date",
            f"Only if it will not be as the plan says: {due}." if due else "The plan gives it no date.",
            aside=True,
        ),
    )


def _ids(names: Iterable[str], kind: str) -> list[int]:
    return [int(name.partition(":")[2]) for name in names if name.startswith(f"{kind}:")]
