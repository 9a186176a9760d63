"""The little of CSS that a plan's web page hangs on: what is hidden, the fill of a cell, bold, the colour of
letters."""

import re
from dataclasses import dataclass

from lxml import etree

from lineofsight.plan.importing.containers import colours

_RULE = re.compile(r"(?<![^{}])([^{}]++)\{([^{}]*+)\}")
_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)|<!--|-->")
_SIMPLE = re.compile(r"^(?P<tag>[a-z][a-z0-9]*)?(?:\.(?P<class>[\w-]+))?(?:#(?P<id>[\w-]+))?$", re.I)
_MOST_RULES = 3000


@dataclass(frozen=True)
class Rule:
    """A selector of one tag, class and id at most, and what it declares."""

    tag: str
    css_class: str
    identity: str
    declares: dict[str, str]

    def matches(self, element: etree._Element) -> bool:
        """Whether the selector picks the element."""
        return (
            (not self.tag or element.tag == self.tag)
            and (not self.css_class or self.css_class in (element.get("class") or "").split())
            and (not self.identity or element.get("id") == self.identity)
        )


class Styles:
    """The declarations that apply to an element: those of the page's simple rules, then its own."""

    def __init__(self, page: etree._Element):
        self._rules: dict[
            str, list[tuple[int, Rule]]
        ] = {}  # by the class, id or tag that an element must have
        self._count = 0
        for sheet in page.iter("style"):
            if (sheet.get("media") or "all").split(",")[0].strip() in ("all", "screen", "print", ""):
                self._take(_COMMENT.sub("", sheet.text or ""))

    def _take(self, text: str) -> None:
        for selectors, body in _RULE.findall(text):
            declares = _declarations(body)
            if not declares:
                continue
            for selector in selectors.split(","):
                found = _SIMPLE.match(selector.strip())
                if found and selector.strip() and self._count < _MOST_RULES:
                    rule = Rule(
                        (found["tag"] or "").lower(), found["class"] or "", found["id"] or "", declares
                    )
                    key = (
                        f".{rule.css_class}"
                        if rule.css_class
                        else f"#{rule.identity}"
                        if rule.identity
                        else rule.tag
                    )
                    self._rules.setdefault(key, []).append((self._count, rule))
                    self._count += 1

    def of(self, element: etree._Element) -> dict[str, str]:
        """Property → value for the properties that matter here."""
        declared: dict[str, str] = {}
        keys = [
            element.tag,
            *(f".{one}" for one in (element.get("class") or "").split()),
            f"#{element.get('id')}",
        ]
        for _, rule in sorted(
            (entry for key in keys for entry in self._rules.get(key, ())), key=lambda entry: entry[0]
        ):
            if rule.matches(element):
                declared |= rule.declares
        return declared | _declarations(element.get("style") or "")

    def is_hidden(self, element: etree._Element) -> bool:
        """Whether the page does not show the element (other than by its kind)."""
        if element.get("hidden") is not None:
            return True
        declared = self.of(element)
        return declared.get("display") == "none" or declared.get("visibility") == "hidden"

    def fill(self, element: etree._Element) -> str:
        """The background of the element itself → RRGGBB or ""."""
        declared = self.of(element)
        words = declared.get("background-color") or declared.get("background") or element.get("bgcolor") or ""
        return colours.as_fill(_first_colour(words))

    def ink(self, element: etree._Element) -> str:
        """The colour of the element's letters → RRGGBB or ""."""
        return colours.as_ink(_first_colour(self.of(element).get("color") or element.get("color") or ""))

    def is_bold(self, element: etree._Element) -> bool | None:
        """Whether the element sets its letters bold; None when it says nothing."""
        weight = self.of(element).get("font-weight", "")
        if not weight:
            return None
        return weight in ("bold", "bolder", "600", "700", "800", "900")


_WANTED = {"display", "visibility", "background", "background-color", "color", "font-weight"}


def _declarations(text: str) -> dict[str, str]:
    declared = {}
    for part in text.split(";"):
        key, _, words = part.partition(":")
        key = key.strip().lower()
        if key in _WANTED and words.strip():
            declared[key] = words.replace("!important", "").strip().lower()
    return declared


def _first_colour(words: str) -> str:
    """The colour in a background declaration, which may hold a picture and a place as well."""
    if whole := colours.read_colour(words):
        return whole
    for part in re.findall(r"rgba?\([^)]*\)|#[0-9a-f]+|[a-z]+", words.lower()):
        if found := colours.read_colour(part):
            return found
    return ""
