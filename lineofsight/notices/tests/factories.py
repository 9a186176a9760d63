"""Messages and links for tests."""

import datetime

from lineofsight.core.access import system
from lineofsight.core.clock import now
from lineofsight.notices import services

BY = system("tests")


def message_to(person, *, key="a-key", subject="A question for you", text="Please answer.", **more):
    return services.tell(person, subject=subject, text=text, key=key, by=BY, **more)


def link_for(person, subject, *, days=30, purpose="returns.answer"):
    """The link and its secret."""
    return services.mint_link(
        purpose, subject, person, expires_at=now() + datetime.timedelta(days=days), by=BY
    )
