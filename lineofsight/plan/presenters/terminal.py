"""What the `lineofsight plan` command says about plans in the database, in words and as data."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.conf import settings
from django.db.models import Count, Q
from django.urls import reverse

from lineofsight.core.access import Reader

from ..importing.in_words import counts_in_words
from ..models import Doubt, Plan
from ..queries.gaps import Gap, all_gaps, open_doubts
from ..queries.plans import plans
from ..queries.updates import Update
from .gaps import KINDS, kind_of, ways_of


def address_of(record: Any) -> str:
    """The whole address of a record's page."""
    return settings.SITE_ADDRESS + record.get_absolute_url()


def saved_in_words(plan: Plan, content: dict, created: Sequence[str] = ()) -> Iterator[str]:
    """What was saved, who was `created` for it, and each doubt and gap with the address that settles it."""
    yield f"Saved as a draft: {plan.title} ({counts_in_words(content)})"
    yield address_of(plan)
    if created:
        yield ""
        yield f"Created, because the plan names them ({len(created)}):"
        yield from (f"  - {name}" for name in created)
    unknown = unknown_leads(plan)
    if unknown:
        yield ""
        yield f"Not known here yet, kept as printed ({len(unknown)}):"
        yield from (f"  - {words}  {address}" for words, address in unknown)
    doubts = list(open_doubts(plan))
    if doubts:
        yield ""
        yield f"The reading was not sure about ({len(doubts)}):"
        for doubt in doubts:
            yield f"  - {_about(doubt)}{doubt.message}"
            yield f"    {doubt_address(doubt)}"
    gaps = [gap for gap in all_gaps(plan) if gap.kind != "lead_not_found" or not gap.unknown]
    yield ""
    yield f"The plan leaves open ({len(gaps)}):" if gaps else "The plan leaves nothing open."
    for kind in _kinds_of(gaps):
        found = [gap for gap in gaps if gap.kind == kind]
        yield f"  {kind_of(kind).name}: {len(found)}"
        for gap in found:
            yield f"  - {gap.section}, {gap.noun} {gap.label}: {_short(gap.text)}"
            yield from (f"    {settings.SITE_ADDRESS}{way.href}" for way in ways_of(gap))


def saved_as_data(plan: Plan) -> dict:
    """The same as plain data."""
    return {
        "plan": plan.pk,
        "title": plan.title,
        "stage": plan.stage,
        "address": address_of(plan),
        "unknown_leads": [{"words": words, "address": address} for words, address in unknown_leads(plan)],
        "doubts": [
            {"kind": doubt.kind, "message": doubt.message, "address": doubt_address(doubt)}
            for doubt in open_doubts(plan)
        ],
        "gaps": [
            {
                "kind": gap.kind,
                "record": gap.record,
                "message": gap.message,
                "addresses": [settings.SITE_ADDRESS + way.href for way in ways_of(gap)],
            }
            for gap in all_gaps(plan)
        ],
    }


def unknown_leads(plan: Plan) -> list[tuple[str, str]]:
    """The printed leads nobody has matched yet, each with the page that says who is meant."""
    found = {words.party_id: words.words for gap in all_gaps(plan) for words in gap.unknown}
    return [
        (words, settings.SITE_ADDRESS + reverse("groups:match_words", args=[party_id]))
        for party_id, words in found.items()
    ]


def doubt_address(doubt: Doubt) -> str:
    """The whole address of the page that settles a doubt."""
    return settings.SITE_ADDRESS + reverse("plan:settle_doubt", args=[doubt.pk])


def changes_in_words(plan: Plan, update: Update, *, applied: bool) -> Iterator[str]:
    """The differences of a newer version, and what was or can be done."""
    yield f"A newer version of “{plan.title}”: {len(update.offered)} difference{'s' * (len(update.offered) != 1)}"
    for change in update.offered:
        yield f"  - {change.difference.sentence}"
        if change.here:
            yield "    It was changed here since, too."
    yield ""
    if applied:
        yield "All of them were applied. What the file leaves out was taken out of the plan, and stays in its history."
    else:
        yield "Nothing was changed. Apply them all with --apply, or choose among them on the pages: bring in the file there."
    yield address_of(plan)


def changes_as_data(plan: Plan, update: Update, *, applied: bool) -> dict:
    """The same as plain data."""
    return {
        "plan": plan.pk,
        "title": plan.title,
        "address": address_of(plan),
        "applied": applied,
        "differences": [
            {
                "kind": change.difference.kind,
                "what": change.difference.what,
                "field": change.difference.field,
                "before": change.difference.before,
                "after": change.difference.after,
                "sentence": change.difference.sentence,
                "changed_here_too": change.here is not None,
            }
            for change in update.offered
        ],
    }


def plans_as_data(reader: Reader) -> list[dict]:
    """The plans a reader may see, newest period first, with how many objectives stand in each. One query."""
    standing = Q(sections__retired_on=None, sections__objectives__retired_on=None)
    counted = plans(reader).annotate(count=Count("sections__objectives", filter=standing))
    return [
        {
            "number": plan.pk,
            "title": plan.title,
            "stage": plan.stage,
            "period": plan.period_text,
            "objectives": plan.count,
            "address": address_of(plan),
        }
        for plan in counted
    ]


def _kinds_of(gaps: Iterable[Gap]) -> list[str]:
    found = {gap.kind for gap in gaps}
    return [kind for kind in KINDS if kind in found] + sorted(found - set(KINDS))


def _about(doubt: Doubt) -> str:
    about = doubt.action or doubt.objective or doubt.section
    return f"“{_short(str(about))}”: " if about else ""


def _short(text: str) -> str:
    return text if len(text) <= 70 else text[:70].rsplit(" ", 1)[0] + "…"
