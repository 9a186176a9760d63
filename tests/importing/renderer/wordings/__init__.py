"""Lists of wordings to draw from. Whoever develops the reader may look at `seen` and at the `rehearsal` lists, by other
authors each; never at `unseen`."""

import pkgutil
from importlib import import_module
from types import ModuleType

from tests.importing.renderer.wordings import rehearsal, seen, unseen


def wordings_of(seed: int) -> ModuleType:
    """The lists a seed draws from: even seeds the seen ones, odd seeds the unseen ones."""
    return unseen if seed % 2 else seen


def rehearsal_of(seed: int) -> ModuleType:
    """The rehearsal list a seed draws from: each author's in turn, and each with every container (which come in turn
    over sixteen seeds)."""
    names = sorted(module.name for module in pkgutil.iter_modules(rehearsal.__path__))
    return import_module(f"{rehearsal.__name__}.{names[(seed + seed // 16) % len(names)]}")
