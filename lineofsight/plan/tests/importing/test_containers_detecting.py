"""What a file is, told from its content whatever its name says; and what is refused, with a remedy."""

import json

import pytest

from lineofsight.plan.importing import containers, read_plan
from lineofsight.plan.importing.containers import limits
from lineofsight.plan.importing.document import CannotRead
from lineofsight.plan.tests.importing import files


def written(tmp_path, content, name="plan"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
        (b"\n\n%PDF-1.4", "pdf"),
        ("<!DOCTYPE html><p>Plan", "html"),
        ("<html><body>Plan", "html"),
        ("\ufeff<table><tr><td>Plan", "html"),
        ('<?xml version="1.0"?><html xmlns="x"><body/></html>', "html"),
        ('<!DOCTYPE html [ <!ENTITY lead "Police"> ]><html><body>Plan', "html"),
        (
            '<?xml version="1.0"?>\n<!-- > --><!DOCTYPE plan [\n<!ENTITY a "b > c">\n] >\n<html><body/></html>',
            "html",
        ),
        ("BMI, age, area\nof, each, child\n", "csv"),
        ("Outcome,Action,Lead\na,b,c\nd,e,f\n", "csv"),
        ("Outcome;Action;Lead\na;b, with comma;c\n", "csv"),
        ('"Outcome","Action","Lead"\n"a","over\ntwo lines","c"\n', "csv"),
        ("# Plan\n\nWords\n", "md"),
        ("Words\n\n| Outcome | Lead |\n|---|---|\n| a | b |\n", "md"),
        ("Our plan\n\nOutcome\tLead\na\tb\n", "txt"),
        (
            "Our plan, in short, says this.\nAnd that, and more, and less.\nThen, well, it ends, does it not, here.\n",
            "txt",
        ),
        (json.dumps({"format": "lineofsight-plan/1", "title": "Plan"}), "json"),
    ],
)
def test_text_and_pdf_are_told_from_their_content(tmp_path, content, kind):
    assert containers.detect(written(tmp_path, content, "plan.docx")) == kind


def test_office_files_are_told_from_what_is_inside_them(tmp_path):
    word = files.word(tmp_path / "plan.pdf", files.p("Plan"))
    assert containers.detect(word) == "docx"
    text = files.open_document(tmp_path / "plan.txt", "<text:p>Plan</text:p>")
    assert containers.detect(text) == "odt"
    sheet = files.open_document(tmp_path / "sheet", "", kind="spreadsheet")
    assert containers.detect(sheet) == "ods"
    old = files.old_workbook(tmp_path / "old.docx", "Plan", [["Outcome"]])
    assert containers.detect(old) == "xls"


def test_a_name_decides_only_between_kinds_of_plain_text(tmp_path):
    words = "Outcome,Lead\nSafe children,Board\n"
    assert containers.detect(written(tmp_path, words, "plan.csv")) == "csv"
    assert containers.detect(written(tmp_path, words, "plan.txt")) == "txt"
    assert containers.detect(written(tmp_path, "Just words", "plan.md")) == "md"
    assert containers.detect(written(tmp_path, "# 1 of 5\nwords", "plan.txt")) == "txt"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\n ", "nothing but blank lines"),
        (b"\x89PNG\r\n\x1a\n0000", "a picture"),
        (b"\xff\xd8\xff\xe0abc", "a picture"),
        (b"{\\rtf1\\ansi Plan}", "save it as .docx"),
        (b"\x1f\x8b\x08\x00", "compressed archive"),
        (b"MZ\x90\x00\x03\x00", "not a Word document, whatever its name says: it is a Windows program"),
        (b"MZ and then only letters", "a Windows program"),
        (b"#!/bin/sh\necho plan\n", "a script"),
        ('<!DOCTYPE svg PUBLIC "x" "y"><svg xmlns="z"></svg>', "XML of another program"),
        (b"\x00\x00\x00 ftypheic", "film or a picture"),
        (bytes(range(256)) * 20, "not a document that can be read"),
        ('<?xml version="1.0"?><office:document xmlns:office="x"/>', "XML of another program"),
    ],
)
def test_other_kinds_are_refused_with_their_name_and_a_remedy(tmp_path, content, words):
    with pytest.raises(CannotRead, match=words) as refused:
        containers.read(written(tmp_path, content, "plan.docx"))
    assert str(refused.value).endswith(".")
    assert any(remedy in str(refused.value) for remedy in ("hoose", "ave it"))


def test_what_holds_no_plan_is_told_with_what_it_is_where_its_name_says_otherwise(tmp_path):
    with pytest.raises(CannotRead) as refused:
        read_plan(written(tmp_path, "Dear all, lunch is at one.", "plan.docx"))
    assert str(refused.value).startswith(
        "This file is not a Word document, whatever its name says: it is plain text. No table or list with commitments"
    )
    for name in ("plan.txt", "plan", "plan.md"):
        with pytest.raises(CannotRead) as refused:
            read_plan(written(tmp_path, "Dear all, lunch is at one.", name))
        assert str(refused.value).startswith("No table or list with commitments")


def test_initials_of_a_program_begin_a_text_that_is_named_one(tmp_path):
    assert containers.detect(written(tmp_path, "MZ,Lead,When\na,b,c\nd,e,f\n", "plan.csv")) == "csv"


@pytest.mark.parametrize(
    ("streams", "words"),
    [
        ({"WordDocument": b"text"}, "save it as .docx"),
        ({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}, "password"),
        ({"PowerPoint Document": b"x"}, "save it as PDF"),
        ({"Something": b"x"}, "old Office kind"),
    ],
)
def test_compound_files_of_old_and_locked_office_documents(tmp_path, streams, words):
    with pytest.raises(CannotRead, match=words):
        containers.detect(files.compound(tmp_path / "plan.docx", streams))


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"ppt/presentation.xml": "<p/>"}, "PowerPoint"),
        ({"xl/workbook.bin": b"\x01", "xl/worksheets/sheet1.bin": b"\x01"}, r"\.xlsb"),
        ({"Index/Document.iwa": b"\x01"}, "Pages or Numbers"),
        ({"plan.docx": b"inside", "notes.txt": b"inside"}, "Unpack it"),
        ({"mimetype": "application/epub+zip"}, "book"),
        ({"mimetype": "application/vnd.oasis.opendocument.presentation"}, "Export it as PDF"),
    ],
)
def test_other_archives_are_refused_with_a_remedy(tmp_path, parts, words):
    with pytest.raises(CannotRead, match=words):
        containers.detect(files.zipped(tmp_path / "plan.docx", parts))


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(CannotRead, match="no file called gone.docx"):
        containers.detect(tmp_path / "gone.docx")
    with pytest.raises(CannotRead, match="not a file"):
        containers.detect(tmp_path)


def test_a_file_beyond_the_size_limit_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "plan.pdf"
    with path.open("wb") as file:
        file.truncate(limits.FILE_BYTES + 1)
    with pytest.raises(CannotRead, match="the most that can be read is 50 MB"):
        containers.detect(path)


def test_the_exchange_format_is_left_to_those_who_know_it(tmp_path):
    path = written(tmp_path, '{"format": "lineofsight-plan/1"}')
    with pytest.raises(CannotRead, match="exchange format already"):
        containers.read(path)
