"""Receiving an uploaded file: copied, measured, examined, scanned and set aside. Nothing is kept yet, and no transaction
should be open: this takes as long as the file is large."""

import datetime
import hashlib
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import UploadedFile

from lineofsight.core import sandbox
from lineofsight.core.clock import now
from lineofsight.core.errors import Refused
from lineofsight.documents.contents import Infected, ScannerSilent, clean_name, scan

from .storage import A_DAY, incoming_path

CHUNK = 1024 * 1024
TICKET = "lineofsight.documents.received-file"


class FileRefused(Refused):
    """The file cannot be kept; says which file, why, and what to do."""


@dataclass(frozen=True)
class ReceivedFile:
    """A file that was checked and set aside at `path`, ready for `keep_file`. `size` in bytes; `scanned_at` is None when
    no scanner is set up."""

    path: Path
    original_name: str
    media_type: str
    size: int
    sha256: str
    scanned_at: datetime.datetime | None = None


def receive_file(upload: UploadedFile) -> ReceivedFile:
    """Check an upload and set it aside; a picture is kept without its notes (where it was taken, when, by whom).

    Raises FileRefused when it is empty, too large, of a kind that is not kept, not what its name says, damaged, a bomb,
    infected, or when the scanner that is set up gives no verdict."""
    name = clean_name(upload.name or "")
    path = incoming_path()
    try:
        _copy(upload, path, name)
        media_type = _examine(path, name)
        size, sha256 = _measured(path)  # of what is kept: a picture has lost its notes by now
        scanned_at = _scan(path, name)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return ReceivedFile(path, name, media_type, size, sha256, scanned_at)


def _copy(upload: UploadedFile, path: Path, name: str) -> None:
    """Copy to disk for certain, counting on the way."""
    limit = settings.FILE_SIZE_LIMIT
    if (upload.size or 0) > limit:
        raise FileRefused(_too_large(name, limit))
    size = 0
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target:
        for chunk in upload.chunks(CHUNK):
            size += len(chunk)
            if size > limit:
                raise FileRefused(_too_large(name, limit))
            target.write(chunk)
        _flush(target)


def _measured(path: Path) -> tuple[int, str]:
    with path.open("rb") as file:
        return path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest()


def _flush(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _too_large(name: str, limit: int) -> str:
    return f"{name} is larger than {limit // 1_000_000} MB. Choose a smaller file, or say where the file is kept instead"


def _examine(path: Path, name: str) -> str:
    limits = sandbox.Limits(
        seconds=20,
        memory_bytes=512 * sandbox.MEBIBYTE,
        file_bytes=settings.FILE_SIZE_LIMIT
        + sandbox.MEBIBYTE,  # a picture is written again without its notes
    )
    try:
        found = sandbox.run(
            "lineofsight.documents.contents.examine_and_clean", str(path), name, limits=limits
        )
        return found["media_type"]
    except sandbox.SaidError as refusal:
        raise FileRefused(str(refusal)) from refusal
    except sandbox.SandboxError as fault:
        raise FileRefused(
            f"{name} could not be examined: it {fault}. Save it again from the program it was made with, or as a PDF"
        ) from fault


def _scan(path: Path, name: str) -> datetime.datetime | None:
    """When it was found clean; None when no scanner is set up."""
    address = settings.CLAMD_ADDRESS
    if not address:
        return None
    try:
        scan(path, address)
    except Infected as found:
        raise FileRefused(
            f"{name} carries a virus ({found.signature}), so it was not kept. Tell whoever looks after your computer"
        ) from found
    except ScannerSilent as silence:
        raise FileRefused(
            f"The virus scanner cannot be reached, so {name} was not kept. Try again in a few minutes; if it stays so, tell "
            "an administrator. Nothing else you typed is lost"
        ) from silence
    return now()


def ticket_for(received: ReceivedFile) -> str:
    """A signed ticket by which a page that comes back with errors can name the file it already sent: nobody should have to
    choose the same photo twice. Good for a day; holds no secret."""
    facts = {**asdict(received), "path": received.path.name}
    facts["scanned_at"] = received.scanned_at.isoformat() if received.scanned_at else ""
    return signing.dumps(facts, salt=TICKET, compress=True)


def received_with(ticket: str) -> ReceivedFile | None:
    """The file of a ticket, as long as it is set aside; None when the ticket is spoilt, too old or used."""
    try:
        facts = signing.loads(ticket, salt=TICKET, max_age=A_DAY)
    except signing.BadSignature:
        return None
    facts["path"] = incoming_path().with_name(facts["path"])
    facts["scanned_at"] = (
        datetime.datetime.fromisoformat(facts["scanned_at"]) if facts["scanned_at"] else None
    )
    return ReceivedFile(**facts) if facts["path"].exists() else None
