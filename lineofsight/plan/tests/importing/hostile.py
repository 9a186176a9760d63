"""Files that nobody can read a plan from, each with the words that say why: what users send by mistake, and what malice
makes. Each is written in well under a second."""

import random
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lineofsight.plan.importing.containers import limits
from lineofsight.plan.tests.importing import files

MEBIBYTE = limits.MEBIBYTE
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
LAUGHS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(10))
ENTITIES = {"laughs": f'{LAUGHS}<!ENTITY e "&e9;">', "external": '<!ENTITY e SYSTEM "file:///etc/passwd">'}


@dataclass(frozen=True)
class Hostile:
    """One such file: its name, how to write it, and what its refusal says. `kept` is False for what the upload itself
    refuses, in words of its own."""

    name: str
    write: Callable[[Path], object]
    says: str

    def make(self, folder: Path) -> Path:
        path = folder / self.name
        self.write(path)
        return path


def _noise(size: int) -> bytes:
    return random.Random(5).randbytes(size)


def _truncated(write: Callable[[Path], object]) -> Callable[[Path], object]:
    def write_half(path: Path) -> None:
        write(path)
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) * 2 // 3])

    return write_half


def _word(path: Path) -> Path:
    return files.word(path, "".join(files.p(f"Plan in words. {number}") for number in range(400)))


def _locked_archive(path: Path) -> None:
    _word(path)
    content = bytearray(path.read_bytes())
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := content.find(sign, place + 1)) >= 0:
            content[place + at] |= 1
    path.write_bytes(content)


def _locked_pdf(path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), encrypt=StandardEncryption("secret", strength=128))
    canvas.drawString(100, 700, "Plan")
    canvas.save()


def _pdf(path: Path, pages: int = 6, picture: bool = False) -> None:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path))
    for number in range(pages):
        if picture:
            from PIL import Image

            scan = Image.frombytes("L", (60, 80), _noise(4800))
            canvas.drawImage(ImageReader(scan), 0, 0, 595, 842)
        else:
            canvas.drawString(100, 700, f"Page {number}")
        canvas.showPage()
    canvas.save()


def _bomb(path: Path) -> None:
    files.zipped(
        path, {"[Content_Types].xml": "<Types/>", "word/document.xml": bytes(limits.ARCHIVE_BYTES // 2)}
    )


def _lying_bomb(path: Path) -> None:
    """The directory says that a part has a thousand bytes; unpacked it has hundreds of millions."""
    size = 200 * MEBIBYTE
    _word(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/styles.xml", bytes(size))
    told = size.to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(told, (1000).to_bytes(4, "little")))


def _pdf_bomb(path: Path) -> None:
    """A page whose content swells twice over, to more than memory may hold."""
    once = zlib.compressobj(9)
    swelling = once.compress(b"BT /F 9 Tf (x) Tj ET ") + b"".join(
        once.compress(bytes(16 * MEBIBYTE)) for _ in range(75)
    )
    twice = zlib.compress(swelling + once.flush(), 9)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << >> >>",
        b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%b\nendstream" % (len(twice), twice),
    ]
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"xref\n0 5\n0000000000 65535 f \n%btrailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(written),
    )  # fmt: skip
    path.write_bytes(written)


