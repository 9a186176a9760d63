"""Reading the file of an import, in a child process with limits. Called by `tasks.py` and by `run-due`."""

import datetime
import shutil
import tempfile
import time
from pathlib import Path

from lineofsight.core.clock import now
from lineofsight.documents.models import FileVersion
from lineofsight.documents.services import path_of

from ..importing.document import CannotRead
from ..importing.sandboxed import LIMITS, Read, read_safely
from ..models import ImportStage, PlanImport
from .columns import remembered

#: A reading that was heard of last so long ago was killed; it is done anew.
STUCK_AFTER = datetime.timedelta(seconds=4 * LIMITS.seconds)
#: Progress is written at most so often, in seconds: a page asks every three.
PACE = 0.7


class _Overtaken(Exception):
    """The import was given up, or is being read anew, while this reading went on."""


def read_import(pk: int, attempt: int) -> None:
    """Read the file of an import and put down what was understood, or why it cannot be read.

    Does nothing when the import is not waiting for this attempt: it was given up, or another worker has it. What was
    remembered of the same headers is followed. The database is free while the child reads.
    """
    waiting = PlanImport.objects.filter(pk=pk, attempt=attempt, stage=ImportStage.WAITING)
    if not waiting.update(stage=ImportStage.READING, touched_at=now(), progress_text="Opening the file"):
        return
    plan_import = PlanImport.objects.select_related("file").get(pk=pk)
    try:
        read, choices = _read(plan_import, _Progress(pk, attempt))
    except CannotRead as fault:
        _put_down(pk, attempt, stage=ImportStage.FAILED, fault=fault.in_full)
    except _Overtaken:
        return
    else:
        _put_down(
            pk,
            attempt,
            stage=ImportStage.CHECKING,
            plan_content=read.plan,
            columns=read.columns,
            choices=choices,
            document=read.document | {"joined": read.joined, "dropped": read.dropped},
            progress_text="",
            progress_part=None,
        )


def waiting_imports() -> list[tuple[int, int]]:
    """Imports that nobody reads: waiting for more than a moment (their task was lost), or begun and not heard of since
    (their reader was killed). Those are set to wait again. Returns (id, attempt) of each, for `read_import`."""
    stuck = PlanImport.objects.filter(stage=ImportStage.READING, touched_at__lt=now() - STUCK_AFTER)
    stuck.update(stage=ImportStage.WAITING)
    forgotten = PlanImport.objects.filter(stage=ImportStage.WAITING, touched_at__lt=now() - STUCK_AFTER)
    return list(forgotten.order_by("pk").values_list("pk", "attempt"))


def _put_down(pk: int, attempt: int, **values: object) -> None:
    reading = PlanImport.objects.filter(pk=pk, attempt=attempt, stage=ImportStage.READING)
    reading.update(touched_at=now(), **values)


def _read(plan_import: PlanImport, progress: "_Progress") -> tuple[Read, dict]:
    """Read the file; where its headers are known from an earlier plan, read it once more as was said then."""
    choices = dict(plan_import.choices)
    with tempfile.TemporaryDirectory() as folder:
        path = _with_its_ending(plan_import.file, Path(folder))
        name = plan_import.file.original_name
        read = read_safely(path, name=name, choices=choices, printed=True, progress=progress)
        known = remembered(columns["signature"] for columns in read.columns)
        fresh = {
            columns["signature"]: known[columns["signature"]]
            for columns in read.columns
            if columns["signature"] in known
            and columns["signature"] not in choices
            and known[columns["signature"]] != columns["meanings"]
            and len(known[columns["signature"]]) == len(columns["meanings"])
        }
        if fresh:
            choices |= fresh
            read = read_safely(path, name=name, choices=choices, printed=True, progress=progress)
    return read, choices


def _with_its_ending(version: FileVersion, folder: Path) -> Path:
    """The file under a name with its own ending: kinds of plain text are told apart by it."""
    path = folder / f"plan{Path(version.original_name).suffix.lower()}"
    shutil.copyfile(path_of(version), path)
    return path


class _Progress:
    """Writes down how far the reading is, now and then, and stops it when nobody wants it any more."""

    def __init__(self, pk: int, attempt: int):
        self.pk, self.attempt, self.last = pk, attempt, 0.0

    def __call__(self, line: str, part: float | None) -> None:
        if time.monotonic() - self.last < PACE:
            return
        self.last = time.monotonic()
        mine = PlanImport.objects.filter(pk=self.pk, attempt=self.attempt, stage=ImportStage.READING)
        if not mine.update(progress_text=line[:200], progress_part=part, touched_at=now()):
            raise _Overtaken
