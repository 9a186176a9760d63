"""Markdown with pipe tables: made into HTML by markdown-it and read as a web page."""

import re
from collections.abc import Callable
from pathlib import Path

from lineofsight.plan.importing.containers import decoding
from lineofsight.plan.importing.containers.web_page import read_markup
from lineofsight.plan.importing.document import Document

_FRONT_MATTER = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.S)
_TASK = re.compile(r"^([ \t]*+[-*+] )\[([ xX])\] ", re.M)


def read(path: Path, tell: Callable[[str, float | None], None]) -> Document:
    """Read a Markdown file. Raises CannotRead when it is no text, too large or shows nothing."""
    from markdown_it import MarkdownIt

    text = decoding.read_text(path)
    decoding.check_lines(text)
    text = _TASK.sub(
        lambda found: f"{found[1]}{'☐' if found[2] == ' ' else '✓'} ", _FRONT_MATTER.sub("", text)
    )
    writer = MarkdownIt("commonmark", {"maxNesting": 60}).enable(["table", "strikethrough"])
    return read_markup(f"<body>{writer.render(text)}</body>", "md", merges_shown=False)
