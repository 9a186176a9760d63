"""Printed references: every numbering scheme that plans use, kept as printed.

`1.`, `1.1`, `1a`, `Priority 1a`, `P4 –`, `2(i)`, `C1.1.1`, `WS3P21WP1`, `a)`, `(iv)`, `NEG-01`. A number that belongs
to the sentence ("16 days of action", "2 lay members", "7-minute briefings") is no reference.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

LABELS = (
    "strategic priority|strategic objective|key priority|priority area|priority action|priority|theme|objective|outcome|action point|"
    "action|aim|goal|ambition|recommendation|rec|strand|work ?stream|work package|standard|area|pillar|domain|commitment|"
    "milestone|task|deliverable|project|activity|pledge|step|phase|stage|item|ref|reference|number|no"
)
_NUMBER = r"(?:[A-Za-z]{1,4}[-/ ]?)?\d{1,3}(?:\.\d{1,3}){0,5}\.?(?:\s?\((?:[a-z]|[ivxlIVXL]{1,6}|\d{1,2})\)|[a-z](?![a-z]))?|[A-Z](?![A-Za-z])"
_LABELLED = re.compile(
    rf"^(?P<label>{LABELS})\.?\s*(?:(?:no|number)\.?\s*)?(?P<number>{_NUMBER}|one|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?P<sep>\s*[:.)\]|–—-]+\s*|\s+|$)",
    re.IGNORECASE,
)
_SCHEMES = (
    r"(?:[A-Z]{1,3}\d{1,3}){2,4}",  # WS3P21WP1
    r"[A-Z]{0,5}[-/]?\d{1,3}[a-z]?(?:\.\d{1,3}[a-z]?(?![a-z])){1,5}(?:\.[a-z](?![a-z]))?",  # 1.2, C1.1.1, 1.2a, 1a.2
    r"\d{1,3}(?:\.\d{1,3}){0,4}\s?\((?:[a-z]|[ivxl]{1,6}|\d{1,2})\)(?:\.\d{1,3}[a-z]?(?![a-z])){0,3}",  # 2(i), 2(i).4
    r"[A-Z]{1,5}(?:[-/][A-Z]{1,4})?[-/]?\d{1,3}(?:[a-z](?![a-z]))?(?:\s?\([a-z]{1,4}\))?",  # P1, NEG-01, R12b
    r"[A-Za-z](?:\.\d{1,3}){1,4}(?![\d.])",  # a.1
    r"\d{1,3}[a-z](?![a-z])",  # 1a
    r"\d{1,3}[A-Z](?![A-Za-z])",  # 1A
    r"#\s?\d{1,3}",
    r"\d{1,3}",
    r"\((?:[a-z]|[ivxl]{1,6}|\d{1,3}|[A-Z])\)",  # (a), (iv)
    r"[ivxl]{1,6}(?=[.)])",  # iv)
    r"[IVX]{1,5}(?=[.):])",
    r"[A-Za-z](?=[.):])",  # a) A.
)
_PRINTED = re.compile(
    r"^(?P<number>"
    + "|".join(_SCHEMES)
    + r")(?P<sep>\s*[.)\]:|]+(?=\s|$)|\s*[.:)]?\s+[–—-]+(?=\s)|[–—](?=\s)|(?=\s)|$)"
)
_WHOLE = re.compile(
    rf"^(?:(?:{LABELS})\.?(?:\s+|(?=\d)))?(?:"
    + "|".join(_SCHEMES)
    + r"|[A-Z]|[a-z]|[ivxl]{1,6}|[IVXL]{1,6})[.):]?$",
    re.IGNORECASE,
)
_TOKENS = re.compile(r"\d+|[A-Za-z]+")
_UNIT = re.compile(
    r"^(?:%|per ?cent|million|thousand|days?|weeks?|months?|years?|hours?|minutes?|fte|wte|st\b|nd\b|rd\b|th\b|x\b|of\b|out of|or more|to \d|times?)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reference:
    """A reference split off a text. `printed` is "" when there is none, and then `rest` is the whole text.

    `label` is the word printed with it ("priority"), lower case; `sure` is False where only its neighbours can tell
    whether the number is a reference ("3 workshops" or "3 Workshops for schools").
    """

    printed: str
    rest: str
    label: str = ""
    number: str = ""
    sure: bool = True


def split_reference(text: str) -> Reference:
    """The printed reference at the start of a text, and the text after it. Nothing is reworded."""
    text = text.strip()
    if found := _LABELLED.match(text):
        rest = text[found.end() :].strip()
        closed = bool(found["sep"].strip()) or not rest or found["number"].endswith((".", ")"))
        if (closed or rest[:1].isupper() or rest[:1] in "‘'\"“") and not _is_plain_word(found):
            number = found["number"].rstrip(".")
            printed = text[: found.start("number")] + number
            return Reference(printed, rest, found["label"].casefold(), number)
    found = _PRINTED.match(text)
    if not found:
        return Reference("", text)
    number, separator = found["number"], found["sep"].strip()
    rest = text[found.end() :].strip()
    if (
        not rest
        or _UNIT.match(rest)
        or rest[0].isdigit()
        or (separator == ":" and number.isdigit() and len(number) == 4)
    ):
        return Reference("", text)
    closing = ")" if separator.startswith(")") else ""
    return Reference(number + closing, rest, "", number, sure=_is_sure(number, separator, rest))


def _is_sure(number: str, separator: str, rest: str) -> bool:
    if separator:
        return True
    starts_new = rest[0].isupper() or rest[0] in "‘'\"“"
    if "." in number or "(" in number or number.startswith("#") or re.fullmatch(r"\d{1,3}[a-z]", number):
        return starts_new
    return starts_new and len(_TOKENS.findall(number)) > 2


def _is_plain_word(found: re.Match[str]) -> bool:
    """ "Outcome a child…" and "Action I took": the letter is a word, unless a mark closes it ("Theme A: …")."""
    return found["number"] in {"a", "i", "I", "A"} and not found["sep"].strip()


def is_reference(text: str) -> bool:
    """Whether a whole cell is nothing but a reference ("1.2", "C3", "a)", "Action 4")."""
    return 0 < len(text) <= 24 and bool(_WHOLE.match(text.strip()))


def tidy_reference(text: str) -> str:
    """A reference cell as printed, without a closing full stop, colon or dash ("1.", "P4 –" → "1", "P4")."""
    return re.sub(r"[\s.:–—-]+$", "", text.strip())


@lru_cache(maxsize=8192)
def reference_path(printed: str) -> tuple[str, ...]:
    """The steps of a reference, for nesting: "2(i)" → ("2", "i"), "C1.1.1" → ("c", "1", "1", "1")."""
    bare = re.sub(rf"^(?:{LABELS})\b\.?\s*", "", printed.strip(), flags=re.IGNORECASE)
    return tuple(token.lstrip("0").casefold() or "0" for token in _TOKENS.findall(bare))


def is_above(parent: str, child: str) -> bool:
    """Whether one reference stands above the other by its numbering alone ("1" above "1.2", "2" above "2(i)")."""
    upper, lower = reference_path(parent), reference_path(child)
    return 0 < len(upper) < len(lower) and lower[: len(upper)] == upper


def confirm_references(texts: list[str]) -> list[Reference]:
    """Split the references off a column of texts; numbers that only neighbours can vouch for count when most of the
    texts carry one and they rise by one or restart."""
    found = [split_reference(text) for text in texts]
    unsure = [reference for reference in found if reference.printed and not reference.sure]
    if unsure and not _neighbours_vouch(found):
        found = [
            ref if ref.sure or not ref.printed else Reference("", text)
            for ref, text in zip(found, texts, strict=True)
        ]
    return found


def _neighbours_vouch(found: list[Reference]) -> bool:
    numbered = [reference for reference in found if reference.printed]
    if len(numbered) < 2 or len(numbered) < 0.6 * len(found):
        return False
    last = [reference_path(reference.number)[-1] for reference in numbered]
    steps = sum(1 for one, two in zip(last, last[1:], strict=False) if _follows(one, two))
    return steps >= 0.6 * (len(last) - 1)


def _follows(one: str, two: str) -> bool:
    if two in {"1", "a", "i"}:
        return True
    if one.isdigit() and two.isdigit():
        return int(two) == int(one) + 1
    return len(one) == len(two) == 1 and ord(two) == ord(one) + 1
