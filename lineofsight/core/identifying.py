"""Does a text name a child? Likely names, dates of birth, NHS numbers, UPNs and postcodes, found before it is saved.

Conservative on purpose: a warning that comes too often is clicked away. What is certain by its own check digit (NHS
number, UPN) is always told; names only where the words around them speak of one child ("child AB, aged 7", "Jayden,
6 years old", "his daughter Mia"). Pure: no settings, no database.

Sources: NHS number and check digit, NHS Data Dictionary ("NHS NUMBER", modulus 11); UPN, Department for Education
"Unique pupil numbers" guide (letter + 12 digits, modulus 23, temporary numbers end in a letter); postcodes, Royal Mail
Programmers' Guide (form of outward and inward code).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .errors import Refused


@dataclass(frozen=True)
class Likeness:
    """Part of a text that may identify a child. `what` says what it looks like ("an NHS number"); `start` and `end` are
    its place in the text, in characters."""

    what: str
    found: str
    start: int
    end: int


NHS_NUMBER = re.compile(r"(?<![\d.,£])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d.,]*\d)")
UPN = re.compile(r"\b([A-HJ-NP-RT-Z])(\d{11})([0-9A-HJ-NP-RT-Z])\b", re.IGNORECASE)
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"

POSTCODE = re.compile(
    r"\b(?:GIR ?0AA|(?:[A-Z]{1,2}\d[A-Z\d]?|[A-Z]{1,2}\d{2})[ \u00a0]?\d[ABD-HJLNP-UW-Z]{2})\b", re.IGNORECASE
)

MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"  # fmt: skip
DATE = rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH},? \d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}})"
#: "stage s2 3rd meeting" is no postcode.
ORDINAL = re.compile(r"\d(?:st|nd|rd|th)$")

DATE_OF_BIRTH = re.compile(
    rf"\b(?:d\.? ?o\.? ?b\.?|date of birth|birth ?da(?:te|y)|born(?: on)?)\b[\s.:,(is-]{{0,6}}({DATE})",
    re.IGNORECASE,
)

AGE = (
    r"(?:(?:is |was |now )?(?:aged?|age of) ?:?\d{1,2}\b"
    r"|\d{1,2}(?: |-)?(?:years?|yrs?|months?|mths?)(?:(?: |-)old\b| of age\b))"
)
#: Initials or a given name, a comma perhaps, then the age of a child: "Jayden, 6 years old", "AB aged 12". A bare number
#: in brackets is an age only after two initials, "JB (7)": after a word it is mostly a count, "Police (4)".
WORD = r"[A-Z][a-z]{2,}(?:[ -][A-Z][a-z]+)?"
LETTERS = r"(?:[A-Z]\.? ?){2,3}"
NAME_AND_AGE = re.compile(
    rf"(?<![\w.])(?:({LETTERS}|{WORD}),? ?\(?({AGE})\)?|([A-Z]\.? ?[A-Z]\.?),? ?(\(\d{{1,2}}\)))"
)
AGE_IN_FIGURES = re.compile(r"\d{1,2}")

#: "child AB", "her daughter Mia", "the young person, JT,": a child and then a name or two or three initials.
CHILD_WORDS = r"(?:child|pupil|baby|toddler|infant|son|daughter|sibling|brother|sister|girl|boy|young person|young woman|young man|teenager)"
CHILD_AND_NAME = re.compile(
    rf"\b(?:(?i:{CHILD_WORDS}))(?:,? (?:called|named)| is called| is named|['’]s name (?:is|was)|:)?,? (?:(?i:called |named ))?"
    rf"([A-Z][a-z]{{2,}}(?: [A-Z][a-z]+)?|[A-Z]{{2}}(?=[ ,.;)(]|$))"
)
NAME_IS = re.compile(
    rf"(?i:\b(?:child|pupil|girl|boy|baby|young person)['’]?s? (?:full |first |given )?name(?: is| was|:))\s*({WORD})"
)

#: Words that begin with a capital and stand after "child" or before a number in the work of a partnership.
_WORDS_OF_THE_WORK = """
abuse act adult age aged all and annual april area audit august autism board boys camhs care case cce
centre chair child children childrens christmas city class clinic college commissioner contextual council
court criminal csa cse dash data day death december designated development director disability domestic
early easter education ehc ehcp england exploitation exposed family february first friday from gdpr girls
gp group guidance guide head health help home hospital house hr hub in independent it january july june
key ks la lac lado lead level local looked mace march mase mash may mental missing monday multi national
neglect network nh nhs november nspcc number october of officer ofsted on online or org panel part
partnership people phase plan po police poverty practice practitioner premises priority probation
programme project protection pru review royal safeguarding saturday school section senco send september
service services sex sexual social spring stage standard strategic strategy subject summer sunday support
team term the thrive thursday trafficking training trust tuesday uk under unit university voice ward
wednesday week welfare winter women work worker working year years yjs yos yot young youth
"""
NOT_NAMES = frozenset(_WORDS_OF_THE_WORK.split())


def find_likenesses(text: str) -> list[Likeness]:
    """Everything in a text that may identify a child, in order of its place; parts that overlap are told once."""
    found = sorted(
        [*_nhs_numbers(text), *_upns(text), *_dates_of_birth(text), *_postcodes(text), *_names(text)],
        key=lambda one: (one.start, -one.end),
    )
    kept: list[Likeness] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def require_no_likeness(text: str, kept_because: str) -> None:
    """Raises Refused for a text that seems to name a child, unless it is said why the words have to stay: for programs,
    which are not shown a form."""
    found = find_likenesses(text)
    if found and not kept_because.strip():
        raise Refused(f"{warning_about(found)} If it has to stay, say why in identifying_reason.")


def warning_about(likenesses: list[Likeness]) -> str:
    """What a form says about them, in one sentence: no child may be named here. "" when there are none."""
    if not likenesses:
        return ""
    said = list(dict.fromkeys(f"“{one.found}” looks like {one.what}" for one in likenesses))
    listed = " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)
    return f"{listed}. Children and families must not be named here: take it out, or say why it has to stay"


def is_nhs_number(digits: str) -> bool:
    """Ten digits whose last is right by modulus 11: weights 10 to 2, 11 less the remainder, 11 counts as 0, 10 is never
    issued."""
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    check = (
        11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    )
    return check % 11 == int(digits[9]) and check != 10


def is_upn(letter: str, digits: str, last: str) -> bool:
    """A unique pupil number: the letter in front is the check, modulus 23 over the twelve characters after it with
    weights 2 to 13; the last may be a letter (a temporary number), which counts as its place in the alphabet."""
    values = [int(digit) for digit in digits]
    values.append(int(last) if last.isdigit() else UPN_LETTERS.index(last))
    total = sum(value * weight for value, weight in zip(values, range(2, 14), strict=True))
    return UPN_LETTERS[total % 23] == letter


def _nhs_numbers(text: str) -> Iterator[Likeness]:
    for match in NHS_NUMBER.finditer(text):
        if is_nhs_number(re.sub(r"\D", "", match[0])):
            yield Likeness("an NHS number", match[0], match.start(), match.end())


def _upns(text: str) -> Iterator[Likeness]:
    for match in UPN.finditer(text):
        if is_upn(match[1].upper(), match[2], match[3].upper()):
            yield Likeness("a unique pupil number", match[0], match.start(), match.end())


def _dates_of_birth(text: str) -> Iterator[Likeness]:
    for match in DATE_OF_BIRTH.finditer(text):
        yield Likeness("a date of birth", match[0], match.start(), match.end())


def _postcodes(text: str) -> Iterator[Likeness]:
    for match in POSTCODE.finditer(text):
        if match[0].isupper() or (match[0].islower() and not ORDINAL.search(match[0])):
            yield Likeness("a postcode", match[0], match.start(), match.end())


def _names(text: str) -> Iterator[Likeness]:
    for match in NAME_AND_AGE.finditer(text):
        name, age = (match[1], match[2]) if match[1] else (match[3], match[4])
        is_child = "mth" in age.lower() or "month" in age.lower() or int(AGE_IN_FIGURES.findall(age)[0]) <= 18
        if is_child and _may_be_a_name(name):
            yield Likeness("a child’s name or initials with an age", match[0], match.start(), match.end())
    for pattern in (CHILD_AND_NAME, NAME_IS):
        for match in pattern.finditer(text):
            if _may_be_a_name(match[1]):
                yield Likeness("a child’s name or initials", match[0], match.start(), match.end())


def _may_be_a_name(words: str) -> bool:
    return not any(word.lower().strip(".") in NOT_NAMES for word in re.split(r"[ -]", words) if word)
