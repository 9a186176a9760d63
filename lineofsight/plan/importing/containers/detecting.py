"""What a file is, told from what stands in it; its name is asked only where two kinds of plain text look
alike."""

import csv
import io
import re
from collections import Counter
from pathlib import Path

from lineofsight.plan.importing.containers import archives, decoding, limits
from lineofsight.plan.importing.document import CannotRead

READABLE = "Word (.docx), PDF, Excel (.xlsx), OpenDocument (.odt, .ods), CSV, a web page, Markdown or text"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT = "plain text"
# Kind → in words, and the endings that names of such files have.
_NAMED = {
    "docx": ("a Word document", (".docx", ".docm", ".dotx", ".doc")),
    "pdf": ("a PDF", (".pdf",)),
    "xlsx": ("an Excel workbook", (".xlsx", ".xlsm")),
    "xls": ("an Excel workbook", (".xls",)),
    "odt": ("an OpenDocument text", (".odt",)),
    "ods": ("an OpenDocument spreadsheet", (".ods",)),
    "html": ("a web page", (".html", ".htm", ".xhtml")),
    "csv": (_TEXT, (".csv", ".tsv")),
    "md": (_TEXT, (".md", ".markdown")),
    "txt": (_TEXT, (".txt",)),
}
_BY_ENDING = {ending: words for words, endings in _NAMED.values() for ending in endings}
_OTHER_STARTS = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"BM", "a picture (BMP)"),
    (b"\x1f\x8b", "a compressed archive (gzip)"),
    (b"7z\xbc\xaf", "a compressed archive (7-Zip)"),
    (b"Rar!", "a compressed archive (RAR)"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"#!", "a script"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
    (b"SQLite format 3", "a database"),
)
_TOP_OF_PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+(?:<!doctype\s++(?!html\b)[^>\[]*+(?:\[[^\]]*+\]\s*+)?+>\s*+)?+"
    r"(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+<(!doctype\s+html|html|head|body|table|div|section|main|article|h[1-6]|meta|p|ul|ol|dl|span|font|center)\b",
    re.I | re.S,
)
_OTHER_XML = re.compile(r"^\s*(?:<\?xml\b|<!doctype\s|<([A-Za-z][\w:.-]*)[\s>])", re.I)
_RULE_OF_PIPES = re.compile(
    r"^[ \t]*+\|?[ \t]*+:?-{2,}+:?[ \t]*+(?:\|[ \t]*+:?-{2,}+:?[ \t]*+)+\|?[ \t]*+$", re.M
)
_MARKDOWN = re.compile(r"^(#{1,6} \S|```|[ \t]*+[-*] \[[ xX]\] )", re.M)


def detect(path: Path) -> str:
    """The kind of the file: "docx", "xlsx", "xls", "odt", "ods", "pdf", "html", "csv", "md", "txt", or "json"
    for the plan format itself.

    Raises CannotRead for an empty, too large, locked, damaged or unknown file, saying what it is and what to
    do.
    """
    _check_size(path)
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _kind_of_archive(path)
    if start.startswith(_OLE):
        return _kind_of_old_office(path)
    if b"%PDF-" in start[:1024]:
        return "pdf"
    for sign, words in _OTHER_STARTS:
        if start.startswith(sign) and not _may_be_words(path, start, sign):
            raise _other_kind(path, words)
    if b"ftyp" in start[4:12]:
        raise _other_kind(path, "a film or a picture from a phone")
    return _kind_of_text(path)


def _may_be_words(path: Path, start: bytes, sign: bytes) -> bool:
    """Whether what stands at the head of pictures and programs begins a text here: "BMI", or "MZ" where its name too says
    that it is one."""
    is_named_text = _BY_ENDING.get(path.suffix.lower(), _TEXT) == _TEXT
    return start.isascii() and (sign == b"BM" or sign == b"MZ" and is_named_text)


