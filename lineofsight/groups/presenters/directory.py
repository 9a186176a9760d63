"""How a directory file and its differences look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from markupsafe import Markup

from lineofsight.design.lists import Column, Filter, Listing

from .. import queries
from ..importing.columns import BY_KEY, SHEETS
from ..models import DirectoryFile


def directory_guide() -> list[list]:
    """Rows of the table that says what may stand in the workbook: sheet, what it is for, its columns."""
    return [
        [
            sheet.title,
            sheet.about,
            ", ".join(f"{column.title}{' *' if column.required else ''}" for column in sheet.columns),
        ]
        for sheet in SHEETS
    ]


@dataclass(frozen=True)
class DirectoryRow:
    """One difference between a file and the directory, as lists show and export it. `kind` is "new", "changed" or "gone";
    `where` names the row of the file; `words` say what is new or how it changes; `gone` is who the file leaves out."""

    kind: str
    sheet: str
    where: str
    label: str
    words: str
    changes: tuple[queries.FieldChange, ...] = ()
    gone: queries.Gone | None = None


KINDS = {"new": "New", "changed": "Changed", "gone": "No longer in the file"}
#: So many who are no longer in the file stand below the list at once; the list holds all of them.
FIRST_GONE = 20


def directory_preview(
    asked: Mapping[str, str],
    file: DirectoryFile,
    found: queries.Differences,
    faults: Sequence[queries.Fault] = (),
) -> dict:
    """What the preview page shows, as somebody asked for it."""
    return {
        "file": file,
        "found": found,
        "faults": [[f"{one.sheet}, row {one.row}", one.column, one.message] for one in faults],
        "counts": [[title, new, changed, same] for _, title, new, changed, same in found.counts],
        "list": _differences_list(asked, file, found),
        **gone_first(found),
    }


def gone_first(found: queries.Differences) -> dict:
    """The first of those no longer in the file, with where one says that they have left, and how many they are."""
    return {
        "gone": [[one.label, one.words, _way_for(one)] for one in found.gone[:FIRST_GONE]],
        "all_gone": len(found.gone),
    }


def _differences_list(asked: Mapping[str, str], file: DirectoryFile, found: queries.Differences) -> Listing:
    if asked.get("what") == "gone":
        rows = [DirectoryRow("gone", "", "", one.label, one.words, gone=one) for one in found.gone]
    else:
        rows = [_row(one) for one in found.differing]
    kinds = [*dict.fromkeys(one.kind for one in found.differing), *(["gone"] if found.gone else [])]
    sheets = list(dict.fromkeys(BY_KEY[one.sheet].title for one in found.differing))
    return Listing(
        asked,
        rows=rows,
        columns=[
            Column("label", "Who or what", heading=True, sort=True),
            Column("what", "What happens", show=lambda row: KINDS[row.kind]),
            Column("where", "Where"),
            Column("words", "What the file says", show=_said, export=lambda row: row.words),
        ],
        filters=[
            Filter("words", "Words", field=("label", "words")),
            Filter(
                "what",
                "What happens",
                choices=[(kind, KINDS[kind]) for kind in KINDS if kind in kinds],
                field="kind",
            ),
            Filter("sheet", "Sheet", choices=[(each, each) for each in sheets], field="sheet"),
        ],
        noun=("difference",),
        name=f"What {file.name} would change",
    )


def _row(entry: queries.Entry) -> DirectoryRow:
    sheet = BY_KEY[entry.sheet].title
    if entry.kind == "new":
        said = "; ".join(f"{one.label}: {one.after}" for one in entry.changes if one.field != "name")
    else:
        said = "; ".join(
            f"{one.label}: {one.before or 'nothing'} → {one.after or 'nothing'}" for one in entry.changes
        )
    changes = entry.changes if entry.kind == "changed" else ()
    return DirectoryRow(entry.kind, sheet, f"{sheet}, row {entry.row}", entry.label, said, changes)


def _said(row: DirectoryRow) -> str:
    """A change with what stood there struck through; who is gone with where one says so."""
    if row.gone:
        way = _way_for(row.gone)
        return Markup('{}: <a class="govuk-link" href="{}">{}</a>').format(
            row.words, way["href"], way["text"]
        )
    if not row.changes:
        return row.words
    return Markup("<br>").join(
        Markup("{}: <del>{}</del> → <ins>{}</ins>").format(
            one.label, one.before or "nothing", one.after or "nothing"
        )
        for one in row.changes
    )


def _way_for(gone: queries.Gone) -> dict:
    """Where one says that somebody has left, or something has ended."""
    named = {
        "people.person": ("groups:record_leaving", "They have left"),
        "organisations.organisation": ("organisations:record_leaving", "It has left"),
        "groups.group": ("groups:end_group", "It has ended"),
        "groups.membership": ("groups:change_seat", "They no longer sit there"),
        "groups.postholding": ("groups:leave_post", "They no longer hold it"),
    }
    route, words = named[gone.kind]
    return {"text": words, "href": reverse(route, args=[gone.id])}


def directory_summary(applied: queries.Differences) -> str:
    """One sentence for what was applied."""
    new, changed = len(applied.of_kind("new")), len(applied.of_kind("changed"))
    if not new and not changed:
        return "Nothing new: the directory says all this already."
    return f"Saved: {new} new, {changed} changed."
