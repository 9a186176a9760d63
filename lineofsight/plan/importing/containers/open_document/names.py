"""Names of OpenDocument."""

from functools import cache

from lxml import etree

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}


@cache
def name(short: str) -> str:
    """The full name of "table:table-cell" and the like."""
    prefix, _, local = short.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def value(element: etree._Element | None, attribute: str) -> str:
    """An attribute by its short name, "" where the element or the attribute is missing."""
    return "" if element is None else element.get(name(attribute), "")


def times(element: etree._Element, attribute: str, at_most: int) -> int:
    """A count such as repeated columns: 1 where it is missing or nonsense, bounded."""
    text = value(element, attribute)
    return max(1, min(int(text), at_most)) if text.isdigit() else 1
