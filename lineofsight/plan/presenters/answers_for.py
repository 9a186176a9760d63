"""What a group, post, agency or person answers for, as a part of their page in the directory."""

import datetime
from dataclasses import dataclass

from django.urls import reverse

from lineofsight.core.access import Reader
from lineofsight.core.clock import today
from lineofsight.groups.models import Group, Post
from lineofsight.organisations.models import Organisation
from lineofsight.people.models import Person

from ..queries.overview import PromiseLine
from ..queries.sentences import load_in_a_sentence
from ..queries.work_plans import carried_by

#: The most pressing are shown; all of them are on the work plan.
MOST = 6


@dataclass(frozen=True)
class AnswersFor:
    """The most pressing of what somebody answers for: `lines` with who carries each where that is not they themselves,
    `sentence` about all, and `href` of the whole work plan ("" where all are shown)."""

    sentence: str
    lines: tuple[tuple[PromiseLine, str], ...]
    count: int
    href: str
    nothing: str


def answers_for(reader: Reader, thing: Group | Post | Organisation | Person) -> AnswersFor | None:
    """What plans that the reader may see lay on somebody; None for a person whom none names. Four queries."""
    on = today()
    lines = carried_by(thing, reader, on)
    if not lines and isinstance(thing, Person):
        return None
    kind = str(thing._meta.model_name)
    parties = {one.party_id: one.kind for line in lines for one in line.answering}
    own = next((pk for pk, of in parties.items() if of == kind), None)
    pressing = sorted(lines, key=lambda line: (line.rank, line.position.next_on or datetime.date.max))
    shown = pressing[:MOST] if own else pressing
    return AnswersFor(
        sentence=load_in_a_sentence(lines, set(parties), on),
        lines=tuple((line, _through(line, kind)) for line in shown),
        count=len(lines),
        href=reverse("plan:work_plan", args=[own]) if own else "",
        nothing=f"Nothing in a plan that is not closed names {thing}.",
    )


def _through(line: PromiseLine, kind: str) -> str:
    """The posts that carry it for their agency: "Housing Lead"."""
    return ", ".join(one.name for one in line.answering if one.kind != kind)
