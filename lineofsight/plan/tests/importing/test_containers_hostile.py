"""Files made to do harm, and files broken by accident: a clear refusal or a harmless reading, never anything
else."""

import random
import time
import zipfile

import pytest

from lineofsight.core import sandbox
from lineofsight.plan.importing import containers
from lineofsight.plan.importing.containers import limits
from lineofsight.plan.importing.document import CannotRead
from lineofsight.plan.tests.importing import files
from lineofsight.plan.tests.importing.files import (
    open_document,
    p,
    read,
    shown,
    tbl,
    tc,
    texts,
    tr,
    word,
    zipped,
)

READ = f"{files.__name__}.summary"
DTD = '<?xml version="1.0"?><!DOCTYPE x [{}]>'
ENTITIES = {
    "fetches a file": '<!ENTITY e SYSTEM "file:///etc/passwd">',
    "fetches an address": '<!ENTITY e SYSTEM "http://127.0.0.1:9/x">',
    "multiplies": "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    + '<!ENTITY e "&e9;">',
    "declares only": "<!ELEMENT x ANY>",
}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "plan.docx"


@pytest.mark.parametrize("declared", ENTITIES.values(), ids=ENTITIES.keys())
def test_a_document_type_is_refused_and_nothing_is_fetched_or_multiplied(path, declared):
    body = f'<w:document xmlns:w="{files.WORD}"><w:body>{p("&e;")}</w:body></w:document>'
    zipped(path, {"word/document.xml": DTD.format(declared) + body})
    with pytest.raises(CannotRead, match="document type declaration|damaged") as refused:
        read(path)
    assert "root:" not in str(refused.value)


def test_entities_of_a_web_page_are_not_fetched(tmp_path):
    page = tmp_path / "plan.html"
    page.write_text(
        '<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd">]><html><body><p>Words &e; here</p></body></html>'
    )
    assert "root:" not in " ".join(texts(read(page)))


def test_an_archive_that_swells_is_refused_before_it_is_unpacked(path):
    zipped(path, {"word/document.xml": b"0" * (20 * limits.MEBIBYTE)})
    started = time.monotonic()
    with pytest.raises(CannotRead, match="swells"):
        read(path)
    assert time.monotonic() - started < 1


def test_a_part_that_swells_beyond_what_the_directory_says_is_read_no_further(path):
    word(path, p("Plan"))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("word/styles.xml", b" " * (500 * limits.MEBIBYTE))
    content = path.read_bytes()
    told = (500 * limits.MEBIBYTE).to_bytes(4, "little")
    assert content.count(told) == 2, "in the part's own head and in the directory"
    path.write_bytes(content.replace(told, (1000).to_bytes(4, "little")))
    with pytest.raises(sandbox.SaidError, match="damaged"):
        sandbox.run(READ, str(path), limits=sandbox.Limits(seconds=10, memory_bytes=300 * limits.MEBIBYTE))


@pytest.mark.parametrize("byte", [0x00, 0x7F, 0xFF])
def test_any_changed_byte_of_the_directory_is_harmless(path, byte):
    word(path, p("Plan " * 200))
    outcomes = sandbox.run(f"{files.__name__}.outcomes_of_a_changed_directory", str(path), byte)
    assert outcomes["refused"] > 20
    assert outcomes["read"] > 50


