"""Small files of every kind for the tests of the containers, made as the programs make them."""

import io
import struct
import zipfile
from pathlib import Path

from lineofsight.plan.importing import containers
from lineofsight.plan.importing.document import CannotRead, Document, Paragraph, Table

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def read(path: Path) -> Document:
    """The neutral document of a file."""
    return containers.read(path)


def texts(document: Document) -> list[str]:
    """The paragraphs outside tables, with their numbers."""
    return [f"{one.number} {one.text}".strip() for one in document.blocks if isinstance(one, Paragraph)]


def shown(table: Table) -> list[list[str]]:
    """The table as rows of texts; a merged cell stands in every place it covers."""
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


def zipped(path: Path, parts: dict[str, str | bytes], first: str = "") -> Path:
    """A zip archive with these parts; the one called `first` stored first and unpacked."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        if first:
            archive.writestr(zipfile.ZipInfo(first), parts[first])
        for name, content in parts.items():
            if name != first:
                archive.writestr(name, content)
    return path


def word(path: Path, body: str, **parts: str) -> Path:
    """A Word document from the XML of its body; further parts by name (`numbering`, `styles`, `header1`,
    `theme`)."""
    space = (
        f'xmlns:w="{WORD}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        f'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="{RELATIONSHIPS}"'
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
    }
    for name, content in parts.items():
        root = {"header1": "hdr", "footer1": "ftr"}.get(name, name)
        if name == "theme":
            files["word/theme/theme1.xml"] = content
        else:
            files[f"word/{name}.xml"] = f"<w:{root} {space}>{content}</w:{root}>"
    return zipped(path, files)


def p(text: str = "", properties: str = "", run: str = "") -> str:
    """The XML of a Word paragraph with one run."""
    inside = f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def tc(content: str = "", properties: str = "") -> str:
    """The XML of a Word cell; plain text becomes one paragraph."""
    inside = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """The XML of a Word row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    """The XML of a Word table."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def compound(path: Path, streams: dict[str, bytes]) -> Path:
    """A compound file (the container of old Office files and of locked new ones) with these streams."""
    sector = 512
    bodies = [
        content.ljust(4096, b"\0") for content in streams.values()
    ]  # no mini stream: all at the cutoff size
    bodies = [body.ljust(-(-len(body) // sector) * sector, b"\0") for body in bodies]
    table: list[int] = [0xFFFFFFFD]  # sector 0 holds the table itself
    starts = []
    data = b""
    directory_sectors = -(-(len(streams) + 1) * 128 // sector)
    place = 1 + directory_sectors
    table += [
        number + 2 if number + 1 < directory_sectors else 0xFFFFFFFE for number in range(directory_sectors)
    ]
    for body in bodies:
        count = len(body) // sector
        starts.append(place)
        table += [place + number + 1 if number + 1 < count else 0xFFFFFFFE for number in range(count)]
        place += count
        data += body
    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1 if streams else 0xFFFFFFFF)]
    names = list(streams)
    for number, (name, body, start) in enumerate(zip(names, bodies, starts, strict=True), start=1):
        entries.append(
            _entry(name, 2, start, len(body), right=number + 1 if number < len(names) else 0xFFFFFFFF)
        )
    directory = b"".join(entries).ljust(directory_sectors * sector, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff\xff\xff\xff" * 108
    fat = b"".join(struct.pack("<I", one) for one in table).ljust(sector, b"\xff")
    assert len(fat) == sector, "too large for this simple writer"
    path.write_bytes(header + fat + directory + data)
    return path


def _entry(
    name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF
) -> bytes:
    encoded = name.encode("utf-16-le")
    entry = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded) + 2, kind, 1)
    entry += struct.pack("<III", 0xFFFFFFFF, right, child) + b"\0" * 36
    return entry + struct.pack("<IQ", start, size)


def old_workbook(path: Path, sheet: str, rows: list[list], merges: tuple = ()) -> Path:
    """An Excel 97 workbook (.xls) of texts and numbers."""

    def record(kind: int, content: bytes) -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    cells = b""
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if isinstance(value, str) and value:
                text = value.encode("utf-16-le")
                cells += record(0x0204, struct.pack("<HHHHB", row, column, 0, len(value), 1) + text)
            elif isinstance(value, int | float):
                cells += record(0x0203, struct.pack("<HHHd", row, column, 0, value))
    if merges:
        cells += record(
            0xE5, struct.pack("<H", len(merges)) + b"".join(struct.pack("<HHHH", *one) for one in merges)
        )
    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    body = start + record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, 40, 0)) + cells + record(0x0A, b"")
    name = sheet.encode("latin-1")
    globals_start = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)) + record(
        0x42, b"\xb0\x04"
    )
    globals_end = record(0x0A, b"")
    bound_length = 4 + 8 + len(name)
    offset = len(globals_start) + bound_length + len(globals_end)
    bound = record(0x85, struct.pack("<IBBBB", offset, 0, 0, len(name), 0) + name)
    return compound(path, {"Workbook": globals_start + bound + globals_end + body})


_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
)


def open_document(path: Path, body: str, kind: str = "text", automatic: str = "", styles: str = "") -> Path:
    """An OpenDocument text or spreadsheet from the XML of its body and of its automatic styles."""
    return zipped(
        path,
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"<office:document-content {_ODF}><office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {_ODF}>{styles}</office:document-styles>",
        },
        first="mimetype",
    )


def picture() -> bytes:
    """A small PNG."""
    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (600, 800), "grey").save(file, "PNG")
    return file.getvalue()


def summary(path: str) -> dict:
    """What a sandboxed reading tells: the container and how many blocks came of it."""
    document = containers.read(Path(path))
    return {"container": document.container, "blocks": len(document.blocks)}


def outcomes_of_a_changed_directory(path: str, byte: int) -> dict[str, int]:
    """How often a zip archive was read and how often refused, each byte of its directory set to `byte` in turn."""
    whole = Path(path).read_bytes()
    outcomes = {"read": 0, "refused": 0}
    broken = Path(path).with_name("changed.docx")
    for place in range(whole.index(b"PK\x01\x02"), len(whole)):
        broken.write_bytes(whole[:place] + bytes([byte]) + whole[place + 1 :])
        try:
            containers.read(broken)
            outcomes["read"] += 1
        except CannotRead:
            outcomes["refused"] += 1
    return outcomes
