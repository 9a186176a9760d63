"""Names of WordprocessingML and the walk over wrappers that print nothing themselves."""

from collections.abc import Iterator

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_W = f"{{{WORD}}}"


def w(name: str) -> str:
    """The full name of an element or attribute of Word's main vocabulary."""
    return _W + name


_TRANSPARENT = {
    w("sdt"),
    w("sdtContent"),
    w("customXml"),
    w("smartTag"),
    w("ins"),  # inserted by a tracked change: it is text
    w("moveTo"),
    w("hyperlink"),
    w("fldSimple"),
    w("dir"),
    w("bdo"),
    f"{{{COMPATIBILITY}}}AlternateContent",
    f"{{{COMPATIBILITY}}}Choice",
}


def printed_children(element: etree._Element) -> Iterator[etree._Element]:
    """The children that print something, in order, through content controls, tracked insertions, links and
    fields.

    Deleted and moved-away content, comments and fallbacks are not among them. A content control that is a
    checkbox is given itself, not opened: what it prints depends on whether it is ticked.
    """
    for child in element:
        if child.tag in _TRANSPARENT and checkbox(child) is None:
            yield from printed_children(child)
        else:
            yield child


def checkbox(element: etree._Element) -> bool | None:
    """Whether a checkbox content control is ticked; None for everything else."""
    if element.tag != w("sdt"):
        return None
    checked = element.find(f"{w('sdtPr')}/{{{WORD_2010}}}checkbox/{{{WORD_2010}}}checked")
    if checked is None:
        box = element.find(f"{w('sdtPr')}/{{{WORD_2010}}}checkbox")
        return None if box is None else False
    return checked.get(f"{{{WORD_2010}}}val") in ("1", "true", "on")


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of Word's vocabulary, "" where the element or the attribute is missing."""
    return "" if element is None else element.get(_W + name, "")


def number(element: etree._Element | None, name: str = "val", default: int = 0) -> int:
    """The same as a whole number; `default` where it is missing or no number."""
    try:
        return int(float(value(element, name) or default))
    except ValueError:
        return default


def is_on(parent: etree._Element | None, name: str) -> bool | None:
    """A switch such as `w:b`: True or False as set, None where it is not mentioned."""
    switch = None if parent is None else parent.find(_W + name)
    if switch is None:
        return None
    return switch.get(_W + "val", "true") not in ("0", "false", "off", "none")
