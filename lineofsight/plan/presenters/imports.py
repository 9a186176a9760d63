"""The steps of bringing a plan in, in words: where an import stands, what comes next, what a press will do."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from lineofsight.core.clock import now
from lineofsight.design.lists import Column, Filter, Listing
from lineofsight.design.wording import plural
from lineofsight.groups.queries import Names

from ..importing.decisions import path_of, row_at, walk
from ..importing.in_words import counts_in_words
from ..models import ImportStage, PlanImport
from ..queries.imports import ImportLine, PrintedLead
from ..queries.updates import Update
from ..services.matching import SORTS
from .differences import ShownDifference, counted, shown_change
from .navigation import shortened
from .preview import Preview, anchor_of, place_word, preview_of

#: What is said after each decision about a row.
DONE = {
    "keep": "It stays as it is.",
    "join": "Joined with the row before.",
    "split": "Split into two.",
    "move": "Moved.",
    "drop": "Left out of the plan.",
}
#: After so many seconds without a word the page offers to begin the reading anew.
TAKING_LONG = datetime.timedelta(seconds=60)


def import_list(asked: Mapping[str, str], lines: list[ImportLine]) -> Listing:
    """The list of imports; those still open come first unless another order is asked for."""
    rows = sorted(lines, key=lambda line: not line.in_progress)
    return Listing(
        asked,
        rows=rows,
        columns=[
            Column(
                "name", "File", sort=True, heading=True, link=lambda line: line.plan_import.get_absolute_url()
            ),
            Column("stage_name", "Where it stands", sort=True),
            Column("begun_by", "Begun by", sort=True),
            Column("begun_at", "Begun", show="plan_import.begun_at", sort="plan_import.begun_at"),
            Column(
                "plan",
                "Plan",
                show=lambda line: str(line.plan_import.plan or line.plan_import.newer_version_of or ""),
            ),
        ],
        filters=[
            Filter("words", "File", field="name"),
            Filter("stage", "Where it stands", choices=ImportStage.choices, field="stage"),
        ],
        noun=("import",),
        name="Plans on their way in",
    )


def reading_under_way(plan_import: PlanImport) -> dict:
    """The reading as `design/macros.jinja: progress` draws it."""
    under_way = plan_import.stage in (ImportStage.WAITING, ImportStage.READING)
    part = plan_import.progress_part
    words = plan_import.progress_text or plan_import.get_stage_display()
    work = {"words": words, "href": plan_import.get_absolute_url(), "finished": not under_way}
    work["slow"] = under_way and now() - plan_import.touched_at > TAKING_LONG
    if part is not None:
        work |= {"done": round(part * 100), "total": 100, "unit": "per cent"}
    return work


STEPS = (
    ("check", "Check what was read", "plan:import_check"),
    ("columns", "What columns mean", "plan:import_columns"),
    ("leads", "Who is meant", "plan:import_leads"),
)


def steps_of(plan_import: PlanImport, current: str) -> list[dict]:
    """The steps beside each other; they may be taken in any order. A file in the exchange format has no columns."""
    last = (
        ("differences", "What changes", "plan:import_differences")
        if plan_import.newer_version_of_id
        else ("save", "Save", "plan:import_save")
    )
    return [
        {"text": text, "href": reverse(route, args=[plan_import.pk]), "current": key == current}
        for key, text, route in (*STEPS, last)
        if key != "columns" or plan_import.columns
    ]


def last_step(plan_import: PlanImport) -> str:
    """The route of the last step."""
    return "plan:import_differences" if plan_import.newer_version_of_id else "plan:import_save"


def next_step(plan_import: PlanImport, current: str) -> dict | None:
    """Where one goes on from a step: {"text", "href"}."""
    if current in ("check", "columns"):
        return {"text": "Go on: who is meant", "href": reverse("plan:import_leads", args=[plan_import.pk])}
    return None


def counts_of(content: dict) -> dict:
    """What was understood, counted: {"words": "12 sections, …", "doubts": 4, "gaps": 81}."""
    return {
        "words": counts_in_words(content),
        "doubts": len(content["doubts"]),
        "gaps": len(content["findings"]),
        "leads": len({words for _, row in walk(content) for words in row["leads"]}),
    }


@dataclass(frozen=True)
class ShownDoubt:
    """A doubt of the reading on the check page: what is not sure, of which row, and the place that settles it ("" for
    a doubt about the whole file)."""

    message: str
    of: str
    href: str


def doubts_shown(plan_import: PlanImport, content: dict, preview: Preview) -> list[ShownDoubt]:
    """Every doubt of the reading, each with the row it is about: on the check page where that has it, else on the page
    of its own."""
    return [_doubt_shown(plan_import, content, preview, doubt) for doubt in content["doubts"]]


def _doubt_shown(plan_import: PlanImport, content: dict, preview: Preview, doubt: dict) -> ShownDoubt:
    path = path_of(doubt)
    if not path:
        of_columns = doubt["kind"] == "column" and plan_import.columns
        href = reverse("plan:import_columns", args=[plan_import.pk]) if of_columns else ""
        return ShownDoubt(doubt["message"], "", href)
    row = row_at(content, path)
    words = shortened(f"{row['ref']} {row.get('text') or row.get('title', '')}".strip(), 110)
    place = place_word(path)
    on = preview.page_of.get(place)
    if on is None:
        return ShownDoubt(doubt["message"], words, reverse("plan:import_row", args=[plan_import.pk, place]))
    page = "" if on == preview.page else f"?page={on}"
    return ShownDoubt(doubt["message"], words, f"{page}#row-{place}")


def around(document: dict, content: dict, path: tuple[int, ...]) -> dict:
    """For the page of one row: the printed row it came from, and the row before it."""
    row = row_at(content, path)
    origin = row.get("origin") or {}
    anchor = anchor_of(origin.get("table"), origin.get("row"))
    printed = None
    if anchor:
        first = preview_of(document, content)
        for page in range(1, first.pages + 1):
            found = preview_of(document, content, page) if page > 1 else first
            rows = [each for strip in found.strips for each in strip.rows if each.anchor == anchor]
            printed = rows[0] if rows else printed
    before = row_at(content, (*path[:-1], path[-1] - 1)) if len(path) > 1 and path[-1] else None
    doubts = [
        doubt
        for doubt in content["doubts"]
        if (doubt.get("section"), doubt.get("objective"), doubt.get("action")) == (*path, None, None)[:3]
    ]
    return {"printed": printed, "before": before, "doubts": doubts}


def what_saving_does(content: dict, leads: list[PrintedLead], names: Names) -> dict:
    """What will happen when the draft is saved: who is matched to whom, what is created, what stays open."""
    called = {choice: name for name, choice in names.offered.items()}
    matched = [(lead.words, called[lead.answer]) for lead in leads if lead.answer in called]
    created = [
        (lead.words, SORTS[lead.answer.removeprefix("create:")])
        for lead in leads
        if lead.answer.startswith("create:")
    ]
    as_printed = [lead.words for lead in leads if lead.answer == "words"]
    return {
        "matched": matched,
        "created": created,
        "as_printed": as_printed,
        "what": counts_in_words(content),
    }


def accepted_at_first(update: Update) -> dict:
    """Everything is ticked at first but what was changed here since, too: there somebody has to choose."""
    return {"accepted": [change.id for change in update.offered if change.here is None]}


def differences_shown(update: Update, form) -> dict:
    """The differences in words, with whether each is ticked, and those that are not offered."""
    ticked = set(form["accepted"].value() or [])
    shown: list[tuple[ShownDifference, bool]] = [
        (shown_change(change), change.id in ticked) for change in update.offered
    ]
    return {
        "changes": shown,
        "counts_of_changes": counted(change.difference for change in update.offered),
        "here_only": [difference.sentence for difference in update.here_only],
        "summary": plural(len(update.offered), "difference"),
    }
