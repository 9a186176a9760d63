"""Reading a file that somebody uploaded or named: in a child process, with limits, and back as plain data."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from lineofsight.core import sandbox
from lineofsight.plan.importing.document import CannotRead

Progress = Callable[[str, float | None], None]
LIMITS = sandbox.Limits(seconds=20, memory_bytes=1024 * sandbox.MEBIBYTE)


@dataclass(frozen=True)
class Read:
    """What came of a file: the plan in the format, what each column was taken to mean, and the document as printed
    (see `printed.as_data`; {} where the file was in the format already)."""

    plan: dict
    columns: list[dict] = field(default_factory=list)
    document: dict = field(default_factory=dict)


def read_safely(
    path: Path,
    *,
    name: str = "",
    choices: dict | None = None,
    printed: bool = False,
    progress: Progress | None = None,
) -> Read:
    """Read a plan file in a child process with limits of time and memory.

    `name` is what a person calls the file (its own name by default) and stands in messages; `choices` are a person's
    own meanings of columns; with `printed` the document comes along for a preview. `progress` hears (line, part done).
    Raises CannotRead, with a message for the person that names the file and the remedy, whatever goes wrong with it.
    """
    name = name or path.name
    try:
        answer = sandbox.run(
            f"{__name__}.read_here", str(path), choices, printed, limits=LIMITS, progress=progress
        )
    except sandbox.SaidError as error:
        raise CannotRead(f"{name}: {error}", place=error.place) from error
    except sandbox.TookTooLong as error:
        raise CannotRead(
            f"{name} could not be read within {LIMITS.seconds:g} seconds. Copy the plan's own tables into a new document and use that."
        ) from error
    except sandbox.TooMuchMemory as error:
        raise CannotRead(
            f"{name} needs more memory than a plan should. Copy the plan's own tables into a new document and use that."
        ) from error
    except sandbox.SandboxError as error:
        raise CannotRead(
            f"{name} broke the reader, so nothing was read. Save it again as a Word document and use that."
        ) from error
    return Read(**answer)


def read_here(path: str, choices: dict | None = None, printed: bool = False) -> dict[str, Any]:
    """Read a plan file in this process: what the child does. Returns the fields of `Read` as plain data."""
    from lineofsight.plan.importing import read_plan

    reading = read_plan(Path(path), choices=choices, progress=sandbox.tell)
    document = getattr(reading, "document", None)
    return {
        "plan": reading.plan,
        "columns": [asdict(column) for column in reading.columns],
        "document": _shown(document) if printed and document is not None else {},
    }


def _shown(document: Any) -> dict:
    from lineofsight.plan.importing.printed import as_data

    return as_data(document)
