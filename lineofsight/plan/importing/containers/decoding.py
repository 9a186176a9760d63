"""Bytes of a text file become text: byte order marks, UTF-8, UTF-16 without a mark, and Windows' Western
encoding."""

import codecs
import re
from pathlib import Path

from lineofsight.plan.importing.containers import limits
from lineofsight.plan.importing.document import CannotRead

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f]")


def read_text(path: Path) -> str:
    """The whole text of a file, line ends as "\\n". Raises CannotRead when it is too large or no text at
    all."""
    if path.stat().st_size > limits.TEXT_BYTES:
        raise CannotRead(
            f"This text file is {path.stat().st_size // limits.MEBIBYTE} MB; the most that can be read is "
            f"{limits.TEXT_BYTES // limits.MEBIBYTE} MB. Keep only the plan in it."
        )
    text = decode(path.read_bytes())
    if text is None:
        raise CannotRead(
            "This file is not text. Choose the plan as Word, PDF, Excel, OpenDocument, CSV or text."
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def check_lines(text: str) -> None:
    """Refuse a text with a line so long that it cannot be a plan."""
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > limits.LINE_CHARACTERS:
            raise CannotRead(
                f"Line {number} of this file is {len(line):,} characters long. A plan kept as text has one "
                "paragraph or "
                "one row of a table to a line: save it again with line breaks.",
                place=f"line {number}",
            )


def decode(content: bytes) -> str | None:
    """The text that the bytes hold, or None when they are not text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _if_text(_try(content, encoding))
    if (guess := _without_mark(content)) is not None:
        return _if_text(_try(content, guess))
    try:
        return _if_text(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        if error.start >= len(content) - 3:  # cut in the middle of its last letter
            return _if_text(content[: error.start].decode("utf-8"))
    return _if_text(content.decode("cp1252", "replace"))


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding, "replace")
    except UnicodeError:
        return None


def _without_mark(content: bytes) -> str | None:
    """UTF-16 shows itself by zero bytes at every other place."""
    start = content[:2000]
    if len(start) < 4 or b"\x00" not in start:
        return None
    even, odd = start[0::2].count(0) / len(start[0::2]), start[1::2].count(0) / len(start[1::2])
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    if even > 0.6 and odd < 0.1:
        return "utf-16-be"
    return None


def _if_text(text: str | None) -> str | None:
    """The text, unless control characters say that it is a program's file."""
    if text is None or len(_NOT_IN_TEXT.findall(text[:100_000])) > len(text[:100_000]) / 1000:
        return None
    return text.lstrip("\ufeff").rstrip("\x00\x1a")
