"""A photo says more than it shows: where, when and by whom it was taken. None of that is kept."""

import contextlib
import hashlib
import io
import time
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageOps
from PIL.ExifTags import IFD
from PIL.PngImagePlugin import PngInfo

from lineofsight.documents import services
from lineofsight.documents.contents import ContentRefused, examine_and_clean
from lineofsight.documents.contents.office import clean_pictures
from lineofsight.documents.contents.pictures import Damaged, without_notes
from tests import photos

from .conftest import archive, upload


def opened(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


def png_with_notes() -> bytes:
    told = PngInfo()
    told.add_text("Author", photos.CAMERA)
    told.add_itxt("XML:com.adobe.xmp", f"<x>{photos.CAMERA}</x>", zip=False)
    return photos.png(exif=photos.notes(), pnginfo=told)


WITH_NOTES = {
    "jpeg": lambda: photos.jpeg(exif=photos.notes(), comment=photos.CAMERA, xmp=photos.CAMERA.encode()),
    "progressive jpeg": lambda: photos.jpeg(exif=photos.notes(), progressive=True),
    "png": png_with_notes,
}


@pytest.mark.parametrize("which", WITH_NOTES)
def test_where_a_photo_was_taken_is_not_kept_and_the_picture_is_the_same(which):
    sent = WITH_NOTES[which]()
    assert photos.CAMERA.encode() in sent and opened(sent).getexif().get_ifd(IFD.GPSInfo)
    name = "photo.png" if which == "png" else "photo.jpg"

    received = services.receive_file(upload(name, sent))

    kept = received.path.read_bytes()
    assert not opened(kept).getexif().get_ifd(IFD.GPSInfo) and photos.CAMERA.encode() not in kept
    assert (received.size, received.sha256) == (len(kept), hashlib.sha256(kept).hexdigest())
    assert not ImageChops.difference(opened(kept), opened(sent)).getbbox()


@pytest.mark.parametrize("which", WITH_NOTES)
def test_a_photo_taken_sideways_is_still_shown_upright(which):
    kept = opened(without_notes(which.split()[-1], WITH_NOTES[which]()))

    assert dict(kept.getexif()) == {0x0112: photos.SEEN_FROM_THE_SIDE}
    assert ImageOps.exif_transpose(kept).size == (24, 40)


def test_an_upright_photo_is_left_no_notes_at_all():
    kept = without_notes("jpeg", photos.jpeg(exif=photos.notes(orientation=1)))

    assert b"Exif" not in kept and dict(opened(kept).getexif()) == {}


def test_what_stands_behind_the_picture_goes_too():
    """Phones put a film, or the picture before it was cut, behind it."""
    plain = photos.jpeg()

    assert without_notes("jpeg", plain + photos.jpeg(exif=photos.notes())) == without_notes("jpeg", plain)
    assert without_notes("png", photos.png() + b"GPS") == photos.png()


def test_the_colours_of_a_photo_stay_right():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    for kind, sent in (("jpeg", photos.jpeg(icc_profile=profile)), ("png", photos.png(icc_profile=profile))):
        assert opened(without_notes(kind, sent)).info["icc_profile"] == profile


def test_a_note_in_the_picture_of_a_phone_is_overwritten_where_it_lies():
    note = bytes(4) + b"MM\0*" + photos.CAMERA.encode()
    sent = photos.heic(note)

    received = services.receive_file(upload("IMG_1.heic", sent))

    assert received.path.read_bytes() == sent.replace(note, bytes(len(note)))
    assert received.sha256 != hashlib.sha256(sent).hexdigest()


DAMAGED = {
    "photo.jpg": lambda: photos.jpeg()[:-40],
    "photo.png": lambda: photos.png()[:-20],
    "spoilt.png": lambda: photos.png().replace(b"IDAT", b"IDAT\1", 1),
    "head only.jpg": lambda: b"\xff\xd8\xff\xe0" + bytes(40),
    "photo.heic": lambda: photos.heic(b"note")[:-30],
    "head only.heic": lambda: photos.heic()[:24],
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_photo_is_refused_by_name_and_leaves_nothing(name, files_dir):
    with pytest.raises(services.FileRefused, match=f"{name} is damaged: .* save it again"):
        services.receive_file(upload(name, DAMAGED[name]()))

    assert [file for file in files_dir.rglob("*") if file.is_file()] == []


@pytest.mark.parametrize("kind", ["jpeg", "png", "heic"])
def test_a_photo_cut_off_anywhere_is_damaged_and_nothing_worse(kind):
    whole = {"jpeg": photos.jpeg(), "png": photos.png(), "heic": photos.heic(b"a note")}[kind]

    for length in range(12, len(whole)):
        with pytest.raises(Damaged):
            without_notes(kind, whole[:length])


def test_a_large_photo_is_written_again_within_the_limits(settings):
    settings.FILE_SIZE_LIMIT = 8 * 1024 * 1024
    noise = Image.effect_noise((2400, 2400), 90)
    held = io.BytesIO()
    noise.save(held, "PNG", exif=photos.notes())
    assert len(held.getvalue()) > 4 * 1024 * 1024  # more than a child may write otherwise

    received = services.receive_file(upload("photo.png", held.getvalue()))

    assert not opened(received.path.read_bytes()).getexif().get_ifd(IFD.GPSInfo)


# Photos inside Office files


def paper_with(*pictures: bytes, **parts: bytes) -> bytes:
    """A real Word file, as python-docx makes it, with photos in it."""
    made = docx.Document()
    made.add_paragraph("What we saw on site.")
    for picture in pictures:
        made.add_picture(io.BytesIO(picture))
    held = io.BytesIO()
    made.save(held)
    with zipfile.ZipFile(held, "a") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_photos_in_a_word_file_lose_their_notes_and_the_rest_stays_as_it_was():
    sent = paper_with(WITH_NOTES["jpeg"](), WITH_NOTES["png"]())
    assert sum(photos.CAMERA.encode() in part for part in parts_of(sent).values()) == 2

    received = services.receive_file(upload("minutes.docx", sent))

    kept = received.path.read_bytes()
    before, after = parts_of(sent), parts_of(kept)
    assert list(after) == list(before), "every part, in its order"
    changed = [name for name in before if before[name] != after[name]]
    assert {name.rpartition("/")[0] for name in changed} == {"word/media", "docProps"}, "and the preview's"
    for name in changed:
        assert photos.CAMERA.encode() not in after[name]
        assert not ImageChops.difference(opened(after[name]), opened(before[name])).getbbox()
    assert (received.size, received.sha256) == (len(kept), hashlib.sha256(kept).hexdigest())
    read = docx.Document(io.BytesIO(kept))
    assert read.paragraphs[0].text == "What we saw on site." and len(read.inline_shapes) == 2


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("list.xlsx", {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"", "xl/media/image1.jpeg": "photo"}),
        ("slides.pptx", {"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"", "ppt/media/a.bin": "photo"}),
        ("minutes.odt", {"mimetype": b"application/vnd.oasis.opendocument.text", "Pictures/10.jpg": "photo"}),
    ],
)  # fmt: skip
def test_photos_in_every_office_file_do_by_what_they_are_not_by_their_names(name, parts):
    sent = archive({key: WITH_NOTES["jpeg"]() if value == "photo" else value for key, value in parts.items()})

    kept = parts_of(services.receive_file(upload(name, sent)).path.read_bytes())

    assert list(kept) == list(parts) and not any(photos.CAMERA.encode() in part for part in kept.values())


def test_the_first_part_of_an_open_document_stays_unpacked_and_first():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        made.writestr("Pictures/1.jpg", WITH_NOTES["jpeg"](), zipfile.ZIP_DEFLATED)

    kept = services.receive_file(upload("minutes.odt", held.getvalue())).path.read_bytes()

    assert kept[30:77] == b"mimetypeapplication/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    "sent",
    [
        archive({"[Content_Types].xml": b"", "word/document.xml": b"", "word/media/1.jpg": without_notes("jpeg", photos.jpeg())}),
        paper_with(WITH_NOTES["jpeg"](), **{"_xmlsignatures/sig1.xml": b"<Signature/>"}),
        archive({"[Content_Types].xml": b"", "word/document.xml": b"", "word/media/image1.jpeg": b"\xff\xd8\xff\xe0spoilt"}),
    ],
    ids=["no notes", "signed", "a picture that cannot be followed"],
)  # fmt: skip
def test_a_file_without_notes_a_signed_one_and_a_strange_picture_are_kept_byte_for_byte(sent):
    assert services.receive_file(upload("minutes.docx", sent)).path.read_bytes() == sent


def test_a_file_of_which_a_picture_is_spoilt_on_the_way_is_refused():
    sent = bytearray(
        archive(
            {"[Content_Types].xml": b"", "word/document.xml": b"x", "word/media/1.jpg": WITH_NOTES["jpeg"]()}
        )
    )
    at = sent.index(b"word/media/1.jpg") + 200
    sent[at] ^= 0xFF

    with pytest.raises(services.FileRefused, match="damaged or cut short"):
        services.receive_file(upload("minutes.docx", bytes(sent)))


def test_large_parts_beside_a_photo_are_not_unpacked(tmp_path):
    """What it costs is in step with the file, not with what it would become: 300 MB of spaces beside one photo."""
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        made.writestr("[Content_Types].xml", b"")
        with made.open("xl/workbook.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(bytes(1_000_000))
        made.writestr("xl/media/image1.jpeg", WITH_NOTES["jpeg"]())
    began = time.process_time()

    assert clean_pictures(path)

    assert time.process_time() - began < 1
    with zipfile.ZipFile(path) as kept:
        assert photos.CAMERA.encode() not in kept.read("xl/media/image1.jpeg")
        assert kept.getinfo("xl/workbook.xml").file_size == 300_000_000 and kept.testzip() is None


PAPER = paper_with(WITH_NOTES["jpeg"]())


@settings(max_examples=60)
@given(st.integers(0, 10_000), st.integers(0, 255))
def test_a_file_with_one_byte_changed_is_cleaned_refused_or_left_and_never_breaks_anything(
    tmp_path_factory, place, byte
):
    sent = bytearray(PAPER)
    sent[place % len(sent)] = byte
    path = tmp_path_factory.mktemp("one-byte") / "minutes.docx"
    path.write_bytes(sent)
    with contextlib.suppress(ContentRefused):
        examine_and_clean(str(path), "minutes.docx")
    assert path.exists() and not path.with_name("minutes.docx-cleaned").exists()
