"""Lists of objectives and actions, and of those who answer for them: columns, filters and order as data."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from lineofsight.core.clock import financial_year
from lineofsight.design.forms.finding import ListFinder
from lineofsight.design.lists import Column, Filter, Listing

from ..models import Plan
from ..position import SOON, Standing
from ..queries.overview import Overview, PromiseLine
from ..queries.work_plans import PartyCounts
from ..ratings import Meaning
from .choosing import EVERYBODY, KIND_NAMES, NOBODY, agencies_in, is_answered_by
from .due import due_in_words

NOUN = ("objective or action", "objectives and actions")
WINDOWS = (
    ("past", "Past"),
    ("4-weeks", "In the next 4 weeks"),
    ("3-months", "In the next 3 months"),
    ("this-year", "This financial year"),
    ("later", "After this financial year"),
    ("undated", "Without a date"),
)
#: How alive it is: the edges of the wall.
HEARD = (
    ("answered", "Answered"),
    ("asked", "Asked, still in time"),
    ("silent", "Asked, silent"),
    ("never_asked", "Never asked"),
    ("not_due", "Not due, not asked yet"),
)


DISAGREES = "disagrees"
#: What a rating means, whatever the plan calls it; and where it and the position do not agree.
REPORTED = (
    *((meaning.value, meaning.words) for meaning in Meaning),
    ("not-rated", "Not rated"),
    (DISAGREES, "Does not agree with its position"),
)


@dataclass(frozen=True)
class PromiseChoices:
    """What a list of objectives and actions can be narrowed by, as (value, words); `plans` says how many they stand in."""

    plans: int
    parties: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, str], ...]


def choices_of_plan(overview: Overview) -> PromiseChoices:
    """The choices for a list of everything in a plan."""
    return choices_among(overview.promises)


def choices_among(lines: Sequence[PromiseLine]) -> PromiseChoices:
    """The choices for a list of these objectives and actions."""
    found = {str(one.party_id): one.name for line in lines for one in line.answering}
    named = sorted(found.items(), key=lambda pair: (pair[1].casefold(), pair[0]))
    agencies = [(value, f"{name}, with its posts") for value, name in agencies_in(lines)]
    gaps = ((NOBODY, "Nobody"), (EVERYBODY, "Everybody, so nobody in particular"))
    sections = dict.fromkeys((str(line.section_id), line.section) for line in lines)
    return PromiseChoices(len({line.plan_id for line in lines}), (*gaps, *agencies, *named), tuple(sections))


def promise_list(
    request: HttpRequest,
    lines: Sequence[PromiseLine],
    *,
    on: datetime.date,
    name: str,
    with_who: bool = True,
    choices: PromiseChoices | None = None,
) -> Listing:
    """Objectives and actions as a list; `with_who=False` leaves out who answers, where the page is about one party. The
    `choices` are worked out when they are not given."""
    choices = choices or choices_among(lines)
    columns = [*_columns(with_who)]
    if choices.plans > 1:
        columns.insert(2, Column("plan", "Plan", sort=True))
    if request.GET.get("export"):
        columns += _columns_of_files()
    return Listing(
        request.GET,
        rows=lines,
        columns=columns,
        filters=_filters(choices, on, with_who),
        noun=NOUN,
        name=name,
    )


def _columns(with_who: bool) -> list[Column]:
    columns = [
        Column("label", "Ref", heading=True, link=lambda line: line.address),
        Column("text", "What", sort=True, link=lambda line: line.address),
        Column("section", "Section", sort=True),
        Column("who", "Who leads", sort="lead_names", export=lambda line: line.lead_names),
        Column("due", "Due", show=_due_shown, sort="due.latest", export=lambda line: line.due.text),
        Column("position", "Position", show=lambda line: line.position.words, sort="rank"),
        Column("reported", "Reported", sort="progress.rated", show=_reported),
        Column(
            "freshness",
            "Last heard",
            show=_heard,
            sort="freshness.last_answer_on",
            export=lambda line: line.freshness.last_answer_on,
        ),
    ]
    return columns if with_who else [column for column in columns if column.key != "who"]


def _columns_of_files() -> list[Column]:
    return [
        Column("kind", "Kind"),
        Column("stable_reference", "Stable reference"),
        Column(
            "supports",
            "Who supports",
            show=lambda line: ", ".join(one.name for one in line.answering if not one.leads),
        ),
        Column("due_earliest", "Due, earliest", show="due.earliest"),
        Column("due_latest", "Due, latest", show="due.latest"),
        Column("due_recurrence", "Comes round", show="due.recurrence"),
        Column("measure_text", "Measure of success"),
        Column("reason", "Why this position", show="position.reason"),
        Column(
            "reported_on", "Reported on", show=lambda line: line.progress.rating and line.progress.rating.on
        ),
        Column(
            "reported_by", "Reported by", show=lambda line: line.progress.rating and line.progress.rating.by
        ),
        Column("disagreement", "Where the two do not agree", show="disagreement"),
        Column("forecast_on", "Expected to be done", show="progress.forecast_on"),
        Column("comes_next", "What comes next", show="progress.comes_next"),
        Column("gets_in_the_way", "What gets in the way", show="progress.gets_in_the_way"),
        Column("asked", "Asked and answered", show="freshness.words"),
        Column("last_words", "Last answer", show="freshness.last_words"),
    ]


def _reported(line: PromiseLine) -> str:
    return line.progress.rating.words if line.progress.rating else ""


def _due_shown(line: PromiseLine) -> str:
    return line.due.text or due_in_words(line.due)


def _heard(line: PromiseLine) -> object:
    return line.freshness.last_answer_on or line.freshness.words


def _filters(choices: PromiseChoices, on: datetime.date, with_who: bool) -> list[Filter]:
    filters = [
        Filter("words", "Words", field=("text", "label", "stable_reference", "lead_names", "due.text")),
        Filter("what", "What", choices=(("objective", "Objectives"), ("action", "Actions")), field="kind"),
        Filter(
            "who",
            "Who answers",
            finder=lambda: ListFinder(choices.parties),
            apply=_answered_by,
            words=("lead_names",),
        ),
        Filter("section", "Section", choices=choices.sections, field="section_id"),
        Filter(
            "position", "Position", choices=[(one.value, one.words) for one in Standing], field="standing"
        ),
        Filter("reported", "Reported", choices=REPORTED, apply=_rated),
        Filter("heard", "Last heard", choices=HEARD, field="edge"),
        Filter("due", "Due", choices=WINDOWS, apply=lambda rows, value: _due_within(rows, value, on)),
    ]
    return filters if with_who else [each for each in filters if each.key != "who"]


def _rated(lines: Sequence[PromiseLine], meaning: str) -> list[PromiseLine]:
    if meaning == DISAGREES:
        return [line for line in lines if line.disagreement]
    return [line for line in lines if line.progress.rated == meaning]


def _answered_by(lines: Sequence[PromiseLine], who: str) -> list[PromiseLine]:
    return [line for line in lines if is_answered_by(line, who)]


def _due_within(lines: Sequence[PromiseLine], window: str, on: datetime.date) -> list[PromiseLine]:
    year_ends = datetime.date(financial_year(on) + 1, 3, 31)
    within: dict[str, Callable[[datetime.date], bool]] = {
        "past": lambda last: last < on,
        "4-weeks": lambda last: on <= last <= on + SOON,
        "3-months": lambda last: on <= last <= on + datetime.timedelta(days=91),
        "this-year": lambda last: on <= last <= year_ends,
        "later": lambda last: last > year_ends,
    }
    if window == "undated":
        return [line for line in lines if line.position.next_on is None]
    fits = within[window]
    return [line for line in lines if line.position.next_on and fits(line.position.next_on)]


def party_list(asked: Mapping[str, str], rows: Sequence[PartyCounts]) -> Listing:
    """Everyone who answers for something, with counts."""
    return Listing(
        asked,
        rows=list(rows),
        columns=[
            Column(
                "name",
                "Who",
                sort=True,
                heading=True,
                link=lambda row: reverse("plan:work_plan", args=[row.pk]),
            ),
            Column("kind", "Kind", show=lambda row: KIND_WORDS[row.kind], sort=True),
            Column("objectives", "Objectives", sort=True, numeric=True),
            Column("actions", "Actions", sort=True, numeric=True),
            Column("leads", "Leads", sort=True, numeric=True),
            Column("overdue", "Overdue", sort=True, numeric=True),
        ],
        filters=[
            Filter("words", "Name", field="name"),
            Filter("kind", "Kind", choices=list(KIND_WORDS_ASKED.items()), apply=_of_kind),
        ],
        noun=("party", "parties"),
        name="Who answers for what",
        order="name",
        page_size=50,
    )


KIND_WORDS = {
    "group": "Group",
    "post": "Post",
    "organisation": "Agency",
    "person": "Person",
    "": "As printed, not yet matched",
}
KIND_WORDS_ASKED = {kind or "printed": KIND_NAMES[kind] for kind in KIND_NAMES}


def _of_kind(rows: Sequence[PartyCounts], kind: str) -> list[PartyCounts]:
    return [row for row in rows if (row.kind or "printed") == kind]


def plan_list(asked: Mapping[str, str], rows: object) -> Listing:
    """Plans, newest period first."""
    return Listing(
        asked,
        rows=rows,  # type: ignore[arg-type]
        columns=[
            Column("title", "Plan", sort=True, heading=True, link=Plan.get_absolute_url),
            Column("stage", "Stage", show="get_stage_display", sort=True),
            Column("period_text", "Period", sort="period_start"),
            Column("sections_count", "Sections", sort=True, numeric=True),
            Column("objectives_count", "Objectives", sort=True, numeric=True),
            Column("unled_count", "Nobody answers", sort=True, numeric=True),
            Column("overdue_count", "Overdue", sort=True, numeric=True),
        ],
        filters=[
            Filter("words", "Title", field=("title", "period_text")),
            Filter("stage", "Stage", choices=Plan._meta.get_field("stage").choices),
        ],
        noun=("plan",),
        name="Plans",
    )
