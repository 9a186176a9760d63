"""The last run of `make bench` as a page: `python -m tools.bench.report` writes docs/performance.md from its JSON."""

import json
import sys
from pathlib import Path

from .__main__ import RESULT

PAGE = Path("docs/performance.md")
HEADS = {
    "imports": "Bringing plans in",
    "pages": "Pages at fifty times the size",
    "standing": "Where things stand",
    "exports": "Taking things out",
    "starting": "Starting",
}
HEAD = """# Performance

What `make bench` measured on {day}, Python {python}, {cores} cores; written by `python -m tools.bench.report` and not by
hand. Figures are ratios within one run; seconds and milliseconds are beside them for orientation, from this one machine.
A fixed piece of Python work took {baseline} s ({spread}) throughout.

A page at fifty times the size of the demonstration may take 1.5 times as long as at its own size, five times as long as a
page without content, and 15 queries. **{missed} of {judged} rows with a bar miss one.**
"""


def main() -> int:
    if not RESULT.is_file():
        print(f"{RESULT} is not there. Type first: make bench", file=sys.stderr)
        return 1
    PAGE.write_text(page_of(json.loads(RESULT.read_text())))
    return 0


def page_of(result: dict) -> str:
    """The page as Markdown; `result` is what `python -m tools.bench` keeps."""
    machine, parts = result["machine"], result["parts"]
    judged = [row for rows in parts.values() for row in rows if row["bar"] is not None]
    head = HEAD.format(
        day=result["at"][:10],
        python=machine["python"],
        cores=machine["cores"],
        baseline=machine["baseline, seconds"],
        spread=machine["baseline, from and to"],
        missed=sum(row["reached"] is False for row in judged),
        judged=len(judged),
    )
    return "\n".join([head, *(section(HEADS[name], rows) for name, rows in parts.items())])


def section(title: str, rows: list[dict]) -> str:
    """A table of the rows that are looked at daily, and of those that missed a bar."""
    shown = [row for row in rows if row.get("shown", True) or row["reached"] is False]
    extra = [
        name
        for name in ("ms", "changed", "floor", "queries", "kB", "memory")
        if any(row.get(name) for row in shown)
    ]
    lines = [["What", "Figure", "Bar", *map(_head, extra), "Missed"]]
    lines += [
        [
            row["what"],
            f"{row['figure']:g} {row['unit']}",
            "" if row["bar"] is None else f"{row['bar']:g}",
            *(str(row.get(name, "")) for name in extra),
            _missed(row),
        ]
        for row in shown
    ]
    lines.insert(1, ["---"] * len(lines[0]))
    return f"## {title}\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _head(name: str) -> str:
    return {
        "ms": "ms at 50x (from and to)",
        "changed": "ms at 50x for the first after a change",
        "floor": "times the floor",
        "queries": "Queries",
        "memory": "Memory",
    }.get(name, name)


def _missed(row: dict) -> str:
    """In words, why a row missed; "" when it did not."""
    if row["reached"] is not False:
        return ""
    grows = ["grows"] if row["figure"] > row["bar"] else []
    return ", ".join([*grows, *filter(None, [row.get("missed")])])


if __name__ == "__main__":
    sys.exit(main())
