"""How strongly a header's words speak for each meaning a column can have."""

import re
from functools import lru_cache

from lineofsight.plan.importing.reader.cleaning import fold_words
from lineofsight.plan.importing.reader.header_words import ATTRIBUTES, PHRASES, WORDS
from lineofsight.plan.importing.reader.meanings import ACTION, IGNORE, OBJECTIVE, OUTCOME, SECTION

_EXACT: dict[str, list[tuple[str, float]]] = {}
_STEMS: list[tuple[str, str, float]] = []
for _meaning, _entries in WORDS.items():
    for _word, _weight in _entries:
        if _word.endswith("*"):
            _STEMS.append((_word[:-1], _meaning, _weight))
        else:
            _EXACT.setdefault(_word, []).append((_meaning, _weight))
_PHRASES = tuple(
    (re.compile(rf"(?:^|\b)(?:{pattern})"), meaning, weight) for pattern, meaning, weight in PHRASES
)
_THINGS = (SECTION, OUTCOME, OBJECTIVE, ACTION)
_OF_SOMETHING = re.compile(r"\b(?:of|for|against|towards|on)\b")
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "the",
        "of",
        "for",
        "to",
        "in",
        "on",
        "by",
        "at",
        "be",
        "is",
        "are",
        "will",
        "we",
        "where",
        "our",
        "it",
        "this",
        "that",
        "with",
        "or",
        "from",
        "s",
        "date/s",
        "how",
        "what",
        "which",
        "do",
        "does",
        "has",
        "have",
        "been",
        "our",
        "their",
        "your",
        "per",
        "as",
        "if",
        "any",
        "all",
    ]
)
LONGEST = 110
_SPLIT_WORD = re.compile(r"(?<=[a-z])[-‐‑]\s+(?=[a-z])")
_SPACED = re.compile(r"\b(?:[A-Z]\s){2,}[A-Z]\b")


def header_words(header: str) -> str:
    """The folded words of a header, with words broken over lines and spaced-out letters put together again."""
    header = _SPACED.sub(lambda found: found.group().replace(" ", ""), header[: LONGEST * 2])
    header = _SPLIT_WORD.sub("", header)
    header = re.sub(r"\((?:e?s|ies)\)", "s", header)
    header = re.sub(r"(?<=[A-Za-z])/(?=[A-Za-z]/|[A-Za-z]\b)", " ", header) if len(header) < 8 else header
    words = fold_words(header.replace("/", " / "))
    return re.sub(r"\btime scale", "timescale", re.sub(r"\btime frame", "timeframe", words))


@lru_cache(maxsize=4096)
def score_header(header: str) -> dict[str, float]:
    """The meanings that a header's words speak for, each with its strength (3 is as good as certain); {} for none."""
    words = header_words(header)
    if not words or len(words) > LONGEST:
        return {}
    tokens = words.split()
    scores: dict[str, float] = {}
    heads: dict[str, int] = {}
    for place, token in enumerate(tokens):
        for meaning, weight in _meanings_of(token):
            if weight > scores.get(meaning, 0) - 0.2:
                heads[meaning] = place
            scores[meaning] = max(scores.get(meaning, 0), weight) + 0.25 * min(scores.get(meaning, 0), weight)
    for pattern, meaning, weight in _PHRASES:
        if found := pattern.search(words):
            scores[meaning] = scores.get(meaning, 0) + weight
            heads.setdefault(meaning, len(words[: found.start()].split()))
    return _let_heads_win(words, tokens, scores, heads)


def _meanings_of(token: str) -> list[tuple[str, float]]:
    found = list(_EXACT.get(token, ()))
    exact = {meaning for meaning, _ in found}
    found += [
        (meaning, weight)
        for stem, meaning, weight in _STEMS
        if meaning not in exact and token.startswith(stem)
    ]
    if not found and len(token) > 4 and token.endswith("s"):
        found = list(_EXACT.get(token[:-1], ()))
    return found


def _let_heads_win(
    words: str, tokens: list[str], scores: dict[str, float], heads: dict[str, int]
) -> dict[str, float]:
    """In "action lead" and "progress against action" the action only says what the lead or progress is of."""
    things = [meaning for meaning in _THINGS if scores.get(meaning, 0) >= 1.4]
    attributes = [meaning for meaning in ATTRIBUTES if scores.get(meaning, 0) >= 2]
    for thing in things:
        for attribute in attributes:
            before, after = sorted((heads.get(thing, 0), heads.get(attribute, 0)))
            between = " ".join(tokens[before : after + 1])
            of = _OF_SOMETHING.search(between)
            thing_first = heads.get(thing, 0) < heads.get(attribute, 0)
            if (
                thing_first
                and not of
                and scores[attribute] >= 0.7 * scores[thing]
                and not re.search(r"\bto\b", between)
                or not thing_first
                and of
            ):
                scores[thing] *= 0.45
            elif thing_first and of:
                scores[attribute] *= 0.6
    for other in (
        OUTCOME,
        OBJECTIVE,
        ACTION,
        *ATTRIBUTES,
    ):  # of "workstream lead", "lead"; of "priority objective", "objective"
        later = heads.get(SECTION, 0) < heads.get(other, 0) == len(tokens) - 1
        if SECTION in scores and scores.get(other, 0) >= 2 and later and not _OF_SOMETHING.search(words):
            scores[SECTION] *= 0.3
    known = sum(1 for token in tokens if token in _SMALL or _meanings_of(token))
    trust = 0.55 + 0.45 * known / len(tokens)
    if IGNORE in scores and any(scores.get(meaning, 0) > scores[IGNORE] + 1 for meaning in scores):
        scores[IGNORE] *= 0.8
    return {meaning: round(value * trust, 3) for meaning, value in scores.items() if value * trust >= 0.3}


def best_meaning(header: str) -> tuple[str, float]:
    """The meaning a header's words speak for most, and how strongly; ("", 0.0) for a header that says nothing."""
    scores = score_header(header)
    if not scores:
        return "", 0.0
    meaning = max(scores, key=lambda name: scores[name])
    return meaning, scores[meaning]
