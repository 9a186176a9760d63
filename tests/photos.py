"""Photos as cameras and phones make them, with what they note: where, when, by whom."""

import io
import struct

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

CAMERA = "Telltale Camera 9"
SEEN_FROM_THE_SIDE = 6


def picture() -> Image.Image:
    made = Image.new("RGB", (40, 24))
    made.putdata([(x * 6, y * 10, 90) for y in range(24) for x in range(40)])
    return made


def notes(orientation: int = SEEN_FROM_THE_SIDE) -> Image.Exif:
    """What a camera notes, the place in Hounslow where it was taken included."""
    noted = Image.Exif()
    noted[Base.Orientation] = orientation
    noted[Base.Model] = CAMERA
    noted.get_ifd(IFD.GPSInfo).update(
        {GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (51.0, 28.0, 3.0), GPS.GPSLongitudeRef: "W",
         GPS.GPSLongitude: (0.0, 21.0, 40.0)}
    )  # fmt: skip
    return noted


def png(**more) -> bytes:
    """A small PNG; `exif` and `pnginfo` put notes in."""
    return _saved("PNG", **more)


def jpeg(**more) -> bytes:
    """A small JPEG; `exif`, `comment`, `xmp` and `progressive` as Pillow has them."""
    return _saved("JPEG", quality=80, **more)


def _saved(kind: str, **more) -> bytes:
    held = io.BytesIO()
    picture().save(held, kind, **more)
    return held.getvalue()


def heic(note: bytes = bytes(8)) -> bytes:
    """The boxes of a phone's picture: item 1 is the picture, item 2 its note. (The picture itself is not one.)"""
    start = 300  # of the data, behind the boxes
    picture_bytes = b"PICTURE!" * 4
    entries = _infe(1, b"hvc1") + _infe(2, b"Exif")
    places = b"".join(
        struct.pack(">HHHLL", item, 0, 1, first, length)
        for item, first, length in [
            (1, start, len(picture_bytes)),
            (2, start + len(picture_bytes), len(note)),
        ]
    )
    meta = _box(
        b"meta",
        bytes(4)
        + _box(b"pitm", bytes(4) + struct.pack(">H", 1))
        + _box(b"iinf", bytes(4) + struct.pack(">H", 2) + entries)
        + _box(b"iloc", bytes(4) + b"\x44\x00" + struct.pack(">H", 2) + places),
    )
    front = _box(b"ftyp", b"heic" + bytes(4) + b"mif1heic") + meta
    front += _box(b"free", bytes(start - 16 - len(front)))
    return front + _box(b"mdat", picture_bytes + note)


def _infe(item: int, kind: bytes) -> bytes:
    return _box(b"infe", b"\x02\0\0\0" + struct.pack(">HH", item, 0) + kind + b"\0")


def _box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">L", len(body) + 8) + name + body
