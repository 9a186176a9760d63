"""How tests use the plan's pages: send a form, read what comes back."""

import html
import re

from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from lineofsight.history.keeping import kept

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


#: So many queries at most while nothing happened since the page was last opened, and for the first after a change.
MOST, MOST_AFTER_A_CHANGE = 15, 20


def queries_of(client, page: str) -> tuple[int, int]:
    """What the page costs somebody while nothing happened, and the first to open it after a change."""
    with override_settings(KEEPS_RESULTS=True):
        client.get(page)  # what is looked up once per process
        kept.forget()
        costs = []
        for _ in range(2):
            with CaptureQueriesContext(connection) as captured:
                assert client.get(page).status_code == 200
            costs.append(len(captured))
        kept.forget()
    return costs[1], costs[0]


def is_cheap(costs: tuple[int, int]) -> bool:
    return costs[0] <= MOST and costs[1] <= MOST_AFTER_A_CHANGE
