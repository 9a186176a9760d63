"""What is sent is checked by its content; what means harm is refused with a word that helps."""

import socket
import struct
import threading
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lineofsight.documents import services
from lineofsight.documents.contents import clean_name, examine
from lineofsight.documents.contents.pictures import without_notes
from tests import photos

from .conftest import PDF, PNG, archive, upload, word_document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
EMAIL = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: Minutes\r\n\r\nHere they are.\r\n"


def named(value):
    """The name of a case: its words, never its bytes, which hold the moment an archive was made."""
    return value if isinstance(value, str) else "content"


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("report.pdf", PDF, "application/pdf"),
        ("REPORT.PDF", PDF, "application/pdf"),
        ("photo.png", PNG, "image/png"),
        ("photo.JPG", without_notes("jpeg", photos.jpeg()), "image/jpeg"),
        ("IMG_1.heic", photos.heic(), "image/heic"),
        ("minutes.docx", word_document(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("list.xlsx", archive({"[Content_Types].xml": b"", "xl/workbook.xml": b""}),
         "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("slides.pptx", archive({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}),
         "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ("minutes.odt", archive({"mimetype": b"application/vnd.oasis.opendocument.text"}), "application/vnd.oasis.opendocument.text"),
        ("list.ods", archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
         "application/vnd.oasis.opendocument.spreadsheet"),
        ("notes.txt", "Ünïcode – fine".encode(), "text/plain; charset=utf-8"),
        ("notes.txt", "caf\xe9".encode("cp1252"), "text/plain; charset=utf-8"),
        ("notes.txt", "Wide".encode("utf-16"), "text/plain; charset=utf-8"),
        ("list.csv", b"name,number\nA,1\n", "text/csv; charset=utf-8"),
        ("notes.md", b"# Title\n", "text/markdown; charset=utf-8"),
        ("page.html", b"<!doctype html><script>alert(1)</script>", "text/plain; charset=utf-8"),
        ("letter.eml", EMAIL, "message/rfc822"),
        ("letter.msg", OLE + "__properties_version1.0".encode("utf-16-le"), "application/vnd.ms-outlook"),
    ],
    ids=named,
)  # fmt: skip
def test_what_is_kept_is_what_its_content_is(name, content, media_type):
    received = services.receive_file(upload(name, content))

    assert (received.media_type, received.size) == (media_type, len(content))
    assert received.path.read_bytes() == content


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("photo.png", b"<html><script>alert(1)</script></html>", "is called .png, but what is in it is a web page"),
        ("photo.png", b"<?xml version='1.0'?><svg onload='alert(1)'/>", "what is in it is a web page"),
        ("report.pdf", PNG, "is called .pdf, but what is in it is a PNG picture"),
        ("report.pdf.exe", b"MZ\x90\x00", "is a Windows program"),
        ("report.pdf", b"MZ\x90\x00" + b"\0" * 90, "is a Windows program"),
        ("report.pdf.exe", PDF, "is called .exe, but what is in it is a PDF"),
        ("run.txt", b"#!/bin/sh\nrm -rf /", "is a script"),
        ("noname", PDF, "has no ending such as .pdf"),
        ("films.mp4", b"\x00\x00\x00\x18ftypisom\x00\x00\x00\x00isommp42", "is a film or sound"),
        ("all.zip", archive({"a.txt": b"1"}), "is a ZIP archive. Unpack it"),
        ("minutes.docx", archive({"a.txt": b"1"}), "is a ZIP archive"),
        ("minutes.docx", word_document()[:60], "damaged or cut short"),
        ("minutes.docx", word_document(**{"word/vbaProject.bin": b"x"}), "holds macros"),
        ("old.doc", OLE, "old Office format"),
        ("secret.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        ("data.bin", bytes(range(256)) * 4, "of a kind that is not known here"),
        ("notes.txt", b"text\x00with nul", "of a kind that is not known here"),
        ("a.rar", b"Rar!\x1a\x07", "a RAR archive"),
        ("empty.pdf", b"", "is empty"),
    ],
    ids=named,
)  # fmt: skip
def test_what_is_not_kept_is_refused_by_name_and_reason_and_leaves_nothing(name, content, said, files_dir):
    with pytest.raises(services.FileRefused, match=said) as refusal:
        services.receive_file(upload(name, content))

    assert name in str(refusal.value)
    assert [file for file in files_dir.rglob("*") if file.is_file()] == []


def test_a_zip_bomb_in_a_word_document_is_not_opened():
    bomb = word_document(**{"word/media/a.bin": b"\0" * 60_000_000})
    assert len(bomb) < 100_000

    with pytest.raises(services.FileRefused, match="would unpack to far more"):
        services.receive_file(upload("minutes.docx", bomb))


def test_an_archive_of_very_many_parts_is_not_opened():
    many = archive(
        {f"word/{n}": b"" for n in range(10_001)} | {"[Content_Types].xml": b""}, zipfile.ZIP_STORED
    )

    with pytest.raises(services.FileRefused, match="10,002 parts"):
        services.receive_file(upload("minutes.docx", many))


def test_parts_that_overlap_to_look_small_are_not_opened(tmp_path):
    content = bytearray(word_document(**{"word/big.xml": b"x" * 1000}))
    place = content.index(b"PK\x01\x02")
    content[place + 20 : place + 24] = (2**31).to_bytes(4, "little")  # says it is packed into 2 GB

    with pytest.raises(services.FileRefused, match="far more|damaged"):
        services.receive_file(upload("minutes.docx", bytes(content)))


