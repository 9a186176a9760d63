"""Taking out of a picture what it tells beside what it shows: where and when it was taken, by whom, with what, and the
small preview that may show what was cut away. The picture itself is not touched: nothing is decoded or packed again.

What is kept is named; everything else goes, so that the next camera's new kind of note goes as well.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from .exif import UPRIGHT, notes_with, orientation_of
from .heic import Damaged
from .heic import without_notes as heic_without_notes

__all__ = ["Damaged", "without_notes"]

# JPEG: markers, by their second byte
START, END, SCAN, NOTES = 0xD8, 0xD9, 0xDA, 0xE1
ALONE = {0x01, *range(0xD0, 0xD8)}
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
#: What the picture is made of: tables, frames, scans, restarts.
PARTS = {*range(0xC0, 0xD0), SCAN, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF}
#: What else a viewer needs to show it in its colours.
COLOURS = ((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))
EXIF = b"Exif\0\0"

# PNG: parts that change how it looks
PNG_HEAD = b"\x89PNG\r\n\x1a\n"
PNG_PARTS = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs", b"cICP",
    b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT",
}  # fmt: skip


def without_notes(kind: str, content: bytes) -> bytes:
    """A picture ("jpeg", "png" or "heic") without its notes. Raises Damaged when it cannot be followed to its end."""
    return {"jpeg": _jpeg, "png": _png, "heic": heic_without_notes}[kind](content)


def _jpeg(content: bytes) -> bytes:
    kept, orientation, has_frame, has_scan = [], UPRIGHT, False, False
    for marker, segment in _segments(content):
        body = segment[4:]
        has_frame |= marker in FRAMES
        has_scan |= marker == SCAN
        if marker == NOTES and body.startswith(EXIF):
            orientation = orientation_of(body[len(EXIF) :])
        elif marker in PARTS or (marker, True) in [(m, body.startswith(b)) for m, b in COLOURS]:
            kept.append(segment)
    if not (has_frame and has_scan):
        raise Damaged("it holds no picture")
    if orientation != UPRIGHT:
        notes = EXIF + notes_with(orientation)
        place = 1 if kept[0][1] == COLOURS[0][0] else 0
        kept.insert(place, b"\xff\xe1" + struct.pack(">H", len(notes) + 2) + notes)
    return b"".join([b"\xff\xd8", *kept, b"\xff\xd9"])


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """(marker, segment) from the start to the end of the picture; a scan comes with its lines. What stands behind the
    end (a second picture, a film) is not read."""
    at = 2
    while True:
        if content[at : at + 1] != b"\xff":
            raise Damaged("it breaks off")
        while content[at + 1 : at + 2] == b"\xff":  # any number of these may fill up
            at += 1
        if at + 2 > len(content):
            raise Damaged("it breaks off")
        marker = content[at + 1]
        if marker == END:
            return
        if marker in ALONE or marker == START:
            raise Damaged("its parts are out of order")
        if at + 4 > len(content):
            raise Damaged("it breaks off")
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        end = at + 2 + length
        if length < 2 or end > len(content):
            raise Damaged("it breaks off")
        if marker == SCAN:
            end = _end_of_scan(content, end)
        yield marker, content[at:end]
        at = end


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the next marker stands: inside a scan 0xFF is followed by 0, or is a restart."""
    while (at := content.find(b"\xff", at)) >= 0 and at + 1 < len(content):
        following = content[at + 1]
        if following == 0xFF:
            at += 1
        elif following == 0 or following in ALONE:
            at += 2
        else:
            return at
    raise Damaged("it breaks off")


def _png(content: bytes) -> bytes:
    kept, orientation, seen = [], UPRIGHT, set()
    for name, body, whole in _chunks(content):
        if name == b"eXIf":
            orientation = orientation_of(body)
        elif name in PNG_PARTS:
            kept.append(whole)
        elif name[:1].isupper():
            raise Damaged("it holds a part that is not known")
        seen.add(name)
    if not kept or kept[0][4:8] != b"IHDR" or b"IDAT" not in seen:
        raise Damaged("it holds no picture")
    if orientation != UPRIGHT:
        kept.insert(1, _chunk(b"eXIf", notes_with(orientation)))
    return b"".join([PNG_HEAD, *kept])


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """(name, body, the chunk with its length and sum) up to the end of the picture; what stands behind is not read."""
    at, name = len(PNG_HEAD), b""
    while name != b"IEND":
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        name, body, whole = content[at + 4 : at + 8], content[at + 8 : end - 4], content[at:end]
        if end > len(content) or len(name) < 4:
            raise Damaged("it breaks off")
        if whole != _chunk(name, body):
            raise Damaged("a part of it is spoilt")
        yield name, body, whole
        at = end


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">L", len(body)) + name + body + struct.pack(">L", zlib.crc32(name + body))
