"""A measurement as a line of a table."""


def row(what: str, figure: float, unit: str, bar: float | None = None, **more) -> dict:
    """One measured figure with the bar it must reach (None: only shown); `more` are further columns."""
    reached = None if bar is None else figure <= bar
    return {"what": what, "figure": round(figure, 3), "unit": unit, "bar": bar, "reached": reached, **more}


def print_rows(title: str, rows: list[dict]) -> None:
    """Print rows as an aligned table; a bar that was missed is marked."""
    print(f"\n{title}\n{'-' * len(title)}")
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


FIXED = {"what", "figure", "unit", "bar", "reached"}
