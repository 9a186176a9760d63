"""Two disjoint lists of wordings. Whoever develops the reader may look at `seen` only."""

from types import ModuleType

from tests.importing.renderer.wordings import seen, unseen


def wordings_of(seed: int) -> ModuleType:
    """The lists a seed draws from: even seeds the seen ones, odd seeds the unseen ones."""
    return unseen if seed % 2 else seen
