"""The name of the partnership in a line: by the kind of body it says it is ("… Partnership", "… Board") and what that
body is for (children, safeguarding), whatever stands between them and wherever the place is named."""

import re
from collections import Counter
from collections.abc import Sequence

from lineofsight.plan.importing.reader.cleaning import fold, words_of
from lineofsight.plan.importing.reader.titles import SECTION, read_title

_BODIES = words_of(
    "partnership board arrangements partners committee alliance collaborative collaboration executive network consortium"
)
_ABBREVIATED = re.compile(r"^[A-Z]{0,5}(?:SCP|LSCP|LSCB|SCB|SCAP|MASA)$")
_SUBJECTS = words_of(
    "safeguarding child children children's childrens children’s families family young people protection safer safe youth"
)
_JOINING = words_of("of and the upon on & in le with for under by cum de la at 's")
_SAFE = re.compile(r"(?<=keeping )\w+|\bsafe\b", re.I)
_TOKEN = re.compile(r"\(?[A-Z][\w’'.-]*[A-Za-z’'.]?,?\)?|&|[a-z]+|\S")
_DOCUMENT = re.compile(r"^(?:plan|strategy|programme|priorities|report|plans)$", re.I)
_BEGINS_TITLE = re.compile(
    r"^(?:business|strategic|delivery|work|workplan|annual|improvement|action|our|keeping|plan|strategy|priorities|safeguarding|multi-agency|"
    r"three|two|one|implementation|operational|joint|draft|final|programme|development|yearly|corporate|partnership)$",
    re.I,
)
_AFTER = re.compile(r"^(?:of|for|in|across)$", re.I)
_LEADING = re.compile(r"^(?:the|of|and|in|for|&|by|our|to|at|on|with)\s+", re.I)


def find_name(text: str) -> tuple[int, int] | None:
    """Where a partnership's name stands in a line: (start, end); None when there is none.

    A name is a run of capitalised words (joining words between them) that holds the word of a body and what the body is
    for; "for Place" and "of Place" behind it belong to it, an abbreviation in brackets does not.
    """
    tokens = [(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(text[:600])]
    for place, (token, _, _) in enumerate(tokens):
        if not _is_body(token):
            continue
        first = _begin(tokens, place)
        last = _end(tokens, place)
        words = [token for token, _, _ in tokens[first : last + 1]]
        if not _names_subject(words) or len(words) < 3 and not _ABBREVIATED.match(words[-1]):
            continue
        return tokens[first][1], tokens[last][2]
    return None


def whole_name(text: str) -> str:
    """The name that a whole line is, without "The" before it and an abbreviation behind it; "" for any other line."""
    text = fold(text)
    found = find_name(text)
    if found is None:
        return text if _is_name_in_small_letters(text) else ""
    before, after = text[: found[0]].strip(), text[found[1] :].strip()
    if before.casefold() not in ("", "the") or after and not re.fullmatch(r"\(?[A-Z&]{3,8}\)?\.?|\W", after):
        return ""
    return _bare(text[found[0] : found[1]])


def _is_name_in_small_letters(text: str) -> bool:
    words = [word.strip("().,").casefold() for word in text.split()]
    named = 3 <= len(words) <= 9 and words[-1] in _BODIES and text[:1].isupper() and _names_subject(words)
    return named and not any(_DOCUMENT.match(word) or word.isdigit() for word in words)


def partnership_of(texts: Sequence[str], furniture: Sequence[str]) -> str:
    """The partnership that a document is by: a line of its own near the top, else the name it prints most."""
    counts: Counter[str] = Counter()
    for order, text in enumerate((*texts, *furniture)):
        if order < 12 and (name := whole_name(text)):
            return name
        if (found := find_name(text)) is not None:
            name = _bare(text[found[0] : found[1]])
            counts[name] += 3 if order < 12 and len(text.split()) < 20 else 1
    if not counts:
        return _beside_title(texts[:2])
    full = [name for name in counts if len(name.split()) > 1] or list(counts)
    return max(full, key=lambda name: (counts[name], -full.index(name)), default="")


def _beside_title(texts: Sequence[str]) -> str:
    """The name of a partnership that calls itself no body ("Safeguarding Northby"), above or below its plan's title."""
    plans = [
        bool(re.search(r"\b(?:plan|strategy|programme|priorities)\b|20\d\d", text, re.I)) for text in texts
    ]
    if len(texts) < 2 or plans.count(True) != 1 or any(read_title(text).kind == SECTION for text in texts):
        return ""
    name = texts[plans.index(False)]
    words = name.split()
    named = (
        words[-1].casefold() in ("council", "trust", "board")
        or 2 <= len(words) <= 8
        and not re.search(r"[.:;@]", name)
        and _names_subject([*words, *_SAFE.findall(name)])
    )
    return _bare(name) if named else ""


def _is_body(token: str) -> bool:
    bare = token.strip("(),.'’s") if token.endswith(("'s", "’s")) else token.strip("(),.")
    return token[:1].isupper() and (bare.casefold() in _BODIES or bool(_ABBREVIATED.match(bare)))


def _names_subject(words: Sequence[str]) -> bool:
    bare = [word.strip("(),.").casefold() for word in words]
    return any(word in _SUBJECTS for word in bare) or any(
        _ABBREVIATED.match(word.strip("(),.")) for word in words
    )


def _begin(tokens: list[tuple[str, int, int]], place: int) -> int:
    first = place
    for at in range(place - 1, -1, -1):
        token = tokens[at][0]
        if token[:1].isupper() or token == "&":
            if (
                token.endswith(",")
                and token.rstrip(",").casefold() not in _SUBJECTS
                and not _in_list(tokens, at)
            ):
                break
            first = at
        elif token in _JOINING:
            continue
        else:
            break
    for at in range(first, place):  # "Business Plan of the … Partnership"
        if tokens[at][0] in ("of", "for", "by") and any(
            _DOCUMENT.match(token) for token, _, _ in tokens[first:at]
        ):
            first = at + 1
            break
    while first < place and _LEADING.match(tokens[first][0] + " "):
        first += 1
    return first


def _in_list(tokens: list[tuple[str, int, int]], at: int) -> bool:
    """Whether a comma stands in a list of places ("Ash, Birch and Cole Safeguarding…")."""
    rest = [token for token, _, _ in tokens[at + 1 : at + 8]]
    return any(token in ("and", "&") for token in rest)


def _end(tokens: list[tuple[str, int, int]], place: int) -> int:
    last = place
    while (
        last + 1 < len(tokens)
        and _is_body(tokens[last + 1][0])
        and not _ABBREVIATED.match(tokens[last + 1][0].strip("()"))
    ):
        last += 1
    if last + 2 < len(tokens) and _AFTER.match(tokens[last + 1][0]):
        at = last + 2
        while (
            at < len(tokens)
            and (tokens[at][0][:1].isupper() or tokens[at][0] in _JOINING)
            and not _BEGINS_TITLE.match(tokens[at][0])
        ):
            if tokens[at][0][:1].isupper():
                last = at
            at += 1
    return last


def _bare(name: str) -> str:
    return re.sub(r"(?:['’]s)$", "", _LEADING.sub("", fold(name)).rstrip(" ,.:;–-"))
