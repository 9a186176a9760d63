"""Files become neutral documents. One file per container; each knows its format and nothing about plans.

`detect` tells what a file is from its content; `read` turns it into a `Document`. Heavy libraries are
imported only by the container that needs them. Both run in the caller's process: whoever reads a file that a
person uploaded or named does so through `core.sandbox`.
"""

import importlib
from collections.abc import Callable
from pathlib import Path

from lineofsight.plan.importing.containers import archives
from lineofsight.plan.importing.containers.detecting import detect, told_from_name
from lineofsight.plan.importing.document import CannotRead, Document

__all__ = ["CONTAINERS", "detect", "read", "told_from_name"]

CONTAINERS = {
    "docx": "word",
    "pdf": "pdf",
    "xlsx": "workbook",
    "xls": "old_workbook",
    "odt": "open_document",
    "ods": "open_document",
    "csv": "separated",
    "html": "web_page",
    "md": "markdown",
    "txt": "plain_text",
}


def read(path: Path, tell: Callable[[str, float | None], None] | None = None) -> Document:
    """Read a plan document of any kind.

    `tell` is called with a line about the progress and the part done (0 to 1, or None) by the slow
    containers. Raises CannotRead, in words for the person who chose the file, when it cannot be read.
    """
    kind = detect(path)
    if kind not in CONTAINERS:
        raise CannotRead(
            "This file is a plan in the exchange format already; there is nothing to read out of it."
        )
    container = importlib.import_module(f"{__name__}.{CONTAINERS[kind]}")
    try:
        return container.read(path, tell or _silence)
    except RecursionError as error:
        raise CannotRead(
            "Things lie in one another too deeply in this file. Copy the plan's own tables into a new "
            "document and choose "
            "that."
        ) from error
    except (CannotRead, MemoryError):
        raise
    except Exception as error:  # a damaged file can break a reader anywhere; whoever chose it needs a remedy
        raise CannotRead(archives.DAMAGED) from error


def _silence(line: str, part: float | None = None) -> None:
    """Nobody listens."""
