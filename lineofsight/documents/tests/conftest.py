"""Files to send, records to support, and a folder of its own for every test."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lineofsight.links import kinds
from lineofsight.organisations.models import Area
from tests import photos

PNG = photos.png()
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def files_dir(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    return settings.FILES_DIR


def upload(name="report.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def archive(parts: dict[str, bytes], compression=zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", compression) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return held.getvalue()


def word_document(**more: bytes) -> bytes:
    return archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>", **more})


@pytest.fixture
def hidden_from(monkeypatch, partnership):
    """A made-up kind of record; the set holds the people who may not see it."""
    hidden = set()

    def cards(reader, ids):
        if reader.person_id in hidden:
            return {}
        areas = Area.objects.filter(pk__in=set(ids))
        return {
            a.pk: kinds.Card(f"organisations.area:{a.pk}", a.name, f"/promise/{a.pk}/", "objective")
            for a in areas
        }

    kind = kinds.Kind("organisations.area", "objective", "objectives", cards)
    monkeypatch.setitem(kinds._kinds, "organisations.area", kind)
    return hidden


@pytest.fixture
def promise(hidden_from):
    return f"organisations.area:{Area.objects.create(name='A named lead in every school').pk}"
