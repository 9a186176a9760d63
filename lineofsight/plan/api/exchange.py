"""Plans in and out over the API: files uploaded and read, what was understood put right and saved, plans as files."""

import datetime
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import File, Form, Router
from ninja.files import UploadedFile
from pydantic import Field

from lineofsight.core.access import access
from lineofsight.core.errors import Refused
from lineofsight.core.schemas import Schema, require_known_fields

from .. import tasks
from ..forms.imports import READABLE
from ..models import ImportStage, PlanImport
from ..presenters.exports import exported
from ..queries import imports as queries
from ..queries.agreed import agreed_beside_now
from ..queries.exchange import plan_as_dict
from ..queries.plans import plans
from ..services import importing as services
from .plans import KEEPERS
from .shapes import EDITION, REASON, PlanOut

router = Router(tags=["plan"])


class ImportOut(Schema):
    """A file on its way to becoming a plan. `stage` is waiting, reading, checking, failed, saved or abandoned; it can be
    decided about while it is checking. `fault` says why a file could not be read."""

    id: int
    stage: str
    file: str
    fault: str
    progress: str
    begun_at: datetime.datetime
    newer_version_of_id: int | None
    plan_id: int | None
    columns: list[dict[str, Any]]
    decisions: list[dict[str, Any]]
    edition: int

    @staticmethod
    def resolve_file(plan_import: PlanImport) -> str:
        return plan_import.file.original_name

    @staticmethod
    def resolve_progress(plan_import: PlanImport) -> str:
        return plan_import.progress_text


class LeadOut(Schema):
    """A printed lead: whom it may mean, and what stands ("group:3", "create:post", "words")."""

    words: str
    rows: int
    candidates: list[str]
    answer: str

    @staticmethod
    def resolve_candidates(lead: queries.PrintedLead) -> list[str]:
        return [f"{one.kind}:{one.id}" for one in lead.candidates]


class Columns(Schema):
    """`chosen` maps the signature of a table to the meaning of each of its columns."""

    edition: int = EDITION
    chosen: dict[str, list[str]]


class Decision(Schema):
    """About the row at `place` (section, objective and action from 0): it stays, is joined with the row before, split
    `at` a letter, moved `to` a place, or left out. Nothing is reworded."""

    edition: int = EDITION
    place: list[int] = Field(min_length=1, max_length=3)
    do: Literal["keep", "join", "split", "move", "drop"]
    at: int | None = None
    to: list[int] | None = Field(None, max_length=2)


class Leads(Schema):
    """`chosen` maps printed words to "group:3", "post:4", "organisation:2", "person:9", "create:group" and so on, or
    "words" to leave them as printed."""

    edition: int = EDITION
    chosen: dict[str, str]


class Edition(Schema):
    edition: int = EDITION


class DifferenceOut(Schema):
    """What a newer version changes; `changed_here_too` where it was also changed in the plan since the last file."""

    id: str
    sentence: str
    changed_here_too: bool


class Apply(Schema):
    """`accepted` are the ids of differences; the rest of the plan stays as it is."""

    edition: int = EDITION
    accepted: list[str] = Field(min_length=1)
    reason: str = REASON