def test_a_part_packed_in_a_way_no_office_program_uses_is_refused(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", b"<x/>")
    with pytest.raises(CannotRead, match="packed in a way"):
        read(path)


def test_an_archive_that_is_large_in_all_is_refused(path, monkeypatch):
    monkeypatch.setattr(limits, "ARCHIVE_BYTES", 1000)
    with pytest.raises(CannotRead, match="unpacks to more than"):
        read(word(path, p("words " * 300)))


def test_an_archive_of_very_many_parts_is_refused(path):
    zipped(path, {f"word/{number}.xml": "" for number in range(limits.ARCHIVE_ENTRIES + 1)})
    with pytest.raises(CannotRead, match="parts, more than a document has"):
        read(path)


def test_a_part_too_large_to_read_is_refused(path, monkeypatch):
    noise = random.Random(1).randbytes(3 * limits.MEBIBYTE)
    monkeypatch.setattr(
        "lineofsight.plan.importing.containers.archives.Archive.read.__defaults__", (limits.MEBIBYTE,)
    )
    zipped(path, {"word/document.xml": noise})
    with pytest.raises(CannotRead, match="more than the 1 MB that can be read"):
        read(path)


def test_an_archive_locked_with_a_password_is_refused(path):
    word(path, p("Plan"))
    content = bytearray(path.read_bytes())
    for sign in (b"PK\x03\x04", b"PK\x01\x02"):
        place = 0
        while (place := content.find(sign, place)) >= 0:
            content[place + (6 if sign == b"PK\x03\x04" else 8)] |= 1
            place += 4
    path.write_bytes(content)
    with pytest.raises(CannotRead, match="password"):
        read(path)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_an_office_file_cut_short_is_damaged(path, share):
    word(path, p("Plan in words. " * 500))
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(CannotRead, match="damaged or was not copied whole"):
        read(path)


def test_a_part_whose_bytes_changed_is_damaged(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{files.WORD}"><w:body>{p("Plan")}</w:body></w:document>',
        )
    path.write_bytes(path.read_bytes().replace(b"Plan", b"Flan"))
    with pytest.raises(CannotRead, match="damaged"):
        read(path)


def test_a_document_without_its_main_part_is_damaged(path):
    zipped(path, {"word/styles.xml": f'<w:styles xmlns:w="{files.WORD}"/>'})
    with pytest.raises(CannotRead, match="damaged"):
        read(path)


def test_a_part_that_is_no_xml_is_damaged(path):
    zipped(path, {"word/document.xml": "<w:document><not closed"})
    with pytest.raises(CannotRead, match="damaged"):
        read(path)


def test_tables_in_tables_without_end_are_bounded(path):
    inside = p("deep")
    for _ in range(40):
        inside = tbl(tr(tc(inside + p("x"))))
    word(path, inside + p("after"))
    try:
        assert "after" in texts(read(path))
    except CannotRead as refused:
        assert "too deeply" in str(refused)


def test_content_controls_in_one_another_without_end(path):
    word(path, "<w:sdt><w:sdtContent>" * 3000 + p("deep") + "</w:sdtContent></w:sdt>" * 3000)
    with pytest.raises(CannotRead):
        read(path)


@pytest.mark.parametrize("width", ["100000000", "-5", "x", ""])
def test_absurd_spans_in_word(path, width):
    word(path, tbl(tr(tc("wide", f'<w:gridSpan w:val="{width}"/>')), tr(tc("a"), tc("b"))))
    try:
        assert shown(read(path).tables()[0])[1][:2] == ["a", "b"]
    except CannotRead as refused:
        assert "columns" in str(refused)


def test_absurd_repeats_in_open_document(tmp_path):
    cell = (
        '<table:table-cell table:number-columns-repeated="1000000000"><text:p>x</text:p></table:table-cell>'
    )
    path = open_document(
        tmp_path / "plan.odt", f"<table:table><table:table-row>{cell}</table:table-row></table:table>"
    )
    assert read(path).tables()[0].columns == limits.COLUMNS


def test_styles_that_are_based_on_one_another(path):
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/><w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("A", "B"), ("B", "A"))
    )
    word(path, p("Plan", '<w:pStyle w:val="A"/>'), styles=styles)
    assert texts(read(path)) == ["Plan"]


def test_a_workbook_merged_over_its_whole_size(tmp_path):
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.active["A1"] = "x"
    workbook.active["B2"] = "y"
    workbook.active["C2"] = "z"
    workbook.save(tmp_path / "plan.xlsx")
    with zipfile.ZipFile(tmp_path / "plan.xlsx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    merges = (
        b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="nonsense"/></mergeCells>'
    )
    parts[name] = parts[name].replace(b"</sheetData>", merges)
    started = time.monotonic()
    read(zipped(tmp_path / "plan.xlsx", parts))
    assert time.monotonic() - started < 3


