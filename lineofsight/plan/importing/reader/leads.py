"""Who answers: a lead cell as printed → the separate parties named in it.

Cut where something separates parties in that cell, not at every "and": "Learning and Development Officer" is one,
"Independent Advisor and Business Manager" are two. Pure; no word is lost, none is added, abbreviations stay as
printed.
"""

import re
from collections.abc import Iterable

from lineofsight.plan.importing.reader.cleaning import BULLETS, fold, is_separator, take_bullet, words_of
from lineofsight.plan.importing.reader.party_words import (
    AGENCIES,
    BODIES,
    COLLECTIVES,
    COMPOUNDS,
    GROUP_HEADS,
    JOINERS,
    LABELS,
    NOBODY,
    OPEN_POSTS,
    PLURAL_POSTS,
    POSTS,
    TOPICS,
    WIDE_AGENCIES,
)

_COLLECTIVE = re.compile(COLLECTIVES, re.I)
_NOBODY = re.compile(NOBODY, re.I)
_LABEL = re.compile(LABELS, re.I)
_INNER_LABEL = re.compile(
    r"[;,.]?\s+(?=(?:support(?:ing|ed by)?|partners?|co-?leads?|lead(?:ing)?|contributors?|sponsor|chair)\s*:)",
    re.I,
)
_JOINER = re.compile(JOINERS, re.I)
_OPEN_POST = re.compile(rf"^(?:the )?{OPEN_POSTS}", re.I)
_OPEN_GROUP = re.compile(
    r"\b(?:groups?|sub-?groups?|panel|board|forum|committee|network|team|service|hub|council|taskforce|association|federation|"
    r"chamber|society|institute|university|diocese|union|league|guild|faculty|bureau|office|federation|confederation|conference) (?:on|for|of|to)\b",
    re.I,
)
_HARD = re.compile(rf"\s*[;|{BULLETS}\n]\s*|\s+\+\s*|(?<=\w)\+(?=[A-Z])")
_HIDDEN = re.compile(rf"\([^()]{{0,200}}\)|\[[^\[\]]{{0,200}}\]|{COMPOUNDS}", re.I)
_AGENCY_PAIR = re.compile(r"(?:fire|search) (?:and|&) rescue$", re.I)
_GENERIC_POST = re.compile(
    r"^(?:(?:senior|principal|lead|deputy|assistant|acting|interim|strategic|group|area|locality|divisional|associate) )*"
    r"(?:(?:service|team|operations?|operational|group|area|locality|district|general|unit) (?:manager|lead|leader|director|head)|"
    r"(?:detective |chief |temporary )*(?:superintendent|inspector|sergeant|constable)|head of service|heads? of department|(?:assistant |deputy )?directors?|managers?|officers?|team leaders?|service leads?)$",
    re.I,
)
# "Head of Safeguarding, Brantwold Council" is one post and its employer.
_EMPLOYER = re.compile(r"^(?:[A-Z]\S+ )+council$", re.I)
_INLINE_NUMBER = re.compile(r"\s+\(?\d{1,2}[.)]\s+(?=[A-Z])")
_ACRONYM = re.compile(
    r"^[A-Z][A-Z&]{1,8}s?$|^[A-Z][a-z][A-Z]$|^(?:[A-Z]\.){2,4}$|^[A-Z]{1,2}(?:(?:Mc|Mac)[A-Z]{0,2}|(?:O?['’]|-)[A-Z]{1,2})$"
)
_NAME = re.compile(
    r"^(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof|Cllr|DCI|DI|DS|DSU|Det Supt|Supt|Insp|PC|Sgt|Rev|Sir|Dame|Lord|Lady)\.? )?(?:[A-Z](?:\.|[a-z'’-]+)? ?){0,2}[A-Z][a-z'’-]+(?:[A-Z][a-z]+)?(?:-[A-Z][a-z]+)?$"
)
_BRACKETED = re.compile(r"\s*[\(\[][^()\[\]]{0,200}[\)\]]\s*$")
_NUMBERED = re.compile(r"^\(?\d{1,2}[.)]\s+")
LONGEST = 1000
# After these a party is not at its end; before these words a post belongs to the group named before it.
_GOES_ON = words_of("of for the and to in assistant deputy interim acting joint vice")
_QUALIFIES_POST = words_of(
    "vice deputy manager business lead support project development programme assistant joint"
)


