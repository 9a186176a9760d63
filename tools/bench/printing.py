"""A measurement as a line of a table, and how far a run has come."""

import sys
import time

BEGAN = time.monotonic()
FIXED = {"what", "figure", "unit", "bar", "reached", "shown", "address"}


def row(what: str, figure: float, unit: str, bar: float | None = None, **more) -> dict:
    """One measured figure with the bar it must reach (None: only shown); `more` are further columns."""
    reached = None if bar is None else figure <= bar
    return {"what": what, "figure": round(figure, 3), "unit": unit, "bar": bar, "reached": reached, **more}


def print_rows(title: str, rows: list[dict]) -> None:
    """Print rows as an aligned table; a bar that was missed is marked. A row with `shown=False` stands in the file
    only, unless it missed its bar."""
    print(f"\n{title}\n{'-' * len(title)}")
    rows = [one for one in rows if one.get("shown", True) or one["reached"] is False]
    extra = [name for name in dict.fromkeys(key for one in rows for key in one) if name not in FIXED]
    header = ["what", "figure", "bar", "", *extra]
    body = [
        [
            one["what"],
            f"{one['figure']:g} {one['unit']}",
            "" if one["bar"] is None else f"{one['bar']:g}",
            {True: "ok", False: "MISSED", None: ""}[one["reached"]],
            *(str(one.get(name, "")) for name in extra),
        ]
        for one in rows
    ]
    widths = [max(len(line[column]) for line in [header, *body]) for column in range(len(header))]
    for line in [header, *body]:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
    sys.stdout.flush()


def progress(words: str) -> None:
    """Say on standard error what is being done; a terminal shows only the last line."""
    gone = f"{int(time.monotonic() - BEGAN) // 60}:{int(time.monotonic() - BEGAN) % 60:02}"
    on_one_line = sys.stderr.isatty()
    print(
        f"\r\033[K{gone} {words}" if on_one_line else f"{gone} {words}",
        end="" if on_one_line else "\n",
        file=sys.stderr,
        flush=True,
    )


def progress_done() -> None:
    """Clear the line of progress before a table is printed."""
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)
