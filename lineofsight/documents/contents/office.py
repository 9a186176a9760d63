"""Photos inside Office files: each is a part of the archive, and loses its notes there as a photo sent by itself does. Every
other part is copied as it was packed, byte for byte.
"""

from __future__ import annotations

import copy
import os
import shutil
import struct
import zipfile
from pathlib import Path

from .pictures import Damaged, without_notes

KINDS = ("docx", "xlsx", "pptx", "odt", "ods", "odp")
#: A larger part is no photo that a document holds; its pieces are never all in memory.
PICTURE_LIMIT = 40 * 1024 * 1024
#: A signed document is kept as it was signed: a change of any part would break the signature.
SIGNED = ("_xmlsignatures/", "META-INF/documentsignatures.xml")
BEGINNINGS = ((b"\xff\xd8\xff", "jpeg"), (b"\x89PNG\r\n\x1a\n", "png"))
#: A part's own header: its fixed length, and where the lengths of its name and extra field stand.
HEADER, LENGTHS = 30, slice(26, 30)
HAS_DESCRIPTOR, IS_LOCKED = 0x08, 0x01


def clean_pictures(path: Path) -> bool:
    """Take the notes out of every photo in the Office file at `path`; whether there were any. A file without notes, or one that
    is signed, is left as it is, and so is a picture that cannot be followed or is locked with a password. Raises zipfile.BadZipFile, OSError and what else a
    damaged archive gives."""
    with zipfile.ZipFile(path) as archive:
        if any(name.startswith(SIGNED) for name in archive.namelist()):
            return False
        cleaned = {
            part.filename: content for part in archive.infolist() if (content := _cleaned(archive, part))
        }
        if not cleaned:
            return False
        beside = path.with_name(f"{path.name}-cleaned")
        try:
            _write(archive, cleaned, beside)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    return True


def _cleaned(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """A part's picture without its notes; b"" for what is no picture, has none, or cannot be followed."""
    if not 0 < part.file_size <= PICTURE_LIMIT or part.flag_bits & IS_LOCKED:
        return b""
    with archive.open(part) as opened:
        head = opened.read(12)
        kind = next((kind for beginning, kind in BEGINNINGS if head.startswith(beginning)), "")
        kind = "heic" if head[4:8] == b"ftyp" else kind
        if not kind:
            return b""
        content = head + opened.read()
    try:
        cleaned = without_notes(kind, content)
    except Damaged:
        return b""
    return cleaned if cleaned != content else b""


def _write(archive: zipfile.ZipFile, cleaned: dict[str, bytes], to: Path) -> None:
    with zipfile.ZipFile(to, "w") as made:
        for part in archive.infolist():
            if part.filename in cleaned:
                made.writestr(copy.copy(part), cleaned[part.filename], part.compress_type)
            else:
                _copy_as_packed(archive, part, made)
    with to.open("rb") as written:
        os.fsync(written.fileno())


def _copy_as_packed(archive: zipfile.ZipFile, part: zipfile.ZipInfo, made: zipfile.ZipFile) -> None:
    """One part without unpacking it: what it takes does not depend on what it would become."""
    source, target = archive.fp, made.fp
    source.seek(part.header_offset)
    name, extra = struct.unpack("<HH", source.read(HEADER)[LENGTHS])
    source.seek(part.header_offset + HEADER + name + extra)
    copied = copy.copy(part)
    copied.flag_bits &= ~HAS_DESCRIPTOR  # sizes are known by now, so they stand in the header
    copied.header_offset = target.tell()
    target.write(copied.FileHeader())
    left = part.compress_size
    while left and (piece := source.read(min(left, shutil.COPY_BUFSIZE))):
        target.write(piece)
        left -= len(piece)
    if left:
        raise zipfile.BadZipFile(f"{part.filename} breaks off")
    made.filelist.append(copied)
    made.NameToInfo[copied.filename] = copied
    made.start_dir = target.tell()
    made._didModify = True