def told_from_name(path: Path, kind: str) -> str:
    """ "This file is not a Word document, whatever its name says: it is plain text." "" where its name says what it is, or
    nothing."""
    claimed, words = _BY_ENDING.get(path.suffix.lower(), ""), _NAMED[kind][0] if kind in _NAMED else kind
    if claimed in ("", words):
        return ""
    return f"This file is not {claimed}, whatever its name says: it is {words}."


def _other_kind(path: Path, words: str) -> CannotRead:
    told = told_from_name(path, words) or f"This file is {words}."
    return CannotRead(f"{told} Choose the plan as {READABLE}.")


def _check_size(path: Path) -> None:
    if not path.exists():
        raise CannotRead(f"There is no file called {path.name}. Check the name and the folder.")
    if not path.is_file():
        raise CannotRead(f"{path.name} is not a file. Choose the plan document itself.")
    size = path.stat().st_size
    if size == 0:
        raise CannotRead(
            "This file is empty: there is nothing in it. It may not have been copied whole; choose it again."
        )
    if size > limits.FILE_BYTES:
        raise CannotRead(
            f"This file is {size // limits.MEBIBYTE} MB; the most that can be read is "
            f"{limits.FILE_BYTES // limits.MEBIBYTE} MB. "
            "Save the plan alone, without pictures and appendices, and choose that file."
        )


def _kind_of_archive(path: Path) -> str:
    with archives.open_archive(path) as archive:
        names = [name.lower() for name in archive.names]
        if "mimetype" in archive:
            return _kind_of_open_document(archive)
        if any(name.startswith("word/") and name.endswith(".xml") for name in names):
            return "docx"
        if "xl/workbook.bin" in archive:
            raise CannotRead(
                "This is a binary Excel workbook (.xlsb). Open it in Excel and save it as an ordinary "
                "workbook (.xlsx)."
            )
        if any(name.startswith("xl/") and name.endswith(".xml") for name in names):
            return "xlsx"
        if any(name.startswith("ppt/") for name in names):
            raise CannotRead(
                "This is a PowerPoint presentation. Open it there and save it as PDF, then choose the PDF."
            )
        if any(name.endswith(".iwa") for name in names):
            raise CannotRead(
                "This is an Apple Pages or Numbers document. Export it as Word, Excel or PDF and choose that "
                "file."
            )
        if "encryption.xml" in archive or "encryptedpackage" in names:
            raise CannotRead(archives.locked("document"))
    raise CannotRead(
        f"This is a zip archive, not a document. Unpack it and choose the plan inside: {READABLE}."
    )


def _kind_of_open_document(archive: archives.Archive) -> str:
    kind = archive.read("mimetype", at_most=1000).decode("ascii", "replace").strip()
    if kind.startswith("application/vnd.oasis.opendocument.text"):
        return "odt"
    if kind.startswith("application/vnd.oasis.opendocument.spreadsheet"):
        return "ods"
    if kind.startswith("application/vnd.oasis.opendocument"):
        raise CannotRead(
            "This is an OpenDocument presentation or drawing. Export it as PDF and choose the PDF."
        )
    raise CannotRead(
        f"This is a book or another archive, not a plan document. Choose the plan as {READABLE}."
    )


def _kind_of_old_office(path: Path) -> str:
    """Files of Word, Excel and PowerPoint before 2007, and everything those programs lock with a password,
    are compound files; the names of their streams stand inside in UTF-16."""
    content = path.read_bytes()

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        raise CannotRead(archives.locked("document"))
    if holds("WordDocument"):
        raise CannotRead(
            "This is a Word document of the old kind (.doc). Open it in Word and save it as .docx, then "
            "choose that file."
        )
    if holds("Workbook") or holds("Book"):
        return "xls"
    if holds("PowerPoint Document"):
        raise CannotRead(
            "This is a PowerPoint presentation of the old kind. Open it there and save it as PDF, then "
            "choose the PDF."
        )
    raise CannotRead(
        f"This file is of an old Office kind that is not a document. Choose the plan as {READABLE}."
    )