def test_what_is_too_large_is_refused_by_size(settings):
    settings.FILE_SIZE_LIMIT = 1024 * 1024

    with pytest.raises(services.FileRefused, match="report.pdf is larger than 1 MB"):
        services.receive_file(upload(content=PDF + b"\0" * 1024 * 1024))


def test_even_when_it_says_it_is_small(settings, files_dir):
    settings.FILE_SIZE_LIMIT = 1000
    liar = SimpleUploadedFile("report.pdf", PDF + b"\0" * 2000)
    liar.size = 10

    with pytest.raises(services.FileRefused, match="larger than"):
        services.receive_file(liar)
    assert [file for file in files_dir.rglob("*") if file.is_file()] == []


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\report.pdf", "report.pdf"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("a\x00b\nc.pdf", "abc.pdf"),
        ('na<m>e:"|?*.pdf', "na_m_e_____.pdf"),
        ("...", "file"),
        ("", "file"),
        (".pdf", "pdf"),
        ("x" * 400 + ".pdf", "x" * 190 + ".pdf"),
        ("Ünïcode – fine.pdf", "Ünïcode – fine.pdf"),
    ],
)
def test_a_name_is_fit_to_be_shown_and_saved(told, kept):
    assert clean_name(told) == kept


def test_a_path_in_the_name_leads_nowhere(files_dir):
    sent = SimpleUploadedFile("x.pdf", PDF)
    sent._name = "../../../evil.pdf"

    received = services.receive_file(sent)

    assert received.original_name == "evil.pdf" and received.path.parent == files_dir / "incoming"


def test_files_are_readable_by_this_installation_only(files_dir):
    received = services.receive_file(upload())

    assert received.path.stat().st_mode & 0o077 == 0
    assert received.path.parent.stat().st_mode & 0o077 == 0


def test_the_content_is_looked_at_in_another_process(monkeypatch):
    """In this one nothing of a stranger's file is parsed."""
    from lineofsight.documents.services import receiving

    asked = []
    monkeypatch.setattr(
        receiving.sandbox, "run", lambda *given, **more: asked.append(given) or {"media_type": "x/y"}
    )

    services.receive_file(upload())

    assert asked[0][0] == "lineofsight.documents.contents.examine_and_clean"


def test_a_reader_that_hangs_is_stopped_and_said(monkeypatch):
    from lineofsight.core import sandbox
    from lineofsight.documents.services import receiving

    def hangs(*given, **more):
        raise sandbox.TookTooLong("stopped after 20 seconds")

    monkeypatch.setattr(receiving.sandbox, "run", hangs)
    with pytest.raises(services.FileRefused, match="could not be examined: it stopped after 20 seconds"):
        services.receive_file(upload())


def test_the_same_answer_comes_without_the_child(tmp_path):
    file = tmp_path / "x"
    file.write_bytes(PDF)
    assert examine(str(file), "x.pdf") == {"kind": "pdf", "media_type": "application/pdf"}


# ClamAV


class Scanner(threading.Thread):
    """A clamd on loopback that finds the word it is told to."""

    def __init__(self, finds: bytes, silent: bool = False):
        super().__init__(daemon=True)
        self.finds, self.silent = finds, silent
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self.socket.getsockname()[1]}"

    def run(self):
        connection, _ = self.socket.accept()
        with connection, connection.makefile("rb") as stream:
            assert stream.read(10) == b"zINSTREAM\0"
            content = b""
            while size := struct.unpack("!L", stream.read(4))[0]:
                content += stream.read(size)
            if not self.silent:
                answer = b"stream: Eicar-Test-Signature FOUND\0" if self.finds in content else b"stream: OK\0"
                connection.sendall(answer)
        self.socket.close()


@pytest.fixture
def scanner(settings):
    def start(**how):
        made = Scanner(b"EICAR", **how)
        made.start()
        settings.CLAMD_ADDRESS = made.address
        return made

    yield start


def test_a_clean_file_is_kept_with_the_moment_of_its_scan(scanner):
    running = scanner()
    assert services.receive_file(upload()).scanned_at is not None
    running.join(5)


def test_an_infected_file_is_refused_by_name(scanner, files_dir):
    running = scanner()
    with pytest.raises(services.FileRefused, match=r"report.pdf carries a virus \(Eicar-Test-Signature\)"):
        services.receive_file(upload(content=PDF + b"EICAR"))
    running.join(5)
    assert [file for file in files_dir.rglob("*") if file.is_file()] == []


def test_a_scanner_that_cannot_be_reached_is_said_and_nothing_is_kept(settings, files_dir):
    with socket.create_server(("127.0.0.1", 0)) as probe:
        free = probe.getsockname()[1]
    settings.CLAMD_ADDRESS = f"127.0.0.1:{free}"

    with pytest.raises(services.FileRefused, match="virus scanner cannot be reached.*Try again"):
        services.receive_file(upload())
    assert [file for file in files_dir.rglob("*") if file.is_file()] == []


def test_a_scanner_without_a_verdict_is_no_verdict(scanner):
    running = scanner(silent=True)
    with pytest.raises(services.FileRefused, match="cannot be reached"):
        services.receive_file(upload())
    running.join(5)


def test_a_scanner_that_is_set_up_by_a_missing_socket_is_said(settings):
    settings.CLAMD_ADDRESS = "/run/there/is/no/clamd.ctl"
    with pytest.raises(services.FileRefused, match="cannot be reached"):
        services.receive_file(upload())
