"""A neutral document becomes a plan: the steps in their order."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from lineofsight.plan.importing.document import Block, CannotRead, Document, Paragraph, Table
from lineofsight.plan.importing.reader.building import Builder
from lineofsight.plan.importing.reader.cleaning import fold_words
from lineofsight.plan.importing.reader.drafts import Section
from lineofsight.plan.importing.reader.findings import find_faults
from lineofsight.plan.importing.reader.front import Front, read_front
from lineofsight.plan.importing.reader.labelled_lists import gather_labelled_lists
from lineofsight.plan.importing.reader.levels import nest_by_numbering, settle_references
from lineofsight.plan.importing.reader.meanings import STATUS, signature
from lineofsight.plan.importing.reader.nesting import Nest
from lineofsight.plan.importing.reader.outline import Choices, Outline, OutlineReader
from lineofsight.plan.importing.reader.own_exports import read_own_export
from lineofsight.plan.importing.reader.own_keys import find_own_key
from lineofsight.plan.importing.reader.own_titles import find_own_titles
from lineofsight.plan.importing.reader.printed_refs import take_listed_references
from lineofsight.plan.importing.reader.prose import ListReader
from lineofsight.plan.importing.reader.tidying import Dropped, tidy
from lineofsight.plan.importing.reader.titles import own_titles

FORMAT = "lineofsight-plan/1"
UNSURE = 0.6


@dataclass
class TableColumns:
    """The columns of all tables with the same headers: what each was taken to mean, how sure (0-1), why, and some of
    its cells. `tables` are the numbers (or sheet names) of those tables."""

    signature: str
    headers: list[str]
    meanings: list[str]
    confidence: list[float]
    why: list[str]
    samples: list[list[str]]
    tables: list[int | str]


@dataclass
class Reading:
    """A plan as read. `plan` is `lineofsight-plan/1`; `columns` has one entry for each distinct header; `joined` and
    `dropped` say what was put together and what was left out, and why."""

    plan: dict[str, Any]
    columns: list[TableColumns] = field(default_factory=list)
    joined: list[dict[str, str]] = field(default_factory=list)
    dropped: list[dict[str, str]] = field(default_factory=list)


def understand(document: Document, choices: Choices | None = None) -> Reading:
    """Read the plan out of a document.

    `choices` maps a header's signature to what its columns mean (None leaves one to the reader); they are followed.
    Raises CannotRead when there is no table or list with commitments.
    """
    own = read_own_export(document)
    if own is not None:
        return Reading(own[0], dropped=own[1])
    blocks, dropped = tidy(document)
    with own_titles(find_own_titles(blocks)):
        blocks = gather_labelled_lists(blocks)
        return _understand(document, blocks, dropped, choices)


def _understand(
    document: Document, blocks: list[Block], dropped: list[Dropped], choices: Choices | None
) -> Reading:
    outline = OutlineReader(blocks, choices).read()
    front = read_front(outline.lines, document.furniture)
    names = (front.title, front.partnership, front.period_text)
    folded = frozenset(fold_words(text) for text in names if text)
    nest = Nest(outline, folded)
    sections = nest_by_numbering(_with_references(nest.read()))
    if not sections:
        sections = nest_by_numbering(_with_references(ListReader(folded).read(outline.lines)))
    if not sections:
        raise _nothing_found(document, outline)
    take_listed_references(sections, outline.lines)
    if not outline.status_key:
        outline.status_key.update(find_own_key(blocks, _printed_statuses(sections)))
    return _reading(document, outline, front, sections, nest, dropped)


def _printed_statuses(sections: list[Section]) -> Iterator[str]:
    for section in sections:
        for objective in section.objectives:
            for promise in (objective, *objective.actions):
                if promise.row is not None:
                    yield promise.row.text(STATUS)


def _with_references(sections: list[Section]) -> list[Section]:
    settle_references(sections)
    return sections


def _reading(
    document: Document,
    outline: Outline,
    front: Front,
    sections: list[Section],
    nest: Nest,
    dropped: list[Dropped],
) -> Reading:
    builder = Builder(front.period, outline.status_key)
    built = builder.sections(sections)
    columns = _columns(outline)
    plan = {
        "format": FORMAT,
        "title": front.title,
        "partnership": front.partnership,
        "period": {
            "text": front.period_text,
            "start": front.period.start.isoformat() if front.period.start else None,
            "end": front.period.end.isoformat() if front.period.end else None,
        },
        "statements": asdict(front.statements),
        "status_key": dict(outline.status_key),
        "sections": built,
        "findings": find_faults(built, sections),
        "doubts": [*builder.doubts, *_column_doubts(columns)],
    }
    left_out = [
        {"text": item.text, "why": item.why, "place": item.place} for item in (*dropped, *outline.dropped)
    ]
    left_out += [{"text": text, "why": why, "place": ""} for text, why in nest.dropped]
    joined = [{"text": text, "why": why} for text, why in nest.joins]
    return Reading(plan, columns, joined, left_out)


def _columns(outline: Outline) -> list[TableColumns]:
    found: dict[str, TableColumns] = {}
    for part in outline.parts:
        if part.segment.headers is None:
            continue
        key = signature(part.segment.headers)
        table = part.segment.view.table.name or part.segment.view.table.number
        if key in found:
            known = found[key]
            if table not in known.tables:
                known.tables.append(table)
            known.samples = [
                old or reading.samples for old, reading in zip(known.samples, part.columns, strict=True)
            ]
            continue
        found[key] = TableColumns(
            key,
            [reading.header for reading in part.columns],
            [reading.meaning for reading in part.columns],
            [reading.confidence for reading in part.columns],
            [reading.why for reading in part.columns],
            [reading.samples for reading in part.columns],
            [table],
        )
    return list(found.values())


def _column_doubts(columns: list[TableColumns]) -> list[dict[str, Any]]:
    doubts = []
    for table in columns:
        for header, meaning, confidence, why in zip(
            table.headers, table.meanings, table.confidence, table.why, strict=True
        ):
            if confidence < UNSURE and header:
                message = f"The column “{header}” was taken as {meaning.replace('_', ' ')}. {why}"
                doubts.append(
                    {"kind": "column", "section": None, "message": message, "confidence": confidence}
                )
    return doubts


def _nothing_found(document: Document, outline: Outline) -> CannotRead:
    words = sum(len(block.text.split()) for block in document.blocks if isinstance(block, Paragraph))
    words += sum(
        len(cell.text.split())
        for block in document.blocks
        if isinstance(block, Table)
        for cell in block.cells
    )
    if not words:
        return CannotRead(
            "There is no text in this file. If it is a scan or a picture, ask for the Word or Excel file it was made from.",
            "whole file",
        )
    tables = f"{outline.tables} tables were" if outline.tables != 1 else "One table was"
    seen = f"{tables} looked at, but none has" if outline.tables else "It has no table, and no list has"
    return CannotRead(
        "No table or list with commitments was found in this file. "
        f"{seen} a column or lines that say what will be done, with who or by when beside them. "
        "Check that this is the plan itself; if its table has no header row, add one (for example: Action, Lead, By when) and choose the file again.",
        "whole file",
    )
