"""Printed words without the marks that came with them: mark-up, bullets, emphasis stars, stray separators."""

import re

BULLETS = "☐☑☒•‣⁃▪▫●○◦■□◆◇❖➢➤►▶·∙"
TICKS = "✓✔✅☑√"
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_TAG = re.compile(r"</?(?:p|br|b|i|u|em|strong|li|ul|ol|div|span|font)\b[^<>]{0,200}>", re.IGNORECASE)
_STARS = re.compile(r"(\*\*|__)(?=\S)([^*_]{1,300}?)(?<=\S)\1")
_BULLET = re.compile(rf"^\s*([{BULLETS}]|[-–—*](?=\s)|[o§Øü](?=\s+\S)|>(?=\s))\s*")
_INNER_BULLET = re.compile(rf"\s*[{BULLETS}]\s*")
_SEPARATOR = re.compile(r"^[\s\-–—_=*~|+.…:•·]*$")
_SPACE = re.compile(r"\s+")


def words_of(text: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(text.split())


def fold(text: str) -> str:
    """White space folded to single spaces; soft hyphens and other invisible marks removed."""
    return _SPACE.sub(" ", text.translate(_INVISIBLE)).strip()


def clean(text: str) -> str:
    """One printed line without tags and emphasis stars, white space folded. Bullets and numbers stay."""
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "**" in text or "__" in text:
        text = _STARS.sub(r"\2", text)
    return fold(text)


def split_lines(text: str) -> list[str]:
    """A text that may hold paragraph tags or line breaks → its cleaned lines, blank ones left out."""
    parts = re.split(r"</?(?:p|br|li|div)\b[^<>]{0,200}>|[\r\n]+", text, flags=re.IGNORECASE)
    return [line for part in parts if (line := clean(part))]


def take_bullet(line: str) -> tuple[str, str]:
    """A line → (its bullet or "", the words after it). A tick alone is no bullet; a lone letter o is one."""
    found = _BULLET.match(line)
    if not found or found.end() >= len(line):
        return "", line
    return found.group(1), line[found.end() :]


def without_bullets(line: str) -> str:
    """The words of a line with bullets at its start and inside it removed."""
    line = take_bullet(line)[1]
    return fold(_INNER_BULLET.sub(" ", line)) if any(mark in line for mark in BULLETS) else line


def is_separator(text: str) -> bool:
    """Whether there is nothing but rules, dashes, dots and stray pipes."""
    return bool(_SEPARATOR.match(text))


def fold_words(text: str) -> str:
    """The bare words of a text for comparing: lower case, straight quotes, no punctuation, hyphens as spaces."""
    text = text.replace("’", "'").casefold()
    return " ".join(re.findall(r"[a-z0-9#&%£]+(?:'[a-z]+)?", text))


def starts_lower(text: str) -> bool:
    """Whether the words go on from something before: the first letter is a small one (bullets and numbers aside)."""
    return bool(text) and text[0].islower()


def ends_open(text: str) -> bool:
    """Whether a text plainly stops in the middle: on a comma, a joining word, a hyphen or an open bracket."""
    text = text.rstrip()
    if not text or text.count("(") > text.count(")"):
        return bool(text)
    if text[-1] in ",/&–-+(":
        return True
    return text.split()[-1].casefold() in _JOINING_WORDS


_JOINING_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "because",
        "between",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "its",
        "of",
        "on",
        "or",
        "our",
        "over",
        "per",
        "than",
        "that",
        "the",
        "their",
        "these",
        "this",
        "those",
        "through",
        "to",
        "under",
        "via",
        "we",
        "where",
        "whether",
        "which",
        "while",
        "who",
        "whose",
        "with",
        "within",
        "will",
        "shall",
        "must",
        "should",
    ]
)
