"""Signed links as addresses, and the marks that stand for them in a text."""

import re
from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

from lineofsight.notices.models import SignedLink

MARK = re.compile(r"\[link:(\d+)\]")


def secret_from(seed: str) -> str:
    """The secret of a link: 256 bits from its seed and the installation's key, so that whoever has only the database
    (or only the key) has no link."""
    return salted_hmac("lineofsight.notices.signed-link", seed, algorithm="sha256").hexdigest()


def address_of(link: SignedLink) -> str:
    """The whole address that goes into the message."""
    return settings.SITE_ADDRESS + reverse(link.purpose.replace(".", ":"), args=[secret_from(link.seed)])


def holders_of(actors: Iterable[str]) -> dict[str, str]:
    """Those who did something by a link, as history tells of them: {"link:41": "Sian Pugh, by a link"}. One query where
    there is one."""
    ids = {int(actor[5:]) for actor in actors if actor.startswith("link:") and actor[5:].isdigit()}
    rows = SignedLink.objects.filter(pk__in=ids).values_list("pk", "person__name") if ids else ()
    return {f"link:{pk}": f"{name}, by a link" for pk, name in rows}


def links_in(text: str) -> set[int]:
    return {int(number) for number in MARK.findall(text)}


def with_links(text: str) -> str:
    """The text of a message with each mark replaced by the address of its link. One query when there is a mark."""
    ids = links_in(text)
    return fill_in(text, SignedLink.objects.in_bulk(ids) if ids else {})


def fill_in(text: str, links: dict[int, SignedLink]) -> str:
    """As `with_links`, from links fetched already. No query."""
    return MARK.sub(
        lambda found: address_of(links[int(found[1])]) if int(found[1]) in links else found[0], text
    )


def without_links(text: str) -> str:
    """The text of a message as others than its addressee may read it."""
    return MARK.sub("[their own link, shown to nobody else]", text)
