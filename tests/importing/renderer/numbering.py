"""The printed references of rows, by scheme."""

ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"]


def reference(scheme: str, n: int, m: int, running: int) -> str:
    """The reference of row m of section n."""
    letter, roman, capital = chr(96 + m), ROMAN[(m - 1) % 8], chr(64 + n)
    return {
        "1.1": f"{n}.{m}",
        "1a": f"{n}{letter}",
        "1.": f"{m}.",
        "P1.1": f"P{n}.{m}",
        "C1.1.1": f"C{n}.{m}",
        "1(i)": f"{n}({roman})",
        "a)": f"{letter})",
        "WS1P1": f"WS{n}P{m}",
        "continued": f"{running}",
        "1.1.1": f"{n}.{m}",
        "(a)": f"({letter})",
        "1(a)": f"{n}({letter})",
        "i)": f"{roman})",
        "1)": f"{m})",
        "A1": f"{capital}{m}",
        "A.1": f"{capital}.{m}",
        "P1/1": f"P{n}/{m}",
        "P1A1": f"P{n}A{m}",
        "SP1.1": f"SP{n}.{m}",
        "R1": f"R{running}",
        "Action 1.1": f"Action {n}.{m}",
        "1.01": f"{n}.{m:02d}",
        "01": f"{m:02d}",
        "1-1": f"{n}-{m}",
    }[scheme]


def inner_reference(scheme: str, parent: str, n: int, m: int, k: int) -> str:
    """The reference of action k under the row with reference `parent` (which may be printed or not)."""
    parent = parent or reference(scheme, n, m, m)
    special = {
        "WS1P1": f"{parent}WP{k}",
        "(a)": f"({ROMAN[k - 1]})",
        "i)": f"{chr(96 + k)})",
        "1(a)": f"{parent}({ROMAN[k - 1]})",
        "P1/1": f"{parent}/{k}",
        "1-1": f"{parent}-{k}",
    }
    if scheme in special:
        return special[scheme]
    return f"{parent.rstrip('.)') if scheme in ('1.', 'a)', '1)') else parent}.{k}"