def split_leads(lines: Iterable[str]) -> list[str]:
    """The parties named in a lead cell, in printed order.

    `lines` are the cell's printed lines; stacked lines are parties of their own unless one runs on into the next.
    "TBC", "Vacant" and "N/A" name nobody; a cell of nothing else gives [].
    """
    parties: list[str] = []
    for line in join_wrapped_lines(lines):
        for piece in _split_hard(line[:LONGEST]):
            parties.extend(_split_soft(piece))
    tidied = [whole for party in map(_tidy, parties) for whole in _cut_unmarked(party)]
    named = [party for party in tidied if party and not _NOBODY.match(party)]
    return list(dict.fromkeys(named))


def names_nobody(words: str) -> bool:
    """Whether a printed lead only says that there is none yet ("TBC", "Vacant", "To be appointed")."""
    words = fold(words)
    return bool(words) and all(_NOBODY.match(_tidy(piece)) for piece in _split_hard(words) if _tidy(piece))


def is_collective(party: str) -> bool:
    """Whether a party is everybody and so nobody in particular ("All agencies", "Partnership Members")."""
    return bool(_COLLECTIVE.search(fold(party)))


def everyone_leads(words: str, parties: list[str]) -> bool:
    """Whether a lead cell names nobody in particular. "Partnership and Sub-Group Members" are all members; a post or
    group beside "all agencies" is somebody."""
    if not parties:
        return False
    if is_collective(parties[-1]) and re.search(r"\bmembers$", fold(words), re.I):
        return all(is_collective(party) or _may_have_members(party) for party in parties)
    return all(is_collective(party) for party in parties)


def _may_have_members(party: str) -> bool:
    words = party.casefold().split()
    return bool(words) and (words[-1] in BODIES or words[-1].rstrip("s") in BODIES)


def join_wrapped_lines(lines: Iterable[str]) -> list[str]:
    """Lines of a lead cell with those that run on joined to their beginning ("Safeguarding Effectiveness", "Sub-Group")."""
    joined: list[str] = []
    for raw in lines:
        bullet, line = take_bullet(fold(raw))
        if not line or is_separator(line):
            continue
        if joined and not bullet and _runs_on(joined[-1], line):
            joined[-1] = f"{joined[-1]} {line}" if not joined[-1].endswith("-") else joined[-1] + line
        else:
            joined.append(line)
    return joined


def _runs_on(before: str, line: str) -> bool:
    if re.search(r"(?:[,/&+–(-]|\b(?:and|of|for|the|to|with|in|or))$", before, re.I) or before.count(
        "("
    ) > before.count(")"):
        return True
    if re.match(r"(?:and|&|/|\+|of|for|with|in|\(|[a-z])", line):
        return True
    if _is_bare_head(line):
        return not _ends_in_head(before) or bool(_OPEN_POST.match(before))
    return _is_topic(before) and is_party(line) and not _is_topic(line)


def _is_open(phrase: str) -> bool:
    """Whether a party ends in what it is for ("Head of Safeguarding", "Task Group on Neglect")."""
    return bool(_OPEN_POST.match(phrase) or _OPEN_GROUP.search(phrase))


def _is_bare_head(line: str) -> bool:
    words = line.casefold().split()
    return len(words) == 1 and _is_head(words[0]) and words[0] not in AGENCIES and not _ACRONYM.match(line)


def _is_head(word: str) -> bool:
    word = word.strip(".,()[]").casefold()
    single = f"{word[:-3]}y" if word.endswith("ies") else word[:-1] if word.endswith("s") else word
    return word in POSTS or word in BODIES or single in POSTS or single in BODIES or word in PLURAL_POSTS


def _ends_in_head(phrase: str) -> bool:
    words = _BRACKETED.sub("", phrase).split()
    return bool(words) and (_is_head(words[-1]) or bool(_ACRONYM.match(words[-1])))


