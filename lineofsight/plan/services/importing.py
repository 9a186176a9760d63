"""A file on its way to becoming a plan: begun, read, decided about, matched, saved or given up.

An import can be left and taken up again at any point; everything decided so far is in its row. Everyone who keeps
plans may go on with any import. Every change checks the `edition` that the person saw.
"""

from collections.abc import Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F

from lineofsight.core.access import Reader
from lineofsight.core.clock import now
from lineofsight.core.errors import Refused
from lineofsight.documents.services import keep_file
from lineofsight.groups.models import Party
from lineofsight.groups.queries import answerable
from lineofsight.groups.services import match_words, party_for, party_of_words
from lineofsight.history.services import record

from .. import policies
from ..importing.decisions import CannotDecide, decide, decision_about
from ..importing.decisions import Path as Place
from ..importing.printed import abbreviations_in
from ..models import ImportStage, Plan, PlanImport
from . import rows
from .matching import SORTS, create_named
from .saving import Origin, save_plan
from .updating import Applied, apply_update

#: Files on their way in, and the documents they become, are for those who keep plans.
AUDIENCE = "role:business-manager"
AS_PRINTED = "words"
MOVED_ON = "This import was changed somewhere else since you opened the page. Look at it again."


def begin_import(upload: UploadedFile, *, by: Reader, newer_version_of: Plan | None = None) -> PlanImport:
    """Keep an uploaded file and begin to bring it in; `tasks.read_import` reads it.

    Call it outside a transaction: the file is checked first. Raises NotAllowed (policies.can_keep_plans, can_change of
    the plan it updates); FileRefused, naming the file and the remedy. Records `plan.import_begun` and what keeping a
    document records.
    """
    policies.can_keep_plans(by).require()
    if newer_version_of is not None:
        policies.can_change(by, newer_version_of).require()
    document = keep_file(upload, audience=AUDIENCE, by=by)
    with transaction.atomic():
        begun = PlanImport.objects.create(
            file=document.versions.first(),
            newer_version_of=newer_version_of,
            begun_by=by.actor,
            begun_at=now(),
            touched_at=now(),
            attempt=1,
        )
        about = (newer_version_of,) if newer_version_of else ()
        record("plan.import_begun", begun, by=by, about=about, file=begun.file.original_name)
    return begun


def begin_from_text(text: str, *, by: Reader, newer_version_of: Plan | None = None) -> PlanImport:
    """As `begin_import`, for text that somebody pasted. Raises also Refused when there is none."""
    if not text.strip():
        raise Refused("Paste the plan, or choose its file.")
    content = ContentFile(text.encode(), name="Pasted plan.txt")
    upload = UploadedFile(content, name=content.name, content_type="text/plain", size=content.size)
    return begin_import(upload, by=by, newer_version_of=newer_version_of)


@transaction.atomic
def compare_with(plan_import: PlanImport, plan: Plan | None, *, by: Reader, edition: int) -> PlanImport:
    """Say that the file is a newer version of `plan`, or with None that it is a plan of its own. Raises NotAllowed
    (policies.can_change of the plan); Refused when the import was changed since."""
    _require_checking(plan_import, by)
    if plan is not None:
        policies.can_change(by, plan).require()
    _change(plan_import, edition, newer_version_of=plan, is_its_own_plan=plan is None)
    return plan_import


@transaction.atomic
def choose_columns(
    plan_import: PlanImport, chosen: Mapping[str, list[str]], *, by: Reader, edition: int
) -> PlanImport:
    """Say what the columns under some headers mean ({signature: [meaning of each column]}); the file is read again
    (`tasks.read_import`) and the choice is remembered for the next plan with the same headers.

    Raises NotAllowed; Refused when the import was changed since, or is not being checked.
    """
    from .columns import remember

    _require_checking(plan_import, by)
    changes = {"choices": {**plan_import.choices, **{key: list(value) for key, value in chosen.items()}}}
    _change(plan_import, edition, **changes, **_to_be_read_again(plan_import))
    remember(chosen, by=by)
    return plan_import


@transaction.atomic
def read_again(plan_import: PlanImport, *, by: Reader, edition: int) -> PlanImport:
    """Have the file read once more: after a failure, or when the reading seems to have stopped. Raises NotAllowed,
    Refused."""
    policies.can_keep_plans(by).require()
    if plan_import.stage in (ImportStage.SAVED, ImportStage.ABANDONED):
        raise Refused("This import is finished.")
    _change(plan_import, edition, **_to_be_read_again(plan_import))
    return plan_import


@transaction.atomic
def decide_about_row(
    plan_import: PlanImport, place: Place, do: str, *, by: Reader, edition: int, **how: Any
) -> PlanImport:
    """Settle a doubt, or put right what the reading got wrong: `do` is "keep", "join", "split" (with `at`), "move" (with
    `to`) or "drop". Nothing is reworded. Raises NotAllowed; Refused when it cannot be done or the import was changed
    since."""
    _require_checking(plan_import, by)
    content = decide(plan_import.plan_content, plan_import.decisions).content
    try:
        decision = decision_about(content, place, do, **how)
    except CannotDecide as fault:
        raise Refused(str(fault)) from fault
    _change(plan_import, edition, decisions=[*plan_import.decisions, decision])
    return plan_import


@transaction.atomic
def undo_decision(plan_import: PlanImport, *, by: Reader, edition: int) -> PlanImport:
    """Take back the last decision. Raises NotAllowed; Refused when there is none, or the import was changed since."""
    _require_checking(plan_import, by)
    if not plan_import.decisions:
        raise Refused("There is nothing to take back.")
    _change(plan_import, edition, decisions=plan_import.decisions[:-1])
    return plan_import


