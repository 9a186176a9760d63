"""What people typed as HTML: escaped, line breaks kept, web addresses as safe links."""

import re

from markupsafe import Markup, escape

ADDRESS = re.compile(r"https?://[^\s<>\"'“”]+", re.IGNORECASE)
TRAILING = ".,;:!?)]}"


def with_links(text: str) -> Markup:
    """Text as HTML. Nothing people type becomes markup, except that web addresses (http and https only) can
    be clicked; they open without passing on where one came from."""
    parts: list[str | Markup] = []
    place = 0
    for match in ADDRESS.finditer(text):
        address = match[0].rstrip(TRAILING)
        parts += [escape(text[place : match.start()]), _link(address)]
        place = match.start() + len(address)
    parts.append(escape(text[place:]))
    drawn = Markup("").join(parts)
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", drawn.replace("\r\n", "\n"))]
    return Markup("").join(
        Markup('<p class="govuk-body">{}</p>').format(Markup(part.replace("\n", Markup("<br>"))))
        for part in paragraphs
        if part
    )


def _link(address: str) -> Markup:
    return Markup('<a class="govuk-link" href="{}" rel="noopener noreferrer nofollow">{}</a>').format(
        address, address
    )
