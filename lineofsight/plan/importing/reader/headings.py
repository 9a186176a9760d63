"""Which paragraphs are headings, and how high they stand: by level where the file has levels, else by size, bold type,
or their words and what follows them."""

from collections import Counter
from dataclasses import dataclass

from lineofsight.plan.importing.document import Block, Paragraph, Table
from lineofsight.plan.importing.reader import titles
from lineofsight.plan.importing.reader.cleaning import fold, take_bullet
from lineofsight.plan.importing.reader.contents import begins_with_verb
from lineofsight.plan.importing.reader.titles import Title, read_title

BOLD_RANK = 20
WEAK_RANK = 30
_LONGEST = 28


@dataclass(frozen=True)
class Heading:
    """A heading as printed, its rank (lower stands higher) and what it stands for. `is_weak` where only its words and
    its place say that it is one."""

    text: str
    rank: int
    title: Title
    page: int | None = None
    is_weak: bool = False


class HeadingScale:
    """Tells headings from text for one document."""

    def __init__(self, blocks: list[Block]):
        sizes: Counter[float] = Counter()
        bold = total = 0
        for block in blocks:
            if isinstance(block, Paragraph):
                total += 1
                bold += block.bold
                if block.size:
                    sizes[round(block.size, 1)] += len(block.text)
        self.body_size = sizes.most_common(1)[0][0] if sizes else None
        self.sizes = sorted((size for size in sizes if self.body_size and size > self.body_size * 1.08), reverse=True)
        self.bold_tells = bold < 0.6 * total or total < 6
        self.has_levels = any(isinstance(block, Paragraph) and block.level for block in blocks)

    def heading(self, paragraph: Paragraph, following: Block | None) -> Heading | None:
        """The heading that a paragraph is, or None for text. `following` is the next block."""
        text = fold(f"{paragraph.number} {paragraph.text}") if _is_number(paragraph.number) else paragraph.text
        words = len(text.split())
        if paragraph.level:
            return self._make(paragraph, text, paragraph.level) if words <= _LONGEST * 2 else None
        if words > _LONGEST or take_bullet(paragraph.text)[0] or paragraph.number and not _is_number(paragraph.number):
            return None
        if self.body_size and paragraph.size and round(paragraph.size, 1) in self.sizes and not text.endswith((".", ";", ",")):
            return self._make(paragraph, text, 8 + self.sizes.index(round(paragraph.size, 1)))
        if paragraph.bold and self.bold_tells and words <= 18 and not text.endswith((".", ";", ",")):
            return self._make(paragraph, text, BOLD_RANK)
        if self._is_weak_heading(paragraph, text, words, following):
            return self._make(paragraph, text, WEAK_RANK, is_weak=True)
        return None

    def box_rank(self, title: Title) -> int:
        """The rank of a title printed in a box of its own."""
        return BOLD_RANK + 2 if title.kind in (titles.SECTION, titles.OBJECTIVE) else WEAK_RANK

    def _make(self, paragraph: Paragraph, text: str, rank: int, is_weak: bool = False) -> Heading:
        return Heading(text, rank, read_title(text), paragraph.page, is_weak)

    def _is_weak_heading(self, paragraph: Paragraph, text: str, words: int, following: Block | None) -> bool:
        if words > 16 or text.endswith((".", ";", ",")) or not (text[:1].isupper() or text[:1].isdigit()):
            return False
        title = read_title(text)
        if title.kind in (titles.STATEMENT, titles.LABEL_OUTCOMES, titles.LABEL_ACTIONS):
            return True
        if title.kind in (titles.SECTION, titles.HORIZON, titles.GENERIC):
            return words <= 14 and not begins_with_verb(title.text)
        if self.has_levels and not isinstance(following, Table):
            return False
        before_table = isinstance(following, Table) or isinstance(following, Paragraph) and read_title(following.text).kind in (titles.LEAD, titles.LABEL_OUTCOMES, titles.OUTCOME)
        if title.kind in (titles.OBJECTIVE, titles.OUTCOME):
            return isinstance(following, Table)
        return before_table and title.kind != titles.LEAD and not text.endswith(":") and (words <= 12 or title.ref != "")


def _is_number(number: str) -> bool:
    return bool(number) and not take_bullet(number + " x")[0]
