"""Draws random plans, whose gold is known by construction, into every container the importer reads.

`render(seed, folder)` gives the file, its gold and the choices made. Odd seeds use the wording lists of
`wordings.unseen`, which nobody looks at while developing the reader; even seeds use `wordings.seen`.
"""

from tests.importing.renderer.rendering import CONTAINERS, Rendered, render

__all__ = ["CONTAINERS", "Rendered", "render"]
