"""Safe reading of the zip archives that Word, Excel and OpenDocument files are, and of the XML inside them.

Everything is checked before anything is unpacked: number of parts, that each lies inside the file, unpacked size,
how much each part swells. Parts are unpacked piece by piece, so that one that swells beyond what the directory says
costs no more than it says. XML is parsed without network, without a document type and without entities, so a file can neither fetch nor
multiply.
"""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

from lineofsight.plan.importing.containers import limits
from lineofsight.plan.importing.document import CannotRead

DAMAGED = (
    "This file is damaged or was not copied whole. Open it in the program that made it, save it again and "
    "choose "
    "the new copy."
)
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


class Archive:
    """The parts of one file. Names are looked up whatever their case, as Windows programs write them."""

    def __init__(self, opened: zipfile.ZipFile):
        self._opened = opened
        self._names = {name.lower(): name for name in opened.namelist()}

    @property
    def names(self) -> list[str]:
        return list(self._names.values())

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    def size(self, name: str) -> int:
        """Bytes of a part once unpacked."""
        return self._opened.getinfo(self._names[name.lower()]).file_size

    def read(self, name: str, at_most: int = limits.PART_BYTES) -> bytes:
        """The part's bytes. Raises CannotRead when it is too large, locked or damaged."""
        stored = self._names[name.lower()]
        if self.size(name) > at_most:
            raise CannotRead(
                f"This file holds a part of {self.size(name) // limits.MEBIBYTE} MB, more than the "
                f"{at_most // limits.MEBIBYTE} MB that can be read. Save the plan alone, without pictures "
                "and other "
                "sheets, and choose that file.",
                place=stored,
            )
        return b"".join(self.chunks(name))

    def chunks(self, name: str, size: int = limits.MEBIBYTE) -> Iterator[bytes]:
        """The part's bytes piece by piece. Raises CannotRead when it is locked or damaged."""
        stored = self._names[name.lower()]
        try:
            with self._opened.open(stored) as part:
                while piece := part.read(size):
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise CannotRead(DAMAGED, place=stored) from error
        except RuntimeError as error:  # zipfile's word for an entry that wants a password
            raise CannotRead(locked("file"), place=stored) from error

    def xml(self, name: str) -> etree._Element | None:
        """The root of an XML part, or None where the file has no such part."""
        if name not in self:
            return None
        return parse_xml(self.read(name), place=self._names[name.lower()])


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Open a zip archive after checking that unpacking it is harmless.

    Raises CannotRead for a damaged archive, a locked one, and one that unpacks to far more than it is.
    """
    try:
        opened = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise CannotRead(DAMAGED) from error
    with opened:
        _check(opened.infolist(), path.stat().st_size)
        yield Archive(opened)


def _check(entries: list[zipfile.ZipInfo], size: int) -> None:
    bomb = (
        "It was not made by Word, Excel or LibreOffice in the ordinary way. Open it there, save it again and choose "
        "the new copy."
    )
    if len(entries) > limits.ARCHIVE_ENTRIES:
        raise CannotRead(f"This file holds {len(entries):,} parts, more than a document has. {bomb}")
    if sum(entry.file_size for entry in entries) > limits.ARCHIVE_BYTES:
        raise CannotRead(
            f"This file unpacks to more than {limits.ARCHIVE_BYTES // limits.MEBIBYTE} MB. Save the plan "
            "alone, without "
            "pictures and other sheets, and choose that file."
        )
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise CannotRead(locked("file"), place=entry.filename)
        if not _lies_inside(entry, size):
            raise CannotRead(DAMAGED, place=entry.filename)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise CannotRead(
                f"A part of this file is packed in a way no office program uses. {bomb}", place=entry.filename
            )
        large = entry.file_size > limits.MEBIBYTE
        if large and entry.file_size > limits.ARCHIVE_RATIO * max(entry.compress_size, 1):
            raise CannotRead(
                f"A part of this file swells far more than text does when unpacked. {bomb}",
                place=entry.filename,
            )


def _lies_inside(entry: zipfile.ZipInfo, size: int) -> bool:
    """Whether a part can be where, and as large as, the directory says: a changed digit there would have zipfile ask
    for gigabytes."""
    packed, whole = entry.compress_size, entry.file_size
    if entry.compress_type == zipfile.ZIP_STORED and packed != whole:
        return False
    return entry.header_offset >= 0 and entry.header_offset + packed <= size


def parse_xml(content: bytes, place: str = "") -> etree._Element:
    """Parse XML that a stranger wrote. Raises CannotRead when it is damaged or declares a document type."""
    if b"purl.oclc.org/ooxml" in content[:20_000]:
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise CannotRead(DAMAGED, place=place) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise CannotRead(
            "This file carries a document type declaration, which can reach outside the file and which no "
            "office program "
            "writes. Open it in Word, Excel or LibreOffice, save it again and choose the new copy.",
            place=place,
        )
    return root


def locked(kind: str) -> str:
    """The message for a document that asks for a password."""
    return (
        f"This {kind} is protected by a password, so nobody can read it without one. Open it with the "
        "password, save a "
        "copy without protection and choose that copy."
    )
