"""Builds the hand-made documents again: `python -m tests.importing.build [development|rehearsal|held_out]`.

Every module in `development/`, `rehearsal/` and `held_out/` has `build(folder)`, which writes one document and its gold.
The built files are committed; the held-out ones are frozen, so building them again should change nothing in gold.
"""

import importlib
import sys
from pathlib import Path

from tests.importing.corpus import HALVES, HERE


def main(halves: list[str]) -> int:
    """Build every document of the halves, and print the files."""
    for half in halves or HALVES:
        for script in sorted((HERE / half).glob("*.py")):
            if script.stem != "__init__":
                importlib.import_module(f"tests.importing.{half}.{script.stem}").build(HERE / half)
                print(f"{half}/{script.stem}")
    return 0


if __name__ == "__main__":
    sys.exit(main([Path(name).name for name in sys.argv[1:]]))
