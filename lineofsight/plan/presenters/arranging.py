"""What somebody pressed on a page that puts things in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .paging import page_of

#: As many rows stand on a page at once; a place that is typed moves a row to another page.
MOST_ROWS = 50


@dataclass(frozen=True)
class Arranged:
    """One move: a record one place up or down, or to `place` (1 is first; 0 where no place was typed)."""

    record: Any
    up: bool = False
    place: int = 0


def rows_in_order(asked: Mapping[str, str], rows: Sequence[Any]) -> dict[str, Any]:
    """What the page draws: of many rows the `page` asked for, else the one on which the row stands that was `moved` last.
    Rows come as (place, row), the first place being 1."""
    moved = asked.get("moved", "")
    place = next((place for place, row in enumerate(rows) if str(row.pk) == moved), 0)
    wanted = {"why": asked.get("why", ""), "page": asked.get("page", "") or str(place // MOST_ROWS + 1)}
    page = page_of(list(enumerate(rows, 1)), wanted, most=MOST_ROWS)
    return {"page": page, "moved": moved, "count": len(rows)}


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
