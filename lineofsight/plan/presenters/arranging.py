"""What somebody pressed on a page that puts things in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Arranged:
    """One move: a record one place up or down, or to `place` (1 is first; 0 where no place was typed)."""

    record: Any
    up: bool = False
    place: int = 0


def arranged(sent: Mapping[str, str], rows: Sequence[Any]) -> Arranged | None:
    """The move that was asked for with the buttons `up`, `down` or `move` (each holding a record's id; the place stands
    in `place-<id>`); None when none was."""
    by_id = {str(row.pk): row for row in rows}
    for button in ("up", "down"):
        if sent.get(button) in by_id:
            return Arranged(by_id[sent[button]], up=button == "up")
    record = by_id.get(sent.get("move", ""))
    place = sent.get(f"place-{record.pk}", "").strip() if record else ""
    if record and place.isascii() and place.isdigit() and int(place[:6]) > 0:
        return Arranged(record, place=int(place[:6]))
    return None
