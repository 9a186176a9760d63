"""Where the hand-made documents lie: each file has its gold beside it as `NAME.gold.json`."""

from pathlib import Path

HERE = Path(__file__).parent
HALVES = ("development", "rehearsal", "held_out")


def documents(half: str) -> list[tuple[Path, Path]]:
    """(file, gold) of every hand-made document of a half, by name."""
    pairs = []
    for gold in sorted((HERE / half).glob("*.gold.json")):
        name = gold.name.removesuffix(".gold.json")
        pairs.append((HERE / half / name, gold))
    return pairs
