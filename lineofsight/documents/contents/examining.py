"""Looking into a file: what is it, and is there anything about it that must not be kept?

Called in a child process (`core.sandbox`), because whoever sends a file may mean harm. Nothing is unpacked: an archive's
directory tells how much it would become.
"""

from __future__ import annotations

import codecs
import os
import re
import zipfile
import zlib
from pathlib import Path

from . import office
from .kinds import KINDS, TEXTS, WORDS_FOR_KINDS, ending_of
from .pictures import Damaged, without_notes

HEAD = 8192
PICTURES = ("jpeg", "png", "heic")
#: An archive (every Office file is one) may become at most this large, this many times its size, in so many parts.
UNPACKED_LIMIT = 1024 * 1024 * 1024
RATIO_LIMIT = 200
RATIO_COUNTS_FROM = 50 * 1024 * 1024
PARTS_LIMIT = 10_000

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: (beginning, in words): what is recognised only to be refused by name.
REFUSED = (
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"#!", "a script"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"{\\rtf", "a rich text file"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, film or WebP picture"),
    (b"OggS", "a sound or film"),
    (b"ID3", "a sound"),
)
OPEN_XML_PARTS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
WEB_PAGE = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|script|svg|iframe|\?xml)\b", re.IGNORECASE)
MAIL_HEADERS = re.compile(
    r"\A(?:(?:Return-Path|Received|From|Date|Message-ID|MIME-Version|Delivered-To|Subject|To|X-[\w-]+): )"
)


#: What reading a damaged archive gives.
DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)


class ContentRefused(Exception):
    """The file cannot be kept; says why and what to do."""

    said = True


def examine(path: str, name: str) -> dict[str, str]:
    """What the file at `path`, called `name`, is: {"kind", "media_type"}. Raises ContentRefused naming the file, what is
    wrong and the remedy."""
    file = Path(path)
    with file.open("rb") as opened:
        head = opened.read(HEAD)
    if not head:
        raise ContentRefused(f"{name} is empty. Choose the file again, once it has something in it")
    kind = _kind_of(file, head, name)
    media_type, words, endings = KINDS[kind]
    ending = ending_of(name)
    if ending not in endings:
        called = f"is called {ending}" if ending else "has no ending such as .pdf"
        raise ContentRefused(
            f"{name} {called}, but what is in it is {words}. Choose the right file, or save it with the ending {endings[0]}"
        )
    return {
        "kind": kind,
        "media_type": TEXTS.get(ending, media_type) if kind in ("text", "email") else media_type,
    }


def examine_and_clean(path: str, name: str) -> dict[str, str]:
    """As `examine`; a picture, and every photo inside an Office file, is left at `path` without its notes (where it was taken,
    when, by whom). Raises ContentRefused for a damaged picture too."""
    found = examine(path, name)
    if found["kind"] in office.KINDS:
        try:
            office.clean_pictures(Path(path))
        except DAMAGED as fault:
            raise _damaged_archive(name) from fault
    if found["kind"] in PICTURES:
        file = Path(path)
        try:
            cleaned = without_notes(found["kind"], file.read_bytes())
        except Damaged as damage:
            raise ContentRefused(
                f"{name} is damaged: {damage}. Open it where it was made, save it again, and choose that file"
            ) from damage
        with file.open("wb") as opened:
            opened.write(cleaned)
            opened.flush()
            os.fsync(opened.fileno())
    return found


def _kind_of(file: Path, head: bytes, name: str) -> str:
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head[4:8] == b"ftyp":
        return _picture_of_a_phone(head, name)
    if head.startswith(b"PK"):
        return _kind_of_archive(file, name)
    if head.startswith(OLE):
        return _kind_of_old_office(file, name)
    for beginning, words in REFUSED:
        if head.startswith(beginning):
            raise ContentRefused(
                f"{name} is {words}, which cannot be kept here. What can be kept: {WORDS_FOR_KINDS}"
            )
    return _kind_of_text(file, head, name)


def _picture_of_a_phone(head: bytes, name: str) -> str:
    size = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[at : at + 4] for at in range(8, size, 4)}
    if brands & {b"heic", b"heix", b"heim", b"heis", b"mif1"}:
        return "heic"
    raise ContentRefused(
        f"{name} is a film or sound, which cannot be kept here. What can be kept: {WORDS_FOR_KINDS}"
    )


def _kind_of_archive(file: Path, name: str) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            _refuse_bombs(parts, file.stat().st_size, name)
            names = [part.filename for part in parts]
            if any(part.endswith("vbaProject.bin") for part in names):
                raise ContentRefused(
                    f"{name} holds macros (small programs). Save it without macros and choose that file"
                )
            kind = _open_document(archive, names) or _open_xml(names)
    except DAMAGED as fault:
        raise _damaged_archive(name) from fault
    if not kind:
        raise ContentRefused(
            f"{name} is a ZIP archive. Unpack it and choose the files in it one by one. What can be kept: {WORDS_FOR_KINDS}"
        )
    return kind


def _damaged_archive(name: str) -> ContentRefused:
    return ContentRefused(
        f"{name} is damaged or cut short and cannot be opened. Open it where it was made, save it again, and choose that file"
    )


def _refuse_bombs(parts: list[zipfile.ZipInfo], size: int, name: str) -> None:
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    is_bomb = unpacked > RATIO_COUNTS_FROM and unpacked > RATIO_LIMIT * size
    if len(parts) > PARTS_LIMIT or unpacked > UNPACKED_LIMIT or is_bomb or packed > size:
        raise ContentRefused(
            f"{name} would unpack to far more than a document holds ({unpacked // 1_000_000:,} MB in {len(parts):,} parts), "
            "so it was not opened. Save it again from the program it was made with"
        )


def _open_document(archive: zipfile.ZipFile, names: list[str]) -> str:
    if "mimetype" not in names:
        return ""
    with archive.open("mimetype") as part:
        media_type = part.read(100).decode("ascii", "replace").strip()
    return next((kind for kind in ("odt", "ods", "odp") if KINDS[kind][0] == media_type), "")


def _open_xml(names: list[str]) -> str:
    if "[Content_Types].xml" not in names:
        return ""
    return next(
        (kind for folder, kind in OPEN_XML_PARTS if any(part.startswith(folder) for part in names)), ""
    )


def _kind_of_old_office(file: Path, name: str) -> str:
    content = file.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise ContentRefused(
            f"{name} is protected with a password. Save a copy without the password and choose that file"
        )
    if "__properties_version1.0".encode("utf-16-le") in content:
        return "outlook email"
    raise ContentRefused(
        f"{name} is in an old Office format (.doc, .xls, .ppt) that can carry macros. Save it as .docx, .xlsx, .pptx or PDF"
    )


def _kind_of_text(file: Path, head: bytes, name: str) -> str:
    text = _decoded(file, name)
    if WEB_PAGE.search(head[:2048]) and not MAIL_HEADERS.match(text):
        return "web page"
    return "email" if MAIL_HEADERS.match(text) and ending_of(name) in KINDS["email"][2] else "text"


def _decoded(file: Path, name: str) -> str:
    content = file.read_bytes()
    encodings = (
        ["utf-16"]
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        else ["utf-8-sig", "cp1252"]
    )
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise ContentRefused(f"{name} is of a kind that is not known here. What can be kept: {WORDS_FOR_KINDS}")