def _is_topic(phrase: str) -> bool:
    """Whether a phrase is made of fields of work alone ("Quality Assurance and Performance")."""
    words = [word.strip(".,()").casefold() for word in phrase.split()]
    words = [word for word in words if word not in ("and", "&", "the", "of")]
    if not words or _is_agency(phrase):
        return False
    return all(word in TOPICS or word.endswith("'s") for word in words)


def _is_agency(phrase: str) -> bool:
    words = phrase.replace("’", "'").casefold().strip()
    return words.replace(" ", "_") in AGENCIES or words in AGENCIES


def is_party(phrase: str) -> bool:
    """Whether a phrase can stand alone as somebody: a post, a group, an agency, initials or a person's name."""
    phrase = _BRACKETED.sub("", phrase).strip(" .,:")
    post, comma, field = phrase.rpartition(", ")
    if comma and _says_where(post, field):
        phrase = post
    if not phrase:
        return False
    words = phrase.split()
    if (
        _is_agency(phrase)
        or phrase.casefold() in WIDE_AGENCIES
        or _COLLECTIVE.search(phrase)
        or _is_open(phrase)
    ):
        return True
    if _is_head(words[-1]) or _ACRONYM.match(words[-1]):
        return True
    if _is_agency(" ".join(words[-2:])) or _is_agency(words[-1]):
        return True
    if re.match(
        r"(?:a |the )?(?:lead|named|nominated|new|identified|designated)\b.*\b(?:for|from|in|at|each)\b",
        phrase,
        re.I,
    ):
        return True
    return _is_name(phrase)


def _is_name(phrase: str) -> bool:
    """Whether a phrase can be a person's name: two or three capitalised words, none of them of a post or a field."""
    words = phrase.split()
    if len(words) < 2 and not phrase.endswith("."):
        return False
    return bool(_NAME.match(phrase)) and not any(
        word.casefold() in TOPICS or _is_head(word) for word in words
    )


def _split_hard(line: str) -> list[str]:
    """Cut at marks that always separate: semicolons, bars, bullets, plus signs, spaced slashes, labels."""
    line = _INNER_LABEL.sub(";", line)
    if _NUMBERED.match(line):
        line = _INLINE_NUMBER.sub(";", line)
    pieces = [piece for piece in _HARD.split(line) if piece and piece.strip()]
    return [_LABEL.sub("", piece.strip()) for piece in pieces]


def _split_soft(piece: str) -> list[str]:
    """Cut at slashes, commas, "and", "with" where both sides are parties."""
    covered, hidden = _cover(piece)
    parts = [part for chunk in _cut_slashes(covered) for part in _cut_commas(chunk)]
    parts = [whole for part in parts for whole in _cut_words(part)]
    return [_uncover(part, hidden) for part in parts]


def _cover(piece: str) -> tuple[str, list[str]]:
    """The piece with brackets (\x01 n \x02) and names held together by "and" (\x03 n \x02, agencies \x04 n \x02) put out of
    sight."""
    hidden: list[str] = []

    def keep(found: re.Match[str]) -> str:
        hidden.append(found.group())
        mark = "\x01" if found.group()[0] in "([" else "\x04" if _AGENCY_PAIR.match(found.group()) else "\x03"
        return f"{mark}{len(hidden) - 1}\x02"

    return _HIDDEN.sub(keep, re.sub(r"[\x01-\x04]", "", piece)), hidden


def _uncover(part: str, hidden: list[str]) -> str:
    return re.sub(r"[\x01\x03\x04](\d+)\x02", lambda found: hidden[int(found.group(1))], part)


def _bare(part: str) -> str:
    """The part as it counts for deciding: without its brackets, a held-together name standing as one word for a field
    of work or an agency."""
    part = re.sub(r"\s*\x01\d+\x02\s*", " ", part)
    part = re.sub(r"\x04\d+\x02", "police", part)
    return re.sub(r"\x03\d+\x02", "safeguarding", part).strip()