@router.get("/plans/{pk}/file", summary="A plan as a file")
@access(*KEEPERS, each=plans)
def plan_file(request: HttpRequest, pk: int, kind: Literal["docx", "xlsx", "csv", "json"] = "docx"):
    """As Word, Excel, CSV, or JSON in the interchange format, which comes in again as an equal plan."""
    file = exported(plan_as_dict(get_object_or_404(plans(request.reader), pk=pk)), kind)
    response = HttpResponse(file.body, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


@router.get("/plans/{pk}/agreed", response=dict[str, Any], summary="The plan as it was agreed")
@access(*KEEPERS, each=plans)
def agreed(request: HttpRequest, pk: int):
    """As it was last agreed, in the interchange format, and what changed since, in sentences."""
    compared = agreed_beside_now(get_object_or_404(plans(request.reader), pk=pk))
    if compared is None:
        raise Refused("This plan has not been agreed yet.")
    return {
        "agreed_on": compared.agreed.agreed_on,
        "content": compared.agreed.content,
        "changed_since": [each.sentence for each in compared.differences],
    }


@router.get("/imports", response=list[ImportOut], summary="Files on their way to becoming plans")
@access(*KEEPERS)
def list_imports(request: HttpRequest):
    """Newest first, those that are finished included."""
    return queries.imports(request.reader)


@router.post("/imports", response={202: ImportOut}, summary="Bring in a plan's file")
@access(*KEEPERS)
def begin(request: HttpRequest, file: File[UploadedFile], newer_version_of: Form[int | None] = None):
    """The reading begins at once; ask for the import until its stage is checking or failed."""
    require_known_fields(request, "newer_version_of")
    if not (file.name or "").lower().endswith(READABLE):
        raise Refused(f"{file.name} is not a kind of file that can be read: {', '.join(READABLE)}.")
    plan = get_object_or_404(plans(request.reader), pk=newer_version_of) if newer_version_of else None
    begun = services.begin_import(file, by=request.reader, newer_version_of=plan)
    tasks.have_read(begun)
    return begun


@router.get("/imports/{pk}", response=ImportOut, summary="One import")
@access(*KEEPERS)
def show(request: HttpRequest, pk: int):
    """Where it stands, what columns were taken to mean, what was decided."""
    return _found(request, pk)


@router.get("/imports/{pk}/content", response=dict[str, Any], summary="What was understood of a file")
@access(*KEEPERS)
def content(request: HttpRequest, pk: int):
    """In the interchange format, with everything decided since done to it."""
    return queries.decided(_checking(request, pk)).content


@router.get("/imports/{pk}/leads", response=list[LeadOut], summary="Who is named in a file")
@access(*KEEPERS)
def leads(request: HttpRequest, pk: int):
    """Each with whom it may mean."""
    plan_import = _checking(request, pk)
    return queries.printed_leads(plan_import)[0]


@router.put("/imports/{pk}/columns", response=ImportOut, summary="Say what columns mean")
@access(*KEEPERS)
def choose_columns(request: HttpRequest, pk: int, data: Columns):
    """The file is read again, and the choice is remembered for the next plan with the same headers."""
    found = services.choose_columns(
        _checking(request, pk), data.chosen, by=request.reader, edition=data.edition
    )
    tasks.have_read(found)
    return found


@router.post("/imports/{pk}/decisions", response=ImportOut, summary="Settle a doubt or put a row right")
@access(*KEEPERS)
def decide(request: HttpRequest, pk: int, data: Decision):
    """One row at a time."""
    how = {name: value for name, value in (("at", data.at), ("to", data.to)) if value is not None}
    found = _checking(request, pk)
    told = {"by": request.reader, "edition": data.edition}
    return services.decide_about_row(found, tuple(data.place), data.do, **told, **how)


@router.post("/imports/{pk}/decisions/undo", response=ImportOut, summary="Take back the last decision")
@access(*KEEPERS)
def undo(request: HttpRequest, pk: int, data: Edition):
    """The one made last."""
    return services.undo_decision(_checking(request, pk), by=request.reader, edition=data.edition)


@router.put("/imports/{pk}/leads", response=ImportOut, summary="Say who is meant")
@access(*KEEPERS)
def match(request: HttpRequest, pk: int, data: Leads):
    """Nothing is created before the plan is saved."""
    return services.match_leads(_checking(request, pk), data.chosen, by=request.reader, edition=data.edition)


@router.post("/imports/{pk}/save", response={201: PlanOut}, summary="Save as a draft plan")
@access(*KEEPERS)
def save(request: HttpRequest, pk: int, data: Edition):
    """All or nothing."""
    return services.save_import(_checking(request, pk), by=request.reader, edition=data.edition)


@router.get("/imports/{pk}/differences", response=list[DifferenceOut], summary="What a newer version changes")
@access(*KEEPERS)
def differences(request: HttpRequest, pk: int):
    """Against the plan as it stands, apart from what was changed there since the last file."""
    return [
        {
            "id": change.id,
            "sentence": change.difference.sentence,
            "changed_here_too": change.here is not None,
        }
        for change in _update(request, pk)[1].offered
    ]


@router.post("/imports/{pk}/apply", response=PlanOut, summary="Accept differences of a newer version")
@access(*KEEPERS)
def apply(request: HttpRequest, pk: int, data: Apply):
    """Only those accepted; the file is then done with."""
    plan_import, update = _update(request, pk)
    unknown = set(data.accepted) - {change.id for change in update.offered}
    if unknown:
        raise Refused("Some of these are no difference any more. Look at the differences again.")
    told = {"by": request.reader, "edition": data.edition, "reason": data.reason}
    services.apply_import(plan_import, set(data.accepted), **told)
    return plan_import.newer_version_of


@router.post("/imports/{pk}/read-again", response=ImportOut, summary="Read a file once more")
@access(*KEEPERS)
def read_again(request: HttpRequest, pk: int, data: Edition):
    """After a failure, or when the reading seems to have stopped."""
    found = services.read_again(_found(request, pk), by=request.reader, edition=data.edition)
    tasks.have_read(found)
    return found


@router.post("/imports/{pk}/abandon", response=ImportOut, summary="Give an import up")
@access(*KEEPERS)
def abandon(request: HttpRequest, pk: int):
    """The file stays among the documents."""
    return services.abandon_import(_found(request, pk), by=request.reader)


def _found(request: HttpRequest, pk: int) -> PlanImport:
    return get_object_or_404(queries.imports(request.reader), pk=pk)


def _checking(request: HttpRequest, pk: int) -> PlanImport:
    """The import, once its file was read and before it is saved. Raises Refused at another stage."""
    found = _found(request, pk)
    if found.stage != ImportStage.CHECKING:
        raise Refused(f"This import is not being checked: it is {found.get_stage_display().lower()}.")
    return found


def _update(request: HttpRequest, pk: int):
    plan_import = _checking(request, pk)
    update = queries.update_from(plan_import)
    if update is None:
        raise Refused("This file is not a newer version of a plan. Save it as a plan of its own.")
    return plan_import, update
