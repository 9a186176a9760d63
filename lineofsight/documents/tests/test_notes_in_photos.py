"""A photo says more than it shows: where, when and by whom it was taken. None of that is kept."""

import hashlib
import io

import pytest
from PIL import Image, ImageChops, ImageCms, ImageOps
from PIL.ExifTags import IFD
from PIL.PngImagePlugin import PngInfo

from lineofsight.documents import services
from lineofsight.documents.contents.pictures import Damaged, without_notes
from tests import photos

from .conftest import upload


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