def _cut_slashes(piece: str) -> list[str]:
    parts: list[str] = []
    start = 0
    for found in re.finditer(r"\s*/\s*", piece):
        left, right = piece[start : found.start()], piece[found.end() :]
        spaced = found.group() != "/"
        if (
            re.search(r"\band$", left, re.I)
            and re.match(r"or\b", right, re.I)
            or re.search(r"(?:^|\s)[nc]$", left, re.I)
        ):
            continue
        if spaced or is_party(_bare(left)) or not is_party(_bare(re.split(r"[/,]", right)[0])):
            parts.append(left)
            start = found.end()
    return [part for part in (*parts, piece[start:]) if part.strip()]


def _cut_commas(piece: str) -> list[str]:
    pieces = [
        part.strip() for part in re.split(r"\s*,\s*(?:and\s+|&\s*)?(?=\S)|,$", piece) if part and part.strip()
    ]
    if len(pieces) == 2 and _is_person(_bare(pieces[0])) and _is_post(_bare(pieces[1])):
        return [piece.strip()]
    joined: list[str] = []
    rest = piece
    for part in pieces:
        place = rest.find(part)
        gap, rest = rest[:place], rest[place + len(part) :]
        first = re.split(r"\s+(?:and|&)\s+", part)[0]
        apart = (
            (is_party(_bare(part)) or is_party(_bare(first))) and is_party(_bare(joined[-1]))
            if joined
            else True
        )
        if not apart or joined and _says_where(joined[-1], first):
            joined[-1] += gap + part
        else:
            joined.append(part)
    return joined


def _says_where(post: str, field: str) -> bool:
    """Whether what follows a comma is where a post works ("Service Manager, Early Help") and nobody of its own."""
    field = _bare(field)
    works = _is_topic(field) or field.casefold() in WIDE_AGENCIES or _is_agency(field) and " " in field
    works = works or field.casefold().split()[-1:] in (
        ["unit"],
        ["team"],
        ["department"],
        ["directorate"],
        ["division"],
    )
    at = bool(_EMPLOYER.search(field)) and bool(_OPEN_POST.match(_bare(post)))
    return bool(_GENERIC_POST.match(_bare(post))) and works or at


def _is_person(phrase: str) -> bool:
    words = phrase.split()
    return (
        2 <= len(words) <= 3
        and bool(_NAME.match(phrase))
        and not any(w.casefold() in TOPICS or _is_head(w) for w in words)
    )


def _is_post(phrase: str) -> bool:
    words = phrase.casefold().split()
    last = words[-1] if words else ""
    return last in POSTS or len(words) > 1 and last.rstrip("s") in POSTS or bool(_OPEN_POST.match(phrase))


def _cut_words(piece: str) -> list[str]:
    """Cut at "and", "&" and "with" between two whole parties."""
    parts: list[str] = []
    start = 0
    for found in re.finditer(rf"\s+(?:and/or|and|&)\s+|\s*{JOINERS}\s+", piece, re.I):
        if found.start() < start:
            continue
        left, right = _bare(piece[start : found.start()]), _bare(piece[found.end() :])
        if _separates(left, right, found.group().strip().casefold()):
            parts.append(piece[start : found.start()])
            start = found.end()
    return [part for part in (*parts, piece[start:]) if part.strip()]


def _separates(left: str, right: str, word: str) -> bool:
    """Whether the word between them parts two parties."""
    if not left or not right:
        return True
    if word not in ("and", "&", "and/or"):
        return (
            "with" not in word
            or is_party(right)
            and not re.match(
                r"(?:overall |lead |particular )?(?:responsib|oversight|a focus|experience)", right, re.I
            )
        )
    second, joined, rest = right.partition(" and ")
    if joined and _is_open(left) and _is_topic(second) and is_party(rest):
        return False  # "Head of Quality | and Safety and …": its second field comes first
    begins = _OPEN_POST.match(right) or _OPEN_GROUP.match(right)
    if begins and right[:1].isupper() and left[:1].isupper():
        return True  # whatever stands before "and Head of …" is somebody else
    if not is_party(left) or not (right := _first_party(right)):
        return False
    if _is_name(left) or _is_name(right):
        others = [side for side in (left, right) if not _is_name(side)]
        return all(_ACRONYM.match(side) or _ends_in_head(side) or _is_agency(side) for side in others)
    if left.casefold() in WIDE_AGENCIES:
        first = re.sub(r"^the ", "", right, flags=re.I).split()
        alone = (
            len(first) == 1
            or right.casefold() in WIDE_AGENCIES
            or _is_agency(" ".join(first))
            or _is_open(right)
        )
        return alone or first[0].casefold() not in TOPICS or _is_group(right) and len(first) > 3
    if _is_open(left) and not _ends_in_head(left):
        return _is_post(right) or bool(_ACRONYM.match(right.split()[-1])) or _is_apart(right)
    return not (_is_topic(left) and not _ends_in_head(left))


