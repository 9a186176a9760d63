"""More choices for rehearsal plans, drawn after the common ones: forms without a table of rows, keys, titles, noise.

The two measured halves are drawn without these, so that their plans stay what they were.
"""

from dataclasses import replace
from random import Random
from typing import Any

from tests.importing.renderer.axes import EXTENDING_SCHEMES, FILLING, MERGING, SPREAD, Axes
from tests.importing.renderer.tables import ORDERS

# Where a plan without tables can be drawn so that a person sees what belongs to what.
LINED = {"docx", "pdf", "odt", "html", "md", "txt"}
CARDED = {"docx", "pdf", "odt", "html", "md", "xlsx"}
LISTED = {"docx", "md", "txt"}
MORE_ORDERS = [
    ["action", "due", "lead", "status", "progress", "measure", "evidence", "source", "extra"],
    ["action", "lead", "status", "due", "measure", "progress", "extra", "source", "evidence"],
    ["action", "progress", "lead", "due", "status", "evidence", "measure", "extra", "source"],
    ["action", "extra", "measure", "lead", "due", "evidence", "source", "status", "progress"],
    ["status", "action", "due", "lead", "measure", "progress", "evidence", "extra", "source"],
]
NOISE_TABLES = ["budget", "membership", "meetings"]


def vary(random: Random, axes: Axes) -> Axes:
    """The same axes with what only rehearsal plans may have."""
    axes = replace(axes, **_around(random, axes))
    form = _form(random, axes.container)
    if form == "table":
        return replace(axes, **_in_tables(random, axes))
    return replace(axes, form=form, **_without_tables(random, axes, form))


def _maybe(random: Random, share: float) -> bool:
    return random.random() < share


def _form(random: Random, container: str) -> str:
    drawn = random.random()
    if drawn < 0.16 and container in LINED:
        return "lines"
    if 0.16 <= drawn < 0.28 and container in CARDED:
        return "cards"
    if 0.28 <= drawn < 0.36 and container in LISTED:
        return "list"
    return "table"


def _around(random: Random, axes: Axes) -> dict[str, Any]:
    """What stands around the rows: title, key, noise, words between a heading and its table."""
    spread = axes.container in SPREAD
    headed = axes.section_by == "heading" and axes.nesting != "headings" and not spread
    return {
        "title_by": "three lines" if _maybe(random, 0.2) else axes.title_by,
        "key_form": random.choice(["table", "table", "headed", "line", "across"]),
        "subheads": headed and _maybe(random, 0.2),
        "heading_lines": axes.section_by in ("heading", "line") and not spread and _maybe(random, 0.12),
        "noise_table": random.choice(NOISE_TABLES) if axes.container != "csv" and _maybe(random, 0.2) else "",
    }


def _in_tables(random: Random, axes: Axes) -> dict[str, Any]:
    more: dict[str, Any] = {"order": tuple(random.choice([*ORDERS, *MORE_ORDERS]))}
    spans = axes.due_by == "quarters" or axes.status_by == "ticks"
    if axes.container in MERGING and spans and _maybe(random, 0.5):
        more |= {"grouped_headers": True, "header_style": random.choice(["plain", "upper"])}
    by_table = axes.section_by in ("heading", "line", "inside", "sheet")
    bandable = by_table and axes.nesting in ("sections", "objective column") and axes.due_by != "horizon"
    if axes.container in MERGING and bandable and axes.outcomes_by != "none" and _maybe(random, 0.3):
        more |= {"outcomes_by": "bands", "outcomes_in_one_cell": False}
    if axes.leads and axes.due_by == "column" and not axes.leads_merged and _maybe(random, 0.1):
        more["joined"] = random.choice(["stacked", "brackets"])
    if axes.container == "txt" and _maybe(random, 0.4):
        more |= {"markup": "columns", "breaks": "none", "header_style": "plain", "joined": ""}
    if axes.container == "md" and _maybe(random, 0.4):
        more["markup"] = random.choice(["bare", "padded"])
    return more


def _without_tables(random: Random, axes: Axes, form: str) -> dict[str, Any]:
    """Axes that fit rows printed one below the other: no columns to tick, nothing merged, every section headed."""
    nesting = random.choice(["sections", "sections", "headings"])
    plain = axes.container == "txt"
    styles = ["numbered"] if plain and nesting == "headings" else ["numbered", "labelled"]
    styles += [] if plain else ["bold"]
    style = random.choice(styles)
    due_by = axes.due_by if axes.due_by in ("column", "sentence", "none") else "column"
    common: dict[str, Any] = {
        "nesting": nesting,
        "nested_by": "blank",
        "section_by": "heading",
        "sections": max(axes.sections, 2),
        "outcomes_by": "none" if axes.outcomes_by == "none" else "above",
        "outcomes_in_one_cell": False,
        "headers": "every table",
        "header_style": "plain",
        "automatic_numbers": False,
        "leads_merged": False,
        "bulleted_cells": False,
        "due_by": due_by,
        "breaks": "none",
        "separators": False,
        "totals": False,
        "hidden": False,
        "subheads": False,
        "markup": "plain",
        "item_style": style,
        "blanks_shown": _maybe(random, 0.3),
        "facts_by": random.choice(["lines", "lines", "one line", "bullets"]),
        "card_width": 4 if axes.container in MERGING and _maybe(random, 0.3) else 2,
    }
    common |= _numbers(random, axes, form, style)
    fits = ["none", "letters", "words", "scores"]
    if form == "cards" and axes.container in FILLING:
        fits.append("fill")
    if axes.status_by not in fits:
        common |= {"status_by": random.choice(["none", "words"]), "status_key": False}
    if form == "list":
        common |= {"columns": (), "status_by": "none", "status_key": False, "item_style": "bold"}
    return common


def _numbers(random: Random, axes: Axes, form: str, style: str) -> dict[str, Any]:
    if form == "list":
        return {"numbering": "none"}
    if form == "cards":
        by = random.choice(["column", "prefix"])
        return {"ref_by": by, "number_parents": True, "number_actions": True}
    if style != "numbered":
        return {"numbering": "none"}
    scheme = axes.numbering if axes.numbering in EXTENDING_SCHEMES else "1.1"
    return {"numbering": scheme, "ref_by": "prefix", "number_parents": True, "number_actions": True}
