"""Reading a file that somebody uploaded or named: in a child process, with limits, and back as plain data."""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from lineofsight.core import sandbox
from lineofsight.plan.importing.document import CannotRead

Progress = Callable[[str, float | None], None]
#: The whole command, or the whole upload, is to be over within 20 seconds; starting and telling take their share.
LIMITS = sandbox.Limits(seconds=18, memory_bytes=1024 * sandbox.MEBIBYTE)


@dataclass(frozen=True)
class Read:
    """What came of a file: the plan in the format, what the columns of each kind of table were taken to mean (the
    fields of `TableColumns`), what was joined and what left out and why, and the document as printed (see
    `printed.as_data`; {} where the file was in the format already, or nobody asked for it)."""

    plan: dict
    columns: list[dict] = field(default_factory=list)
    joined: list[dict] = field(default_factory=list)
    dropped: list[dict] = field(default_factory=list)
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

    `name` is what a person calls the file (its own name by default) and stands in messages; `choices` maps a header's
    signature to a person's own meanings of its columns; with `printed` the document comes along for a preview.
    `progress` hears (line, part done).
    Raises CannotRead, with a message for the person that names the file and the remedy, whatever goes wrong with it.
    """
    name = name or path.name
    heard = _Heard(progress)
    again = "Copy the plan's own tables into a new document and use that."
    try:
        answer = sandbox.run(
            f"{__name__}.read_here", str(path), choices, printed, limits=LIMITS, progress=heard
        )
    except sandbox.SaidError as error:
        raise CannotRead(f"{name}: {error}", place=error.place) from error
    except sandbox.TookTooLong as error:
        raise CannotRead(
            f"{name}: it could not be read within {LIMITS.seconds:g} seconds. {again}", place=heard.place
        ) from error
    except sandbox.TooMuchMemory as error:
        raise CannotRead(
            f"{name}: reading it needs more memory than any plan should. {again}", place=heard.place
        ) from error
    except sandbox.SandboxError as error:
        raise CannotRead(
            f"{name}: it broke the reader, so nothing was read. {again}", place=heard.place
        ) from error
    return Read(**answer)


class _Heard:
    """Passes progress on and remembers how far the reading came, which is where a file that stopped it is at fault."""

    def __init__(self, progress: Progress | None):
        self.progress, self.line = progress, "Opening the file"

    def __call__(self, line: str, part: float | None) -> None:
        self.line = line
        if self.progress is not None:
            self.progress(line, part)

    @property
    def place(self) -> str:
        return f"the step “{self.line}”"


def read_here(path: str, choices: dict | None = None, printed: bool = False) -> dict[str, Any]:
    """Read a plan file in this process: what the child does. Returns the fields of `Read` as plain data. Raises
    CannotRead."""
    from lineofsight.plan.importing import containers, read_plan, understood
    from lineofsight.plan.importing.printed import as_data

    file = Path(path)
    if not printed or containers.detect(file) == "json":
        return storable(asdict(read_plan(file, choices, sandbox.tell)))
    document = containers.read(file, sandbox.tell)
    sandbox.tell("Understanding the plan", None)
    return storable(asdict(understood(file, document, choices)) | {"document": as_data(document)})


_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(value: Any) -> Any:
    """The same data without what no database can hold: NUL and halves of characters."""
    if isinstance(value, str):
        return _NOT_STORABLE.sub("", value)
    if isinstance(value, dict):
        return {storable(key): storable(each) for key, each in value.items()}
    if isinstance(value, list):
        return [storable(each) for each in value]
    return value
