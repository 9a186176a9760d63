"""Prints scores as tables for a person: one line per document, container or variation."""

from collections.abc import Iterable

from tests.importing.scorer import FIELDS, Score

SHORT = {
    "leads_text": "leads~",
    "due_text": "due~",
    "due.earliest": "due.from",
    "due.latest": "due.to",
    "due.precision": "due.prec",
    "due.recurrence": "due.rec",
    "measure": "meas",
    "evidence": "evid",
    "progress": "progr",
    "outcomes": "outc",
    "section": "sect",
}


def share(value: float | None) -> str:
    """A share as three decimals, or a dot where nothing counted."""
    return "    ·" if value is None else f"{value:5.3f}"


def table_of_rows(title: str, scores: Iterable[tuple[str, Score]]) -> str:
    """Rows found and the fields of found rows, one line per name."""
    names = [name for name in FIELDS if "." not in name.replace("due.", "") and ":" not in name]
    head = f"{title:<34} {'rows':>5} {'recall':>6} {'prec':>6} {'F1':>6} "
    lines = [head + " ".join(f"{SHORT.get(name, name):>8}" for name in names)]
    for name, score in scores:
        cells = " ".join(f"{share(score.fields[field].share):>8}" for field in names)
        lines.append(
            f"{name[:34]:<34} {score.gold_rows:>5} {score.recall:6.3f} {score.precision:6.3f} {score.f1:6.3f} {cells}"
        )
    return "\n".join(lines)


def table_of_fields(title: str, scores: Iterable[tuple[str, Score]]) -> str:
    """Every field down, one column per name, each with how many counted for the last column."""
    scores = list(scores)
    head = f"{title:<28}" + "".join(f"{name[:11]:>12}" for name, _ in scores) + f"{'counted':>9}"
    lines = [head]
    lines.append(
        f"{'row F1':<28}"
        + "".join(f"{score.f1:12.3f}" for _, score in scores)
        + f"{scores[-1][1].gold_rows:9}"
    )
    for field in FIELDS:
        cells = "".join(f"{share(score.fields[field].share):>12}" for _, score in scores)
        lines.append(f"{field:<28}{cells}{scores[-1][1].fields[field].of:9}")
    return "\n".join(lines)


def table_of_marks(score: Score) -> str:
    """Lead and due wordings: how often rows of each kind came out right."""
    fields = (
        "text",
        "leads",
        "leads_text",
        "due_text",
        "due.earliest",
        "due.latest",
        "due.precision",
        "due.recurrence",
    )
    lines = [
        f"{'wording':<28}" + "".join(f"{SHORT.get(field, field):>10}" for field in fields) + f"{'rows':>7}"
    ]
    for mark in sorted(score.marks):
        counts = score.marks[mark]
        cells = "".join(f"{share(counts[field].share):>10}" for field in fields)
        lines.append(f"{mark:<28}{cells}{counts['text'].of:7}")
    return "\n".join(lines)
