"""From a seed to a file and its gold."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

from tests.importing.renderer.abstract import make_plan
from tests.importing.renderer.axes import Axes, choose_axes
from tests.importing.renderer.gold import gold_of
from tests.importing.renderer.layout import lay_out
from tests.importing.renderer.variations import vary
from tests.importing.renderer.wordings import rehearsal_of, wordings_of

DRAWERS = {
    "docx": "draw_word",
    "pdf": "draw_pdf",
    "xlsx": "draw_workbook",
    "odt": "draw_opendocument",
    "csv": "draw_separated",
    "html": "draw_web",
    "md": "draw_markdown",
    "txt": "draw_plain",
}
CONTAINERS = tuple(DRAWERS)


@dataclass(frozen=True)
class Rendered:
    """A drawn plan: the file, its gold, the choices made."""

    seed: int
    path: Path
    gold: dict[str, Any]
    axes: Axes


def container_of(seed: int) -> str:
    """Each container comes in turn for the seen and for the unseen half."""
    return CONTAINERS[(seed // 2) % len(CONTAINERS)]


def render(seed: int, folder: Path, container: str | None = None, *, rehearsal: bool = False) -> Rendered:
    """Draw the plan of a seed into `folder` as `rendered-SEED.EXT`; the same seed always gives the same plan. With
    `rehearsal` the wordings are those of the rehearsal lists in turn."""
    container = container or container_of(seed)
    random = Random(f"{seed} {container}")
    wordings = rehearsal_of(seed) if rehearsal else wordings_of(seed)
    half = "rehearsal" if rehearsal else "unseen" if seed % 2 else "seen"
    axes = choose_axes(random, container, wordings, half)
    if rehearsal:
        axes = vary(random, axes)
    plan = make_plan(random, axes, wordings)
    pages = lay_out(random, axes, wordings, plan)
    path = folder / f"rendered-{seed:03d}.{container}"
    drawer = import_module(f"tests.importing.renderer.{DRAWERS[container]}")
    drawer.draw(pages, path, random)
    return Rendered(seed, path, gold_of(plan, axes), axes)