def _entities(kind: str, declared: str) -> Callable[[Path], object]:
    top = f'<?xml version="1.0"?><!DOCTYPE x [{declared}]>'

    def write(path: Path) -> None:
        if kind == "docx":
            body = f'{top}<w:document xmlns:w="{files.WORD}"><w:body>{files.p("&e;")}</w:body></w:document>'
            files.zipped(path, {"[Content_Types].xml": "<Types/>", "word/document.xml": body})
        elif kind == "xlsx":
            book = f'{top}<workbook xmlns="{SHEET}"><sheets>&e;</sheets></workbook>'
            files.zipped(path, {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": book})
        elif kind == "odt":
            content = f'{top}<office:document-content xmlns:office="{OFFICE}">&e;</office:document-content>'
            mimetype = "application/vnd.oasis.opendocument.text"
            files.zipped(path, {"mimetype": mimetype, "content.xml": content}, first="mimetype")
        else:
            path.write_text(f"<!DOCTYPE html [{declared}]><html><body><p>Plan &e;</p></body></html>")

    return write


def _million_rows(cell: bytes) -> Callable[[Path], object]:
    """A workbook whose sheet has a million rows with such a cell."""

    def write(path: Path) -> None:
        from openpyxl import Workbook

        Workbook().save(path)
        with zipfile.ZipFile(path) as archive:
            parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
        sheet = b'<worksheet xmlns="%b"><sheetData>%b</sheetData></worksheet>'
        rows = b"".join(b'<row r="%d">%b</row>' % (number, cell) for number in range(1, 1_000_001))
        parts["xl/worksheets/sheet1.xml"] = sheet % (SHEET.encode(), rows)
        files.zipped(path, parts)

    return write


def _of_size(size: int) -> Callable[[Path], object]:
    def write(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(size)

    return write


def _bytes(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


_LOCKED = {"EncryptionInfo": b"x" * 100, "EncryptedPackage": b"y" * 3000}
_PASSWORD = "protected (by|with) a password"
_CUT = "damaged|cut short"
_NO_PLAN = "No table or list with commitments"

EVERY = [
    Hostile("locked.docx", lambda path: files.compound(path, _LOCKED), _PASSWORD),
    Hostile("locked.xlsx", lambda path: files.compound(path, _LOCKED), _PASSWORD),
    Hostile("locked.pdf", _locked_pdf, _PASSWORD),
    Hostile("locked parts.docx", _locked_archive, _PASSWORD),
    Hostile("cut short.docx", _truncated(_word), _CUT),
    Hostile("cut short.pdf", _truncated(_pdf), _CUT),
    Hostile("cut short.xlsx", _truncated(_million_rows(b"")), _CUT),
    Hostile("cut short.odt", _truncated(_entities("odt", "")), _CUT),
    Hostile("scan.pdf", lambda path: _pdf(path, picture=True), "is a scan"),
    Hostile("scan.docx", lambda path: files.word(path, "<w:p><w:r><w:drawing/></w:r></w:p>"), "scanned plan"),
    Hostile("a thousand pages.pdf", lambda path: _pdf(path, pages=1000), "more than 300 pages"),
    Hostile(
        "picture.docx",
        _bytes(b"\x89PNG\r\n\x1a\n" + _noise(5000)),
        r"is a picture|a PNG picture|not a document|what is in it is",
    ),
    Hostile("program.pdf", _bytes(b"MZ" + _noise(5000)), "program"),
    Hostile("noise.docx", _bytes(_noise(100_000)), "not a document that can be read|not known here"),
    Hostile("old.doc", lambda path: files.compound(path, {"WordDocument": b"x"}), r"of the old kind|not a kind of file that can be used"),
    Hostile(
        "slides.pptx",
        lambda path: files.zipped(
            path, {"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<x/>"}
        ),
        "PowerPoint|not a kind of file that can be used",
    ),
    Hostile("plan.zip", lambda path: files.zipped(path, {"plan.docx": b"x"}), "zip archive|not a kind of file that can be used"),
    Hostile("empty.docx", _bytes(b""), "is empty"),
    Hostile("huge.txt", _of_size(limits.FILE_BYTES + MEBIBYTE), "51 MB|The largest file taken"),
    Hostile("swelling.docx", _bomb, "swells|unpack to far more"),
    Hostile("lying.docx", _lying_bomb, "damaged"),
    Hostile("swelling.pdf", _pdf_bomb, "more memory than any plan should"),
    Hostile(
        "a million coloured rows.xlsx", _million_rows(b'<c s="1"/>'), "visible sheet .* is blank"
    ),
    Hostile(
        "a million rows.xlsx", _million_rows(b"<c><v>1</v></c>"), "more than 150,000 cells"
    ),
    Hostile("a million blank rows.csv", _bytes(b"Outcome,Action\n" + b",\n" * 1_000_000), _NO_PLAN),
    Hostile("a million blank lines.txt", _bytes(b"Plan\n" + b"\n" * 1_000_000), _NO_PLAN),
    Hostile("one line.txt", _bytes(b"x" * 4_000_000), "Line 1 of this file is 4,000,000 characters"),
    Hostile("deep.html", _bytes(b"<html><body>" + b"<div>" * 100_000 + b"x"), "more than 180 deep"),
    Hostile("deep.json", _bytes(b'{"format": "lineofsight-plan/1", "sections": ' + b"[" * 90_000), "too deeply"),
    Hostile(
        "number.json",
        _bytes(b'{"format": "lineofsight-plan/1", "title": ' + b"9" * 90_000 + b"}"),
        "longer than any number",
    ),
    *(
        Hostile(f"{name}.{kind}", _entities(kind, declared), "document type declaration|damaged")
        for kind in ("docx", "xlsx", "odt")
        for name, declared in ENTITIES.items()
    ),
    *(
        Hostile(f"{name}.html", _entities("html", declared), _NO_PLAN)
        for name, declared in ENTITIES.items()
    ),
]  # fmt: skip