@transaction.atomic
def match_leads(
    plan_import: PlanImport, chosen: Mapping[str, str], *, by: Reader, edition: int
) -> PlanImport:
    """Say whom printed leads mean: {words: "group:3" | "create:post" | "words"}. Nothing is created before the plan is
    saved. Raises NotAllowed; Refused for a choice there is not."""
    _require_checking(plan_import, by)
    known = set(rows.leads_in(decide(plan_import.plan_content, plan_import.decisions).content))
    for words, choice in chosen.items():
        kind, _, rest = choice.partition(":")
        fits = choice == AS_PRINTED or (
            rest in SORTS if kind == "create" else kind in SORTS and rest.isdigit()
        )
        if words not in known or not fits:
            raise Refused("Choose whom the words mean from the list.")
    _change(plan_import, edition, matches={**plan_import.matches, **chosen})
    return plan_import


@transaction.atomic
def save_import(plan_import: PlanImport, *, by: Reader, edition: int) -> Plan:
    """Save what was understood, with everything decided, as a draft plan; groups, posts and agencies that were chosen
    to be new are created. All or nothing.

    Returns the plan. Raises NotAllowed; Refused when a name is taken or the import was changed since. Records
    `plan.import_saved` and everything that saving records.
    """
    _require_checking(plan_import, by)
    content = decide(plan_import.plan_content, plan_import.decisions).content
    parties = _chosen_parties(plan_import, content, by=by)
    plan = save_plan(content, by=by, matches=parties, origin=origin_of(plan_import))
    _change(plan_import, edition, stage=ImportStage.SAVED, plan=plan)
    record("plan.import_saved", plan_import, by=by, about=(plan,))
    return plan


@transaction.atomic
def apply_import(
    plan_import: PlanImport, accepted: set[str], *, by: Reader, edition: int, reason: str = ""
) -> Applied:
    """Do the accepted differences of a newer version to its plan. Raises NotAllowed; Refused as `apply_update`. Records
    `plan.import_saved` and everything that the changes record."""
    _require_checking(plan_import, by)
    plan = plan_import.newer_version_of
    if plan is None:
        raise Refused("This file is not a newer version of a plan. Save it as a plan of its own.")
    content = decide(plan_import.plan_content, plan_import.decisions).content
    parties = _chosen_parties(plan_import, content, by=by)
    applied = apply_update(
        plan, content, accepted, by=by, reason=reason, matches=parties, origin=origin_of(plan_import)
    )
    _change(plan_import, edition, stage=ImportStage.SAVED, plan=plan)
    record("plan.import_saved", plan_import, by=by, about=(plan,), **applied.counts)
    return applied


@transaction.atomic
def abandon_import(plan_import: PlanImport, *, by: Reader) -> PlanImport:
    """Give an import up. The file stays with the documents; nothing of it becomes a plan. A reading under way is
    stopped. Raises NotAllowed; Refused when it was saved already. Records `plan.import_abandoned`."""
    policies.can_keep_plans(by).require()
    if plan_import.stage == ImportStage.SAVED:
        raise Refused("This was saved as a plan already.")
    PlanImport.objects.filter(pk=plan_import.pk).update(
        stage=ImportStage.ABANDONED, document={}, touched_at=now(), edition=F("edition") + 1
    )
    record("plan.import_abandoned", plan_import, by=by)
    plan_import.refresh_from_db()
    return plan_import


def origin_of(plan_import: PlanImport) -> Origin:
    """The file of an import, as the plan remembers it."""
    return Origin(plan_import.file.original_name, plan_import.file.sha256, plan_import.file)


def _chosen_parties(plan_import: PlanImport, content: dict, *, by: Reader) -> dict[str, Party]:
    """The party of each lead that somebody matched; what was chosen to be new is created now."""
    found: dict[str, Party] = {}
    whole = abbreviations_in(plan_import.document)
    for words in rows.leads_in(content):
        kind, _, rest = plan_import.matches.get(words, "").partition(":")
        if kind == "create":
            found[words] = create_named(words, rest, by=by, called=whole.get(words, ""))
        elif rest:
            meant = answerable(kind, int(rest))
            party = party_of_words(words, by=by)
            found[words] = party_for(meant, by=by) if party.kind else match_words(party, meant, by=by)
        elif kind == AS_PRINTED:
            found[words] = party_of_words(words, by=by)
    return found


def _require_checking(plan_import: PlanImport, by: Reader) -> None:
    policies.can_keep_plans(by).require()
    if plan_import.stage != ImportStage.CHECKING:
        raise Refused("This import is not being checked: it is being read, or it is finished.")


def _to_be_read_again(plan_import: PlanImport) -> dict:
    return {
        "stage": ImportStage.WAITING,
        "attempt": plan_import.attempt + 1,
        "progress_text": "",
        "progress_part": None,
        "fault": "",
    }


def _change(plan_import: PlanImport, edition: int, **values: Any) -> None:
    """Write values if the import is still at the edition that the person saw. Raises Refused when it is not."""
    values["touched_at"] = now()
    same = PlanImport.objects.filter(pk=plan_import.pk, edition=edition, stage=plan_import.stage)
    if not same.update(**values, edition=F("edition") + 1):
        raise Refused(MOVED_ON)
    for name, value in values.items():
        setattr(plan_import, name, value)
    plan_import.edition = edition + 1
