"""The words with which one document numbers its sections ("Goal 1: …", "Ambition 2 – …") and heads its outcomes ("If we
get this right:"), whatever they are.

A word list cannot hold them all, and some mean something else elsewhere: "Objective 1: Neglect" heads a section,
"Objective 1: Reduce the harm of neglect" under a priority does not. So they are found in the document: a label that comes
with several numbers over subjects, where no priority or theme does.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from lineofsight.plan.importing.document import Block, Paragraph, Table
from lineofsight.plan.importing.reader import titles
from lineofsight.plan.importing.reader.cleaning import fold, fold_words, take_bullet, words_of
from lineofsight.plan.importing.reader.contents import begins_with_verb, is_outcome
from lineofsight.plan.importing.reader.telling_plans import tells_back
from lineofsight.plan.importing.reader.titles import LABELLED, OwnTitles, own_titles, read_title
from lineofsight.plan.importing.reader.views import View

_NEVER = words_of(
    """
    year years phase stage step quarter q month week day term half period table figure fig appendix annex schedule page
    version v draft issue action actions task tasks milestone milestones recommendation recommendations rec standard
    question item row note footnote paragraph para sheet level case audit measure kpi indicator evidence risk option
    group team meeting session module tier key rag lead lcspr scr
    """
)
_UNKNOWN = (titles.OTHER, titles.GENERIC)
_MOST_OUTCOMES = 12


def find_own_titles(blocks: Sequence[Block]) -> OwnTitles:
    """What the document calls its sections and its outcomes, beside the usual words."""
    sections = find_section_labels(blocks)
    with own_titles(OwnTitles(sections)):
        return OwnTitles(sections, find_outcome_labels(blocks))


def find_outcome_labels(blocks: Sequence[Block]) -> frozenset[str]:
    """The bare words of short lines that come again and again, each time over a list that tells how things shall be."""
    items: dict[str, list[list[str]]] = defaultdict(list)
    listed: set[str] = set()
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph) and _may_head_outcomes(block):
            following = blocks[place + 1 : place + 1 + _MOST_OUTCOMES]
            items[fold_words(block.text)].append(_told_under(following))
            if following and _is_item(following[0]):
                listed.add(fold_words(block.text))
        elif isinstance(block, Table) and block.rows * block.columns == 1 and block.cells:
            first, *others = block.cells[0].lines
            if read_title(first).kind in _UNKNOWN and len(first.split()) <= 10:
                items[fold_words(first)].append([take_bullet(line)[1] for line in others])
                listed.add(fold_words(first))
    return frozenset(label for label in listed if not tells_back(label) and _tell_outcomes(items[label]))


def _may_head_outcomes(block: Paragraph) -> bool:
    return (
        bool(block.bold or block.level or block.text.endswith((":", "…", "...")))
        and not _is_item(block)
        and len(block.text.split()) <= 10
        and read_title(block.text).kind in _UNKNOWN
    )


def _is_item(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    return block.number[:1].isdigit() or bool(take_bullet(f"{block.number} {block.text}".strip())[0])


def _told_under(following: Sequence[Block]) -> list[str]:
    """The items right under a line, or the one paragraph there."""
    items = [block for block in itertools.takewhile(_is_item, following) if isinstance(block, Paragraph)]
    first = following[0] if following else None
    if not items and isinstance(first, Paragraph) and not (first.level or first.bold):
        items = [first]
    return [take_bullet(block.text)[1] for block in items]


def _tell_outcomes(lists: list[list[str]]) -> bool:
    told = [text for items in lists for text in items]
    return (
        len(lists) > 1
        and all(lists)
        and not any(begins_with_verb(text) for text in told)
        and sum(is_outcome(text) for text in told) >= len(told) / 2
    )


def find_section_labels(blocks: Sequence[Block]) -> frozenset[str]:
    """The labels, in small letters, that number sections in this document beside the usual ones; mostly none."""
    subjects: dict[str, dict[str, str]] = defaultdict(dict)
    headed: Counter[str] = Counter()
    usual: set[str] = set()
    for text in _headings(blocks):
        found = LABELLED.match(text)
        if found and "outcome" not in found["label"].casefold():
            headed[found["label"].casefold()] += 1
    for text in _candidates(blocks):
        title = read_title(text)
        if title.kind == titles.SECTION and title.ref:
            usual.add(title.ref)
            continue
        found = LABELLED.match(text)
        if found and found["label"].casefold().split()[-1] not in _NEVER:
            subjects[found["label"].casefold()].setdefault(found["number"].casefold(), found["title"])
    if len(usual) > 1:  # beside priorities only other headings that count: "Enabler 1 – Data"
        return frozenset(
            label
            for label, found in subjects.items()
            if 1 < len(found) <= headed[label] and read_title(f"{label} 1: x").kind == titles.OTHER
        )
    return frozenset(
        label
        for label, found in subjects.items()
        if _numbers_sections(label, list(found.values())) or 1 < len(found) <= headed[label]
    )


def _headings(blocks: Sequence[Block]) -> Iterator[str]:
    """What is set as a heading: paragraphs of a level or in bold, the title row of a table."""
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.level or block.bold:
                yield block.text
        elif block.rows > 1 and (top := View(block).lone(0)) is not None and top.column_span == block.columns:
            yield top.lines[0]


def _candidates(blocks: Sequence[Block]) -> Iterator[str]:
    """What may be a heading: short paragraphs, rows with one printed cell, names of sheets, cells of the first columns."""
    for block in blocks:
        if isinstance(block, Paragraph):
            texts = [fold(f"{block.number} {block.text}") if block.number[:1].isalnum() else block.text]
        else:
            view = View(block)
            lone = (cell.lines[0] for row in range(view.rows) if (cell := view.lone(row)) and cell.lines)
            texts = [block.name, *lone, *(cell.text for cell in block.cells if cell.column < 2)]
        yield from (text for text in texts if text and len(text.split()) <= 20)


def _numbers_sections(label: str, subjects: Sequence[str]) -> bool:
    kind = read_title(f"{label} 1: x").kind
    if len(subjects) == 1:
        return (
            kind in (titles.OUTCOME, titles.OBJECTIVE)
            and "outcome" not in label
            and _is_title_case(subjects[0])
        )
    if kind not in (titles.OUTCOME, titles.OBJECTIVE, titles.LABEL_OUTCOMES):
        return kind in (titles.OTHER, titles.APART, titles.GENERIC)
    nouns = [text for text in subjects if _names_subject(text)]
    return len(nouns) > 0.6 * len(subjects)


def _names_subject(text: str) -> bool:
    return (
        _is_title_case(text)
        or len(text.split()) <= 8
        and not (text.endswith(".") or is_outcome(text) or begins_with_verb(text))
    )


def _is_title_case(text: str) -> bool:
    """Whether a subject is printed as a name ("Safer Communities"), as no goal in a sentence is."""
    words = [word for word in text.split() if len(word) > 3]
    return len(text.split()) <= 8 and all(word[0].isupper() for word in words)
