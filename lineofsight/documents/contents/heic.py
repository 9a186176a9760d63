"""Notes in the pictures of phones (HEIC, ISO/IEC 23008-12). Its parts point to each other by their place in the file, so
nothing is cut out: notes are overwritten with zeros where they lie. Which way up is said elsewhere in the file (`irot`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


class Damaged(Exception):
    """A picture cannot be followed to its end; says how, for "it …"."""


@dataclass
class _Bytes:
    """Reads numbers one after the other."""

    content: bytes
    at: int
    end: int

    def number(self, size: int) -> int:
        if self.at + size > self.end:
            raise Damaged("it breaks off")
        value = int.from_bytes(self.content[self.at : self.at + size], "big")
        self.at += size
        return value


def without_notes(content: bytes) -> bytes:
    """The picture with every note (Exif, XMP, and boxes of a maker's own) overwritten. Raises Damaged."""
    boxes = list(_boxes(content, 0, len(content)))
    meta = [(start, end) for name, start, end in boxes if name == b"meta"]
    if len(meta) != 1:
        raise Damaged("it holds no picture")
    cleaned = bytearray(content)
    for start, end in _boxes_of_notes(content, boxes):
        cleaned[start:end] = bytes(end - start)
    inner = {name: (start, end) for name, start, end in _boxes(content, meta[0][0] + 4, meta[0][1])}
    if not {b"iinf", b"iloc", b"pitm"} <= inner.keys():
        raise Damaged("it holds no picture")
    notes = set(_items_that_are_notes(content, *inner[b"iinf"]))
    base_of_data = inner.get(b"idat", (0, 0))[0]
    for item, start, end in _places(content, *inner[b"iloc"], base_of_data):
        if end > len(content):
            raise Damaged("it breaks off")
        if item in notes:
            if start == end:
                raise Damaged("the length of a note in it is not said")
            cleaned[start:end] = bytes(end - start)
    return bytes(cleaned)


def _boxes(content: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """(name, start and end of what is in it) of every box between two places."""
    while at < end:
        reader = _Bytes(content, at, end)
        size, name = reader.number(4), reader.number(4).to_bytes(4, "big")
        if size == 1:
            size = reader.number(8)
        elif size == 0:
            size = end - at
        if size < reader.at - at or at + size > end:
            raise Damaged("it breaks off")
        yield name, reader.at, at + size
        at += size


def _boxes_of_notes(content: bytes, boxes: list[tuple[bytes, int, int]]) -> Iterator[tuple[int, int]]:
    """Where a maker's own boxes lie, also those of a film that comes with the picture."""
    for name, start, end in boxes:
        if name in (b"uuid", b"udta"):
            yield start, end
        elif name in (b"moov", b"trak"):
            inner = list(_boxes(content, start, end))
            yield from ((first, last) for named, first, last in inner if named == b"meta")
            yield from _boxes_of_notes(content, inner)


def _items_that_are_notes(content: bytes, start: int, end: int) -> Iterator[int]:
    """Numbers of the items of `iinf` that are Exif, or texts of some media type (XMP is one)."""
    head = _Bytes(content, start, end)
    version = head.number(4) >> 24
    head.number(2 if version == 0 else 4)
    for name, first, last in _boxes(content, head.at, end):
        if name != b"infe":
            continue
        entry = _Bytes(content, first, last)
        version = entry.number(4) >> 24
        item = entry.number(4 if version == 3 else 2)
        entry.number(2)
        kind = entry.number(4).to_bytes(4, "big") if version >= 2 else b"mime"
        if kind in (b"Exif", b"mime", b"uri "):
            yield item


def _places(content: bytes, start: int, end: int, base_of_data: int) -> Iterator[tuple[int, int, int]]:
    """(item, start, end) of everything that `iloc` gives a place in this file."""
    told = _Bytes(content, start, end)
    version = told.number(4) >> 24
    sizes = told.number(2)
    of_offset, of_length, of_base, of_index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    for _ in range(told.number(2 if version < 2 else 4)):
        item = told.number(2 if version < 2 else 4)
        method = told.number(2) & 15 if version else 0
        told.number(2)
        base = told.number(of_base)
        for _ in range(told.number(2)):
            if version:
                told.number(of_index)
            offset, length = told.number(of_offset), told.number(of_length)
            if method in (0, 1):  # 0: counted in the file, 1: inside `idat`; 2 is made of other items
                first = base + offset + (base_of_data if method == 1 else 0)
                yield item, first, first + length
