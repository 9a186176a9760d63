"""The one thing of a camera's notes (Exif) that a viewer needs: which way up the picture is."""

from __future__ import annotations

import struct

ORIENTATION = 0x0112
SHORT = 3
UPRIGHT = 1


def orientation_of(notes: bytes) -> int:
    """Which way up: 1 (upright) to 8, as Exif counts. 1 when the notes do not say, or cannot be read."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(notes[:4])
    if not order:
        return UPRIGHT
    try:
        (start,) = struct.unpack_from(f"{order}L", notes, 4)
        (count,) = struct.unpack_from(f"{order}H", notes, start)
        for at in range(start + 2, start + 2 + count * 12, 12):
            tag, kind, values, value = struct.unpack_from(f"{order}HHLH", notes, at)
            if (tag, kind, values) == (ORIENTATION, SHORT, 1):
                return value if 1 <= value <= 8 else UPRIGHT
    except struct.error:
        pass
    return UPRIGHT


def notes_with(orientation: int) -> bytes:
    """Notes that say which way up, and nothing else."""
    return b"MM\0*" + struct.pack(">LHHHLHHL", 8, 1, ORIENTATION, SHORT, 1, orientation, 0, 0)