def _is_apart(right: str) -> bool:
    """Whether a party after "Head of X and …" is somebody of its own rather than a second field of the same post."""
    words = right.casefold().split()
    if len(words) == 1:
        return _is_agency(right)
    if words[-1] in GROUP_HEADS or words[-1] in ("providers", "settings", "schools", "colleges"):
        return True
    if words[-1] in ("service", "services", "team"):
        return _is_agency(" ".join(words[:-1]))
    return _is_agency(right) and len(words) > 2


def _cut_unmarked(party: str) -> list[str]:
    """Two parties that stand side by side without a mark, as when a page joins stacked lines ("Executive Group
    Children's Social Care"): cut behind a group's or post's last word where a whole party of several words follows."""
    words = party.split()
    if "(" in party:
        return [party]
    for place in range(1, len(words)):
        left, right = " ".join(words[:place]), " ".join(words[place:])
        long = place > 1 and len(words) - place > 1
        alone = left.casefold() in WIDE_AGENCIES or bool(_ACRONYM.match(right))
        if (long or alone) and right[:1].isupper() and is_party(left) and _begins_another(left, right):
            return [left, *_cut_unmarked(right)]
    return [party]


def _begins_another(left: str, right: str) -> bool:
    """Whether what follows the left party is a party of its own."""
    last, words = left.split()[-1].casefold(), right.casefold().split()
    if last in _GOES_ON:
        return False
    if last in ("group", "area", "team", "service", "general") and words[0] in (
        "manager",
        "managers",
        "leader",
    ):
        return False
    if _OPEN_POST.match(right) and len(words) > 2:
        return True
    if left.casefold() in WIDE_AGENCIES:
        return _is_agency(right) or bool(_ACRONYM.match(right)) or _is_group(right) and len(words) > 3
    if last in GROUP_HEADS and _ACRONYM.match(right):
        return True
    if _is_head(words[0]) or all(_is_head(word) for word in words[:2]):
        return False
    is_open = bool(_OPEN_POST.match(left))
    if _is_group(right):
        return (
            last in GROUP_HEADS
            or last in POSTS
            and not is_open
            or is_open
            and last in ("services", "care", "health", "safeguarding", "education")
        )
    if _is_agency(right):
        return last in GROUP_HEADS or last in ("chair", "scrutineer")
    return (
        last in ("group", "sub-group", "subgroup", "board", "panel", "forum", "committee", "network")
        and _is_post(right)
        and words[0] not in _QUALIFIES_POST
    )


def _is_group(phrase: str) -> bool:
    words = phrase.casefold().split()
    return len(words) > 1 and words[-1] in GROUP_HEADS


def _first_party(right: str) -> str:
    """The beginning of a text, up to some "and", that is a party; "" for none."""
    joins = [found.start() for found in re.finditer(rf"\s+(?:and|&)\s+|\s*{JOINERS}", right, re.I)]
    for end in (*joins, len(right)):
        if is_party(right[:end]) and not (
            _is_topic(right[:end])
            and right[:end].casefold() not in WIDE_AGENCIES
            and not _ends_in_head(right[:end])
        ):
            return right[:end].strip()
    return ""


def _tidy(party: str) -> str:
    party = _NUMBERED.sub("", fold(party).strip(" ,;:/&+|"))
    party = re.sub(r"^(?:and|with|or)\s+", "", party, flags=re.I)
    party = party.rstrip(".") if not re.search(r"\b[A-Z]\.$", party) else party
    return "" if is_separator(party) else party.strip()
