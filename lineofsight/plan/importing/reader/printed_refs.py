"""Sections whose reference is printed only in the plan's own list of priorities ("P1 - Safeguarding Adolescents…")."""

from collections.abc import Sequence

from lineofsight.plan.importing.reader.cleaning import fold_words
from lineofsight.plan.importing.reader.drafts import Section
from lineofsight.plan.importing.reader.numbering import split_reference, tidy_reference
from lineofsight.plan.importing.reader.outline import Line

_SHORT = 6


def take_listed_references(sections: list[Section], lines: Sequence[Line]) -> None:
    """Give a section the code that a list in the text prints before the same title. A code wins over "Priority 1"."""
    listed: dict[str, str] = {}
    for line in lines:
        reference = split_reference(f"{line.number} {line.text}".strip())
        if (
            reference.printed
            and reference.rest
            and not reference.label
            and len(reference.printed) <= _SHORT
            and reference.printed[0].isalpha()
            and any(letter.isdigit() for letter in reference.printed)
        ):
            listed.setdefault(_plain(reference.rest), tidy_reference(reference.printed))
    for section in sections:
        title = _plain(section.title)
        code = listed.get(title) or next(
            (
                code
                for words, code in listed.items()
                if len(words) > 3
                and (title.startswith(words + " ") or words.startswith(title + " "))
                and _agree(section.ref, code)
            ),
            "",
        )
        if code and (not section.ref or section.ref[-1:] == code[-1:]):
            section.ref = code


def _plain(text: str) -> str:
    return fold_words(text).strip()


def _agree(ref: str, code: str) -> bool:
    return bool(ref) and ref[-1:] == code[-1:]
