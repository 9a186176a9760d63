"""A tiny builder of safe SVG: dicts of attributes in, escaped markup out, nothing else.

    part = rect(0, 0, 40, 20, class_="los-tile") + text(4, 14, "Neglect & harm")
    picture("The wall", "37 objectives in 12 sections", 400, 200, [part, link("/plan/7/", "Objective 7", [circle(9, 9, 4)])])

Looks come from classes (the page's style sheet) or from presentation attributes (`fill`, `stroke_width`): `style` is
refused because the pages' security policy forbids it. Attribute names: `_` is written for `-`, `class_` for `class`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup, escape

NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9:-]*")
KEEPS_CASE = {
    "viewBox",
    "patternUnits",
    "patternTransform",
    "preserveAspectRatio",
    "gradientUnits",
    "markerWidth",
}
FORBIDDEN = {"script", "style", "foreignObject", "iframe", "object", "embed", "image", "animate", "set"}
_numbers = itertools.count(1)


def _number(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def _attributes(given: dict[str, object]) -> Markup:
    parts = []
    for key, value in given.items():
        name = key.rstrip("_") if key in KEEPS_CASE else key.rstrip("_").replace("_", "-")
        if not NAME.fullmatch(name) or name.lower() == "style" or name.lower().startswith("on"):
            raise ValueError(f"“{key}” cannot be an attribute of a picture")
        if name.lower() in ("href", "xlink:href") and not re.match(r"(/|\?|#|https?://)", str(value)):
            raise ValueError(f"“{value}” cannot be a link of a picture")
        if value is not None and value is not False:
            parts.append(Markup(' {}="{}"').format(name, _number(value)))
    return Markup("").join(parts)


def element(tag: str, inside: Any = (), **attributes: object) -> Markup:
    """One element. `inside` is Markup, text (escaped) or an iterable of both. Raises ValueError for what is unsafe."""
    if not NAME.fullmatch(tag) or tag in FORBIDDEN:
        raise ValueError(f"“{tag}” cannot be part of a picture")
    parts = [inside] if isinstance(inside, str) else inside
    filled = Markup("").join(escape(part) for part in parts)
    start = Markup("<{}{}").format(Markup(tag), _attributes(attributes))
    return start + (Markup(">{}</{}>").format(filled, Markup(tag)) if filled else Markup("/>"))


def rect(x: float, y: float, width: float, height: float, **attributes: object) -> Markup:
    """A box; `rx` rounds its corners."""
    return element("rect", x=x, y=y, width=width, height=height, **attributes)


def circle(x: float, y: float, radius: float, **attributes: object) -> Markup:
    """A dot or ring."""
    return element("circle", cx=x, cy=y, r=radius, **attributes)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: object) -> Markup:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)


def path(points: str, **attributes: object) -> Markup:
    """A path in SVG's own words: `path("M0 0h10v4")`."""
    return element("path", d=points, **attributes)


def diamond(x: float, y: float, radius: float, **attributes: object) -> Markup:
    """A square on its corner, around (x, y)."""
    return path(f"M{x} {y - radius}L{x + radius} {y}L{x} {y + radius}L{x - radius} {y}z", **attributes)


def text(x: float, y: float, words: object, **attributes: object) -> Markup:
    """Words at a point; `text_anchor="middle"`, `font_size=14`."""
    return element("text", [words], x=x, y=y, **attributes)


def lines_of_text(
    x: float, y: float, words: str, *, width: int, lines: int, step: float, **attributes: object
) -> Markup:
    """Words broken into at most `lines` lines of `width` characters; what does not fit ends in "…"."""
    rows = wrap(words, width=width, lines=lines)
    spans = [element("tspan", row, x=x, dy=0 if place == 0 else step) for place, row in enumerate(rows)]
    return element("text", spans, x=x, y=y, **attributes)


def wrap(words: str, *, width: int, lines: int) -> list[str]:
    """`words` as at most `lines` lines of at most `width` characters, the last one cut with "…" if need be."""
    rows: list[str] = []
    left = words.split()
    while left and len(rows) < lines:
        row = left.pop(0)
        while left and len(row) + 1 + len(left[0]) <= width:
            row += " " + left.pop(0)
        rows.append(row if len(row) <= width else row[: width - 1] + "…")
    if left and rows:
        rows[-1] = rows[-1][: width - 1].rstrip(" ,;:.…") + "…"
    return rows


def group(parts: Iterable[Markup], *, title: str = "", **attributes: object) -> Markup:
    """Parts that belong together; `title` is read out and shown on hover."""
    inside = [element("title", title)] if title else []
    return element("g", [*inside, *parts], **attributes)


def link(href: str, label: str, parts: Iterable[Markup], *, hover: str = "", **attributes: object) -> Markup:
    """Parts that lead somewhere, reached by keyboard; `label` is their name, which begins with the words that are drawn
    so that it can be said to a machine; `hover` is shown on hover, else the label."""
    return element("a", [element("title", hover or label), *parts], href=href, aria_label=label, **attributes)


def hatching(
    name: str, *, step: float = 6, width: float = 2, angle: int = 45, colour: str = "currentColor"
) -> Markup:
    """A pattern of slanting lines, put once among the parts; used as `fill=filled_with(name)`."""
    stripe = line(0, 0, 0, step, stroke=colour, stroke_width=width * 2)
    return element(
        "defs",
        [
            element(
                "pattern",
                [stripe],
                id=name,
                width=step,
                height=step,
                patternUnits="userSpaceOnUse",
                patternTransform=f"rotate({angle})",
            )
        ],
    )


def filled_with(name: str) -> str:
    """The `fill` that refers to a pattern."""
    return f"url(#{name})"


def picture(
    title: str,
    description: str,
    width: float,
    height: float,
    parts: Iterable[Markup],
    *,
    links: bool = False,
    **attributes: object,
) -> Markup:
    """The whole picture, named by `title` and `description`. With `links` inside it is a group, so that screen readers
    reach them; else one image."""
    number = next(_numbers)
    named, described = f"picture-{number}-title", f"picture-{number}-description"
    return element(
        "svg",
        [element("title", title, id=named), element("desc", description, id=described), *parts],
        role="group" if links else "img",
        aria_labelledby=named,
        aria_describedby=described,
        class_="los-picture",
        viewBox=f"0 0 {_number(width)} {_number(height)}",
        width=width,
        height=height,
        xmlns="http://www.w3.org/2000/svg",
        **attributes,
    )