def examples(folder):
    """One small good file of every kind."""
    from openpyxl import Workbook
    from reportlab.pdfgen.canvas import Canvas

    workbook = Workbook()
    workbook.active.append(["Outcome", "Lead", "Action"])
    workbook.active.append(["Safe", "Board", "Review"])
    workbook.save(folder / "plan.xlsx")
    canvas = Canvas(str(folder / "plan.pdf"))
    canvas.grid([50, 150, 250], [600, 650, 700])
    for place, text in enumerate(["Outcome", "Lead", "Safe", "Board"]):
        canvas.drawString(60 + 100 * (place % 2), 670 - 50 * (place // 2), text)
    canvas.save()
    word(folder / "plan.docx", p("Plan") + tbl(tr(tc("Outcome"), tc("Lead")), tr(tc("Safe"), tc("Board"))))
    table = "<table:table><table:table-row><table:table-cell><text:p>Safe</text:p></table:table-cell></table:table-row></table:table>"
    open_document(folder / "plan.odt", f"<text:p>Plan</text:p>{table}")
    files.old_workbook(folder / "plan.xls", "Plan", [["Outcome", "Lead"], ["Safe", "Board"]])
    (folder / "plan.html").write_text(
        "<html><body><h1>Plan</h1><table><tr><td>Safe<td>Board</table></body></html>"
    )
    (folder / "plan.csv").write_text("Outcome,Lead,Action\nSafe,Board,Review\n")
    (folder / "plan.md").write_text("# Plan\n\n| Outcome | Lead |\n|---|---|\n| Safe | Board |\n")
    (folder / "plan.txt").write_text("Plan\n\nOutcome\tLead\nSafe\tBoard\n")
    return sorted(folder.iterdir())


def mutated(content, chance):
    """The bytes with a few of them changed, dropped, doubled or cut off."""
    content = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(max(1, len(content)))
        kind = chance.randrange(4)
        if kind == 0:
            content[place : place + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            del content[place : place + chance.randint(1, 40)]
        elif kind == 2:
            content[place:place] = content[place : place + chance.randint(1, 60)]
        elif chance.random() < 0.3:
            del content[place:]
    return bytes(content)


def test_damaged_files_of_every_kind_are_read_or_refused_and_never_crash(tmp_path):
    chance = random.Random(20261123)
    (tmp_path / "good").mkdir()
    outcomes = {"read": 0, "refused": 0}
    for good in examples(tmp_path / "good"):
        whole = good.read_bytes()
        for _ in range(40):
            broken = tmp_path / good.name
            broken.write_bytes(mutated(whole, chance))
            try:
                containers.read(broken)
                outcomes["read"] += 1
            except CannotRead as refused:
                assert str(refused).endswith(".")
                outcomes["refused"] += 1
    assert min(outcomes.values()) > 30


def test_damage_inside_the_xml_is_read_or_refused_and_never_crashes(tmp_path):
    chance = random.Random(7)
    (tmp_path / "good").mkdir()
    for good in examples(tmp_path / "good"):
        if good.suffix not in (".docx", ".xlsx", ".odt"):
            continue
        with zipfile.ZipFile(good) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        for _ in range(60):
            name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
            content = parts[name]
            digits = [place for place, byte in enumerate(content) if chr(byte).isdigit()]
            for place in chance.sample(digits, min(3, len(digits))):
                content = (
                    content[:place] + chance.choice([b"-", b"9999999", b"x", b""]) + content[place + 1 :]
                )
            broken = tmp_path / good.name
            zipped(broken, parts | {name: content}, first="mimetype" if "mimetype" in parts else "")
            try:
                containers.read(broken)
            except CannotRead as refused:
                assert str(refused).endswith(".")


def test_a_refusal_comes_through_the_sandbox_in_its_own_words(tmp_path):
    (tmp_path / "plan.docx").write_bytes(b"")
    with pytest.raises(sandbox.SaidError, match="This file is empty") as refused:
        sandbox.run(READ, str(tmp_path / "plan.docx"))
    assert refused.value.kind == "CannotRead"


def test_a_reading_comes_through_the_sandbox_within_its_limits(tmp_path):
    for good in examples(tmp_path):
        assert sandbox.run(READ, str(good))["blocks"] >= 1
