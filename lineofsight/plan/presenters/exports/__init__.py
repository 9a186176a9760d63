"""A plan as a file people can take away: Word for the meeting, Excel and CSV for sums, JSON for other systems.

Each writer takes the interchange format (a dict) and gives bytes; none asks the database.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class Kind:
    """One kind of file. `writer` is the module here that has `write(content) -> bytes`."""

    key: str
    name: str
    what_for: str
    media_type: str
    writer: str


KINDS = {
    kind.key: kind
    for kind in (
        Kind(
            "docx",
            "Word",
            "The familiar table, ready for a meeting. It can be brought in again.",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "word",
        ),
        Kind(
            "xlsx",
            "Excel",
            "A sheet each for the rows, the outcomes, the statements and the gaps. Its rows and statements can be changed and brought in again.",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "workbook",
        ),
        Kind("csv", "CSV", "One line for each objective and action. It can be brought in again.", "text/csv; charset=utf-8", "separated"),
        Kind("json", "JSON", "Everything, for other systems; coming back in it gives an equal plan.", "application/json", "exchange"),
    )
}  # fmt: skip


@dataclass(frozen=True)
class ExportedFile:
    """A file ready to be sent or written."""

    name: str
    media_type: str
    body: bytes


def exported(content: dict, kind: str) -> ExportedFile:
    """The plan in `content` (interchange format) as a file of a kind in KINDS. Raises KeyError for another kind."""
    chosen = KINDS[kind]
    write: Callable[[dict], bytes] = import_module(f"{__name__}.{chosen.writer}").write
    stem = re.sub(r"[^a-z0-9]+", "-", content["title"].lower()).strip("-")[:80] or "plan"
    return ExportedFile(f"{stem}.{chosen.key}", chosen.media_type, write(content))


def only_sections(content: dict, positions: set[int]) -> dict:
    """The same plan with only some of its sections; findings and doubts about the others are left out."""
    kept = [place for place in range(len(content["sections"])) if place in positions]
    moved = {old: new for new, old in enumerate(kept)}

    def still_there(notes: list[dict]) -> list[dict]:
        return [
            note | ({"section": moved[note["section"]]} if "section" in note else {})
            for note in notes
            if "section" not in note or note["section"] in moved
        ]

    return content | {
        "sections": [content["sections"][place] for place in kept],
        "findings": still_there(content["findings"]),
        "doubts": still_there(content["doubts"]),
    }
