"""What the messages of this module say: plain text, the link on a line of its own."""

import datetime
from dataclasses import dataclass

from lineofsight.design.wording import day
from lineofsight.organisations.models import Partnership
from lineofsight.returns.models import Ask


@dataclass(frozen=True)
class Letter:
    """Subject and text of one message."""

    subject: str
    text: str


def _partnership() -> tuple[str, str]:
    """Name and short name of the partnership; before it is set up, words that fit."""
    known = Partnership.objects.first()
    return (known.name, known.called) if known else ("The safeguarding partnership", "The partnership")


def _short(text: str, limit: int = 80) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"


def _promise(ask: Ask) -> str:
    return "\n".join(f"    {line}" for line in ask.record_label.splitlines() if line.strip())


def the_question(
    ask: Ask, name: str, asked_by: str, link: str, works_until: datetime.date, passed_on: str = ""
) -> Letter:
    """The first message: what is asked, of whom, until when, and the link. `passed_on` says who passed it on and why."""
    partnership, short = _partnership()
    asker = asked_by or partnership
    text = f"""Dear {name},

{asker} asks {ask.party.name} about this in the plan of {partnership}:

{_promise(ask)}

{ask.question}
{_passed_on(passed_on)}
Please answer by {day(ask.due_on)}. It takes a minute and needs no password; “no change, because…” is an answer too:

{link}

{_about_the_link(ask, works_until)}

{partnership}
"""
    return Letter(f"{short}: {_short(ask.record_label)}", text)


def _about_the_link(ask: Ask, works_until: datetime.date) -> str:
    return (
        f"The link is yours alone and works until {day(works_until)}. If this is not for {ask.party.name}, say so on "
        "that page and we ask somebody else. Please do not name any child or family member."
    )


def _passed_on(words: str) -> str:
    return f"\n{words}\n" if words else ""


def a_reminder(ask: Ask, name: str, link: str, on: datetime.date) -> Letter:
    """The same question again, saying how it stands with the day it was hoped for."""
    partnership, short = _partnership()
    days = (on - ask.due_on).days
    stands = (
        f"was hoped for by {day(ask.due_on)}, {days} days ago"
        if days > 1
        else f"is hoped for by {day(ask.due_on)}"
    )
    text = f"""Dear {name},

On {day(ask.asked_on)} {ask.party.name} was asked about this in the plan of {partnership}. An answer {stands}:

{_promise(ask)}

{ask.question}

It takes a minute and needs no password; “no change, because…” is an answer too:

{link}

If this is not for {ask.party.name}, say so on that page and we ask somebody else.

{partnership}
"""
    return Letter(f"{short}, reminder: {_short(ask.record_label)}", text)


def a_new_link(ask: Ask, name: str, link: str, works_until: datetime.date) -> Letter:
    """Somebody asked for a new link on the page of one that had expired."""
    partnership, short = _partnership()
    text = f"""Dear {name},

Somebody, probably you, opened a link of ours that no longer works, and asked for a new one. Here it is:

{link}

It opens this question to {ask.party.name}:

{_promise(ask)}

It is yours alone and works until {day(works_until)}. If you did not ask for it, nothing needs to be done.

{partnership}
"""
    return Letter(f"{short}: your new link", text)


def not_theirs(ask: Ask, name: str, words: str, address: str) -> Letter:
    """To whoever asked: the party says it is not theirs, and somebody has to pass it on."""
    partnership, short = _partnership()
    quoted = "\n".join(f"> {line}" for line in words.splitlines())
    text = f"""Dear {name},

{ask.party.name} says that this is not theirs:

{_promise(ask)}

{quoted}

Please choose whom to ask instead: {address}

{partnership}
"""
    return Letter(f"{short}: not theirs: {_short(ask.record_label, 60)}", text)
