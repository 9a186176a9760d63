"""Which paragraphs are headings, and how high they stand: by level where the file has levels, else by size, bold type,
or their words and what follows them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lineofsight.plan.importing.document import Block, Paragraph, Table
from lineofsight.plan.importing.reader import titles
from lineofsight.plan.importing.reader.cleaning import fold, fold_words, take_bullet
from lineofsight.plan.importing.reader.contents import begins_with_verb, is_imperative_title
from lineofsight.plan.importing.reader.numbering import reference_path
from lineofsight.plan.importing.reader.telling_plans import introduces_outcomes, words_of_block
from lineofsight.plan.importing.reader.titles import Title, read_title

BOLD_RANK = 20
WEAK_RANK = 30
_LONGEST = 28


@dataclass(frozen=True)
class Heading:
    """A heading as printed, its rank (lower stands higher) and what it stands for. `is_weak` where only its words and
    its place say that it is one."""

    text: str
    rank: float
    title: Title
    page: int | None = None
    is_weak: bool = False


class HeadingScale:
    """Tells headings from text for one document."""

    def __init__(self, blocks: list[Block]):
        sizes: Counter[float] = Counter()
        bold = total = plain = 0
        for block in blocks:
            if isinstance(block, Paragraph):
                plain += not block.level
                if not block.level:  # by length: a page of short bold lines over long text still has headings
                    total += len(block.text)
                    bold += len(block.text) * block.bold
                if block.size:
                    sizes[round(block.size, 1)] += len(block.text)
        self.body_size = sizes.most_common(1)[0][0] if sizes else None
        self.sizes = sorted(
            (size for size in sizes if self.body_size and size > self.body_size * 1.08), reverse=True
        )
        self.bold_tells = bold < 0.6 * total or plain < 6
        self.has_levels = any(isinstance(block, Paragraph) and block.level for block in blocks)

    def heading(self, paragraph: Paragraph, following: Sequence[Block]) -> Heading | None:
        """The heading that a paragraph is, or None for text. `following` are the next few blocks."""
        text = (
            fold(f"{paragraph.number} {paragraph.text}") if _is_number(paragraph.number) else paragraph.text
        )
        words = len(text.split())
        before_table = bool(following) and isinstance(following[0], Table)
        if before_table and _LONGEST < words <= 3 * _LONGEST and read_title(text).kind == titles.OBJECTIVE:
            return self._make(paragraph, text, WEAK_RANK, is_weak=True)
        if paragraph.level:
            return self._make(paragraph, text, paragraph.level) if words <= _LONGEST * 2 else None
        if (
            words > _LONGEST
            or take_bullet(paragraph.text)[0]
            or paragraph.number
            and not _is_number(paragraph.number)
        ):
            return None
        stops = text.endswith((".", ";", ","))
        if (
            self.body_size
            and paragraph.size
            and round(paragraph.size, 1) in self.sizes
            and (not stops or before_table)
        ):
            return self._make(paragraph, text, 8 + self.sizes.index(round(paragraph.size, 1)))
        if paragraph.bold and self.bold_tells and words <= 24 and (not stops or before_table and words > 2):
            return self._make(paragraph, text, BOLD_RANK)
        if self._is_weak_heading(paragraph, text, words, following):
            return self._make(paragraph, text, WEAK_RANK, is_weak=True)
        return None

    def box_rank(self, title: Title) -> float:
        """The rank of a title printed in a box of its own."""
        base = BOLD_RANK + 2 if title.kind in (titles.SECTION, titles.OBJECTIVE) else WEAK_RANK
        return base + depth_of(title)

    def _make(self, paragraph: Paragraph, text: str, rank: float, is_weak: bool = False) -> Heading:
        title = read_title(text)
        return Heading(text, rank + depth_of(title), title, paragraph.page, is_weak)

    def _is_weak_heading(
        self, paragraph: Paragraph, text: str, words: int, following: Sequence[Block]
    ) -> bool:
        """Whether a plain line is a heading by its words and by what follows it."""
        title = read_title(text)
        before_table = bool(following) and isinstance(following[0], Table)
        if _GOES_ON.match(text) and text.endswith("."):
            return False
        if (
            before_table
            and words <= 24
            and is_objective_title(title)
            and (text[0].isalnum() or bool(title.ref))
            and not title.text[:1].islower()
        ):
            return True
        begins = title.text if title.ref else text
        if words > 16 or text.endswith((".", ";", ",")) or not (begins[:1].isupper() or begins[:1].isdigit()):
            return False
        if title.kind in (titles.STATEMENT, titles.LABEL_OUTCOMES, titles.LABEL_ACTIONS):
            return True
        if title.kind in (titles.SECTION, titles.HORIZON, titles.GENERIC):
            return words <= 14 and not begins_with_verb(title.text)
        if self.has_levels and not before_table or fold_words(text).startswith("why "):
            return False  # "Why is this a priority?" stands over reasons, no rows
        if title.kind in (titles.OBJECTIVE, titles.OUTCOME):
            return before_table
        if title.kind == titles.LEAD or text.endswith(":") or re.search(r":\s|@|https?:", text):
            return False
        return (words <= 12 or title.ref != "") and (
            before_table or words <= 9 and _leads_to_table(following)
        )


# "We continue to carry out the functions that the law gives us." introduces rows, it heads none.
_GOES_ON = re.compile(r"^we (?:continue|carry|also|do|have|must|are|keep)\b", re.I)


def _leads_to_table(following: Sequence[Block]) -> bool:
    """Whether nothing but an introduction, labels or a lower heading stands between a line and a table."""
    for place, block in enumerate(following[:4]):
        if isinstance(block, Table):
            return True
        kind = read_title(block.text).kind
        label = kind in (titles.LEAD, titles.LABEL_OUTCOMES, titles.OUTCOME)
        item = bool(take_bullet(block.text)[0] or block.number)
        lower = is_objective_title(read_title(fold(f"{block.number} {block.text}")))
        if (
            lower
            or label
            or introduces_outcomes(block.text, list(map(words_of_block, following[place + 1 :])))
        ):
            return True
        if not (item or block.text.endswith((".", ":")) and place < 2):
            return False
    return False


def is_objective_title(title: Title) -> bool:
    """Whether a heading reads as an objective: labelled so, numbered below a section, or an imperative."""
    if title.kind == titles.OBJECTIVE:
        return True
    if title.kind not in (titles.OTHER, titles.APART):
        return False
    numbers = [step for step in reference_path(title.ref) if step.isdigit()]
    return (
        len(numbers) > 1
        or len(reference_path(title.ref)) > 1
        and title.ref[:1].isdigit()
        or is_imperative_title(title.text)
    )


def depth_of(title: Title) -> float:
    """How much lower than its like a heading stands because of what it says, where level, size or type say nothing:
    core business over sections, sections over outcomes, outcomes over objectives."""
    if title.kind == titles.GENERIC:
        return 0.0
    if title.kind == titles.OUTCOME:
        return 0.2
    if is_objective_title(title):
        return 0.3
    if title.kind == titles.HORIZON:
        return 0.4
    return 0.2 if title.kind == titles.OTHER and title.ref[:1].isdigit() else 0.1


def _is_number(number: str) -> bool:
    return bool(number) and not take_bullet(number + " x")[0]
