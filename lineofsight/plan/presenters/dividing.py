"""Where the text of an objective may divide into several: at the end of a sentence, at a semicolon, before "and". Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

#: After these a new commitment may begin. The joining word itself belongs to neither piece.
_BREAKS = re.compile(
    r"(?P<end>(?<=[.;!?])\s+|\n+)|(?P<join>\s*[•·▪]\s+|,?\s+(?:and|as well as|then|plus|to include|including)\s+)",
    re.I,
)
_JOINERS = re.compile(r"^(?:[,;•·▪–-]\s*)?(?:(?:and|then|plus|as well as)\s+)?", re.I)


@dataclass(frozen=True)
class Fragment:
    """A part of the text that might begin an objective of its own; `at` is where it begins."""

    at: int
    text: str


def fragments(text: str) -> list[Fragment]:
    """The text cut at every place where it may divide, in order; together they are the whole text."""
    places = [0]
    for found in _BREAKS.finditer(text):
        # An end belongs to what stands before it, a joining word to what follows.
        place = found.end() if found.group("end") is not None else found.start()
        if place not in (places[-1], len(text)) and text[place:].strip():
            places.append(place)
    return [
        Fragment(start, text[start:end]) for start, end in zip(places, [*places[1:], len(text)], strict=True)
    ]


def divided(text: str, places: Iterable[int]) -> list[str]:
    """The text cut at these places, each piece tidied: a joining word at its head and a separator at its end fall away,
    and it begins with a capital. Places outside the text are left out."""
    cuts = [0, *sorted({place for place in places if 0 < place < len(text)}), len(text)]
    pieces = (text[start:end] for start, end in zip(cuts, cuts[1:], strict=False))
    return [tidy for piece in pieces if (tidy := _tidied(piece))]


def _tidied(piece: str) -> str:
    piece = _JOINERS.sub("", piece.strip()).rstrip(" ,;\n")
    return piece[:1].upper() + piece[1:]
