"""Where the content of files lies: in FILES_DIR, outside the web root, under names nobody can guess."""

import datetime
import secrets
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from lineofsight.documents.models import FileVersion

#: Files set aside while they are checked; never served.
INCOMING = "incoming"
A_DAY = datetime.timedelta(days=1)


def incoming_path() -> Path:
    """A new place for a file that is being received. Readable by this installation only."""
    folder = settings.FILES_DIR / INCOMING
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / secrets.token_hex(20)


def path_of(version: FileVersion) -> Path:
    """Where the content of a version lies."""
    return settings.FILES_DIR / version.stored_as


def move_in(received: Path) -> str:
    """Give a received file its lasting place and return its name there. Done before the row that names it is committed:
    a crash leaves a file without a row, which `sweep` takes away, never a row without its file."""
    name = secrets.token_hex(20)
    stored_as = f"{name[:2]}/{name}"
    target = settings.FILES_DIR / stored_as
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    received.rename(target)
    return stored_as


def delete(versions: Iterable[FileVersion]) -> None:
    """Take the content of these versions away for good."""
    for version in versions:
        path_of(version).unlink(missing_ok=True)


def sweep(now: datetime.datetime) -> str:
    """Take away files that no row names and that are older than a day: uploads nobody kept, changes that were undone,
    contents taken down. Returns what was done, in words; "" when there was nothing."""
    if not settings.FILES_DIR.exists():
        return ""
    kept = set(FileVersion.objects.filter(removed_at=None).values_list("stored_as", flat=True))
    count = 0
    for file in settings.FILES_DIR.rglob("*"):
        if file.is_file() and str(file.relative_to(settings.FILES_DIR)) not in kept and _is_old(file, now):
            file.unlink(missing_ok=True)
            count += 1
    return f"{count} left-over files taken away" if count else ""


def _is_old(file: Path, now: datetime.datetime) -> bool:
    try:
        return now.timestamp() - file.stat().st_mtime > A_DAY.total_seconds()
    except FileNotFoundError:
        return False