def _kind_of_text(path: Path) -> str:
    content = path.read_bytes()
    if content.startswith(b"{\\rtf"):
        raise CannotRead(
            "This is a rich text document (.rtf). Open it in Word or LibreOffice and save it as .docx, then "
            "choose that file."
        )
    text = decoding.decode(content[: limits.TEXT_BYTES + 1])
    if text is None:
        raise CannotRead(f"This file is not a document that can be read. Choose the plan as {READABLE}.")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise CannotRead("This file holds nothing but blank lines. Choose the plan itself.")
    if text.lstrip().startswith("{") and '"lineofsight-plan/' in text[:5000]:
        return "json"
    if _TOP_OF_PAGE.match(text) and "\t<" not in text:
        return "html"
    if _is_other_xml(text):
        raise CannotRead(
            "This file is XML of another program. Open it there and save it as Word, Excel, OpenDocument or "
            "PDF."
        )
    return _kind_of_plain_text(text, path.suffix.lower())


def _is_other_xml(text: str) -> bool:
    """Whether a text declares itself XML, or is all one element."""
    found = _OTHER_XML.match(text)
    if found is None:
        return False
    return found[1] is None or text.rstrip().endswith(f"</{found[1]}>")


def _kind_of_plain_text(text: str, suffix: str) -> str:
    if suffix in (".md", ".markdown") or _RULE_OF_PIPES.search(text) and "\t" not in text:
        return "txt" if suffix == ".txt" and _has_a_table_without_a_rule(text) else "md"
    if find_delimiter(text, sure=suffix != ".csv") is not None:
        return "csv"
    if _MARKDOWN.search(text) and "\t" not in text and suffix != ".txt":
        return "md"
    return "txt"


def _has_a_table_without_a_rule(text: str) -> bool:
    """Whether one of the tables drawn with pipes lacks the rule of dashes below its first row, without which
    Markdown knows no table."""
    above: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.lstrip().startswith("|"):
            above.append(line)
            continue
        if len(above) > 1 and not _RULE_OF_PIPES.match(above[1]):
            return True
        above = []
    return False


def find_delimiter(text: str, sure: bool = True) -> str | None:
    """The character that parts the columns of a CSV file, or None when the text is not one.

    With `sure`, nine rows in ten must have the same number of columns, three or more; otherwise the best
    guess is given. Tabs are looked for only without it: a text with tabs whose name does not say CSV may be
    prose around several tables, which the text container reads.
    """
    first_line = text[:20].split("\n", 1)[0].strip().lower()
    if first_line.startswith("sep=") and len(first_line) == 5 and first_line[4] != "\t":
        return first_line[4]
    sample = text[:200_000]
    best: tuple[float, int, str] | None = None
    for delimiter in ",;|" if sure else ",;|\t":
        if delimiter == "|" and sample.lstrip().startswith("|"):
            continue  # a table drawn with pipes
        agreement, columns = _agreement(sample, delimiter, fewest_rows=2 if sure else 1)
        if columns >= (3 if sure else 2) and (best is None or (agreement, columns) > best[:2]):
            best = (agreement, columns, delimiter)
    if best is None or (sure and best[0] < 0.9):
        return None
    return best[2]


def _agreement(sample: str, delimiter: str, fewest_rows: int) -> tuple[float, int]:
    """The share of rows that have the most frequent number of columns, and that number (0 for prose, or for fewer rows
    with words than `fewest_rows`)."""
    try:
        rows = [
            row
            for row in csv.reader(io.StringIO(sample), delimiter=delimiter)
            if any(field.strip() for field in row)
        ]
    except csv.Error:
        return 0.0, 0
    if len(rows) < fewest_rows:
        return 0.0, 0
    columns, times = Counter(map(len, rows)).most_common(1)[0]
    return times / len(rows), columns
