"""How a directory file and its differences look."""

from collections.abc import Sequence

from django.urls import reverse
from markupsafe import Markup

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


def directory_preview(
    file: DirectoryFile, found: queries.Differences, faults: Sequence[queries.Fault]
) -> dict:
    """What the preview page shows."""
    return {
        "file": file,
        "found": found,
        "faults": [[f"{one.sheet}, row {one.row}", one.column, one.message] for one in faults],
        "counts": [[title, new, changed, same] for _, title, new, changed, same in found.counts()],
        "new": [[_sheet(one), one.label, _stated(one)] for one in found.of_kind("new")],
        "changed": [
            [
                _sheet(one),
                one.label,
                Markup("<br>").join(
                    Markup("{}: <del>{}</del> → <ins>{}</ins>").format(
                        change.label, change.before or "nothing", change.after or "nothing"
                    )
                    for change in one.changes
                ),
            ]
            for one in found.of_kind("changed")
        ],
        "gone": [[one.label, one.words, _way_for(one)] for one in found.gone],
    }


def _sheet(entry: queries.Entry) -> str:
    return f"{BY_KEY[entry.sheet].title}, row {entry.row}"


def _stated(entry: queries.Entry) -> str:
    return "; ".join(f"{change.label}: {change.after}" for change in entry.changes if change.field != "name")


def _way_for(gone) -> dict:
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
