"""The story of a plan in plain words: who did what, when, before and after, and why."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from lineofsight.design.wording import day

from ..models import EffectResult, Judged, Precision, SectionKind, StatementKind
from ..position import rhythm_in_words
from ..queries.stories import Story, Told
from .differences import KIND_NAMES
from .gaps import kind_of

#: What happened, by kind of event. "{what}" is the record: "objective 1.2".
HAPPENED = {
    "plan_added": "Started the plan",
    "plan_changed": "Changed the plan",
    "plan_brought_in": "Brought the plan in from a file",
    "plan_updated_from_file": "Brought in a newer version of the plan’s file",
    "import_begun": "Began to bring in a newer version of its file",
    "import_saved": "Finished bringing in a file",
    "gap_set_aside": "Let a gap stand",
    "gap_taken_up_again": "Counted a gap again",
    "doubt_settled": "Settled a doubt of the reading",
    "claimed": "Claimed a judgement",
    "claim_accepted": "Accepted a claim",
    "claim_refused": "Did not accept a claim",
    "claim_withdrawn": "Took a claim back",
    "claim_reopened": "Opened again what was accepted",
    "effect_test_added": "Added a test of effect",
    "effect_test_retired": "Took a test of effect out",
    "effect_test_judged": "Judged a test of effect",
    "plan_agreed": "The plan was agreed",
    "plan_went_live": "The plan went live",
    "plan_returned_to_draft": "The plan went back to draft",
    "plan_closed": "The plan was closed",
    "plan_reopened": "The plan was opened again",
    "added": "Added {what}",
    "changed": "Changed {what}",
    "dated": "Changed when {what} is due",
    "answered_for": "Changed who answers for {what}",
    "rated": "Rated {what}",
    "moved": "Moved {what}",
    "retired": "Took {what} out of the plan",
    "restored": "Put {what} back into the plan",
    "split": "Split {what}",
    "merged": "Merged another {noun} into {what}",
}
ELSEWHERE = {
    "returns.asked": "Asked for an update",
    "returns.answered": "Answered",
    "returns.answered_again": "Added to an answer",
    "returns.said_not_theirs": "Said that it is not theirs",
    "returns.handed_on": "Handed the question on",
    "returns.withdrawn": "Withdrew a question",
    "returns.reminded": "Sent a reminder",
    "comments.said": "Made a comment",
    "comments.taken_back": "Took a comment back",
    "documents.kept": "Kept evidence",
    "documents.version_kept": "Kept a newer version of evidence",
    "documents.taken_down": "Took evidence down",
    "links.connected": "Linked this with something else",
    "links.disconnected": "Took a link away",
}
SHAPES = {
    "added": "full",
    "retired": "cross",
    "restored": "tick",
    "split": "diamond",
    "merged": "diamond",
    "dated": "clock",
}

FIELDS = {
    "text": "Words",
    "title": "Title",
    "kind": "Kind",
    "printed_reference": "Printed reference",
    "lead_text": "Lead, as printed",
    "leads_text": "Who answers, as printed",
    "measure_text": "Measure of success",
    "evidence_text": "Evidence, as printed",
    "status_text": "Status, as printed",
    "progress_text": "Progress, as printed",
    "source_text": "Where it came from",
    "due_text": "Due, in words",
    "due_earliest": "Due, earliest",
    "due_latest": "Due, latest",
    "due_precision": "How exact the date is",
    "due_recurrence": "Comes round",
    "due_condition": "Waits on",
    "answering": "Who answers",
    "outcomes": "Outcomes it serves",
    "place": "Place",
    "section": "Section",
    "objective": "Objective",
    "stage": "Stage",
    "period_text": "Period, in words",
    "period_start": "Period begins",
    "period_end": "Period ends",
    "partnership_text": "Partnership, as printed",
    "agreed_on": "Agreed on",
    "effect": "How we will know it changed things",
    "effect_because": "Why no test of its own",
    "rating": "Rating",
    "rating_scale": "Scale of ratings",
    "forecast_on": "Expected to be done",
}
#: Fields that history keeps and pages leave out, because the sentence says it.
UNSAID = {"retired_on", "retired_because", "position"}
PROSE = {"text", "title", "measure_text", "evidence_text", "progress_text"}


@dataclass(frozen=True)
class ChangeShown:
    """One field that changed. `is_prose`: shown as one text with the words taken out and put in."""

    label: str
    before: str
    after: str
    is_prose: bool


@dataclass(frozen=True)
class EventShown:
    """One event as the page shows it. `detail` tells what else is known of it: the file, the gap, the doubt."""

    at: datetime.datetime
    who: str
    what: str
    href: str
    record: str
    detail: str
    reason: str
    shape: str
    changes: tuple[ChangeShown, ...]
    purged_on: datetime.date | None


def events_shown(story: Story, *, of: str = "") -> list[EventShown]:
    """A story's events in plain words. `of` is the record whose page it is ("plan.objective:17"): it is not named again
    in each event."""
    return [_shown(told, of) for told in story.events]


def _shown(told: Told, of: str) -> EventShown:
    module, _, happening = told.line.kind.partition(".")
    is_own = told.line.subject == of
    card = None if is_own else told.card
    return EventShown(
        at=told.line.at,
        who=told.who,
        what=_what(told, module, happening, is_own),
        href=card.address if card else "",
        record=card.label if card else "",
        detail=_detail(told.line.facts),
        reason=told.line.reason,
        shape=SHAPES.get(happening.rpartition("_")[2], "empty"),
        changes=tuple(_changes(told.line.changes)) if module == "plan" else (),
        purged_on=told.line.purged_on,
    )


def _what(told: Told, module: str, happening: str, is_own: bool) -> str:
    if module != "plan":
        return ELSEWHERE.get(told.line.kind, told.line.kind.partition(".")[2].replace("_", " ").capitalize())
    if happening in HAPPENED:
        return HAPPENED[happening]
    noun, _, verb = happening.partition("_")
    said = HAPPENED.get(verb)
    if said is None:
        return happening.replace("_", " ").capitalize()
    stable = {"objective": "O", "action": "A"}.get(noun)
    number = told.line.subject.rpartition(":")[2]
    what = f"this {noun}" if is_own else f"{noun} {stable}{number}" if stable else f"{_article(noun)} {noun}"
    return said.format(what=what, noun=noun)


def _detail(facts: dict) -> str:
    """What is known of an event beside its changes: the file and how much of it was accepted, the gap, the doubt."""
    if "gap" in facts:
        return kind_of(facts["gap"]).name
    if "doubt" in facts:
        return str(facts["doubt"])
    if "judgement" in facts:
        return Judged(facts["judgement"]).label
    if "test" in facts:
        return (
            f"{EffectResult(facts['result']).label}: {facts['test']}"
            if "result" in facts
            else str(facts["test"])
        )
    if "merged" in facts:
        return f"It took in: {facts['merged']}"
    if not facts.get("file"):
        return ""
    counts = [f"{facts[kind]} {name.lower()}" for kind, name in KIND_NAMES.items() if facts.get(kind)]
    counts += [f"{facts['left']} not accepted"] if facts.get("left") else []
    return f"{facts['file']}{': ' if counts else ''}{', '.join(counts)}"


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"


def _changes(changes: dict) -> Iterable[ChangeShown]:
    dated = {name: values for name, values in changes.items() if name.startswith("due_")}
    if dated:
        before, after = (_due({name: pair[side] for name, pair in dated.items()}) for side in (0, 1))
        yield ChangeShown("Due", before, after, is_prose=False)
    for name, (before, after) in changes.items():
        if name in dated:
            continue
        if name in UNSAID:
            continue
        label = FIELDS.get(name, name.replace("_", " ").capitalize())
        said = _in_words(name, before), _in_words(name, after)
        yield ChangeShown(label, *said, is_prose=name in PROSE and all(said))


def _due(values: dict) -> str:
    """What changed of a date, as one text: “by March 2027”, from 1 March 2027 to 31 March 2027."""
    said = {name: _in_words(name, value) for name, value in values.items()}
    parts = [f"“{said['due_text']}”" if said.get("due_text") else ""]
    parts += [
        f"{word} {said[name]}" if said.get(name) else ""
        for name, word in (("due_earliest", "from"), ("due_latest", "to"))
    ]
    parts += [
        said.get("due_recurrence", ""),
        f"waits on “{said['due_condition']}”" if said.get("due_condition") else "",
    ]
    return ", ".join(part for part in parts if part) or said.get("due_precision", "")


def _in_words(name: str, value: object) -> str:
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, list):
        return "; ".join(str(one) for one in value)
    if name in ("due_earliest", "due_latest", "period_start", "period_end", "agreed_on"):
        return day(datetime.date.fromisoformat(str(value)))
    if name == "due_recurrence":
        return rhythm_in_words(str(value)) or str(value)
    if name == "due_precision":
        return dict(Precision.choices).get(str(value), str(value))
    if name == "kind":
        return dict([*SectionKind.choices, *StatementKind.choices]).get(str(value), str(value))
    if name == "place":
        return f"Place {value}"
    return str(value)
