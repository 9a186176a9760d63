"""How tests use the plan's pages: send a form, read what comes back."""

import html
import re

from django.urls import reverse

WHY = "Agreed by the executive group on 12 November"


def page(answer) -> str:
    """What was drawn."""
    return answer.content.decode()


def words(answer) -> str:
    """What was drawn, as somebody reads it: without the marks between the words."""
    text = html.unescape(re.sub(r"<(script|style|svg).*?</\1>|<[^>]+>", " ", page(answer), flags=re.S))
    return re.sub(r"\s+([.,:;?])", r"\1", " ".join(text.split()))


def send(browser, name: str, *parts, **values):
    """Send the form of a route of the plan."""
    return browser.post(reverse(f"plan:{name}", args=parts), values)


def errors_on(answer) -> list[str]:
    """The lines of the error summary."""
    summary = re.search(r'govuk-error-summary__list">(.*?)</ul>', page(answer), re.S)
    return re.findall(r"<(?:a[^>]*|li)>\s*([^<]+?)\s*</", summary.group(1)) if summary else []
