"""Mark-up that was left in plain text: paragraph tags in cells, stars around bold words, HTML entities."""

import html
import re

from lineofsight.plan.importing.containers.folding import fold

_BREAK = re.compile(r"</?(?:p|div|ul|ol|h[1-6])(?:\s[^<>]*)?>|<br\s*+/?>|</li>", re.I)
_ITEM = re.compile(r"<li(?:\s[^<>]*)?>", re.I)
_TAG = re.compile(r"</?(?:b|i|u|strong|em|span|font|a|sup|sub|small|mark|code)(?:\s[^<>]*)?/?>", re.I)
_STARS = re.compile(r"(?<![*\w])(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?![*\w])")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,5});")


def cell_lines(text: str) -> tuple[str, ...]:
    """The printed lines of a cell."""
    text = _ITEM.sub("\n• ", _BREAK.sub("\n", text))
    return tuple(line for part in text.split("\n") if (line := unmark(part)))


def unmark(text: str) -> str:
    """One line without the marks of bold and without tags, white space folded. Other angle brackets are
    text."""
    if "<" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    if "**" in text or "__" in text:
        text = _STARS.sub(r"\2", text)
    return fold(text)


def is_all_bold(text: str) -> bool:
    """Whether stars mark the whole line as bold."""
    bare = text.strip()
    return len(bare) > 4 and bare[:2] == bare[-2:] == "**" and "**" not in bare[2:-2]
