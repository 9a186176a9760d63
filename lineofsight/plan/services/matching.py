"""Printed leads become parties: whoever the plan means, or only the words until somebody says."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from lineofsight.core.access import Reader
from lineofsight.core.errors import Refused
from lineofsight.groups import services as group_services
from lineofsight.groups.models import Group, GroupKind, Party, Post, Wording
from lineofsight.organisations import services as organisation_services
from lineofsight.organisations.models import Organisation, Sector
from lineofsight.people.models import Person
from lineofsight.people.services import add_person

Answerable = Group | Post | Organisation | Person

#: What can be made from printed words, and how a page calls it.
SORTS = {"group": "a group", "post": "a post", "organisation": "an agency", "person": "a person"}

LONGEST_NAMES = {"group": 200, "post": 200, "organisation": 200, "person": 150}

# What a name tells of the sort of thing it names; used only where somebody asked that what is not known be created.
_GROUP_KINDS = (
    (r"task\s*(and|&)\s*finish|\b(task|working) group", GroupKind.TASK_AND_FINISH),
    (r"\bpanel$", GroupKind.PANEL),
    (r"\b(forum|network|youth council)$", GroupKind.FORUM),
    (r"\bexecutive( group| board)?$", GroupKind.EXECUTIVE),
    (r"\bpartnership$", GroupKind.PARTNERSHIP),
    (r"\b(group|committee|board|forum)$", GroupKind.SUB_GROUP),
)
_SECTORS = (
    (r"\b(council|borough|county council|children.?s (social care|services))\b", Sector.COUNCIL),
    (r"\b(police|constabulary)\b", Sector.POLICE),
    (r"\b(nhs|icb|ccg|camhs|trust|hospitals?|health)\b", Sector.HEALTH),
    (r"\b(schools?|college|academy|university|education)\b", Sector.EDUCATION),
    (r"\b(probation|youth justice|court|cafcass)\b", Sector.JUSTICE),
    (r"\b(housing|homes)\b", Sector.HOUSING),
    (r"\b(charity|voluntary|association)\b", Sector.VOLUNTARY),
)
_A_JOB = r"\b(manager|officer|head|director|lead|chair|advisor|adviser|nurse|doctor|coordinator|scrutineer|superintendent|inspector)\b"
_EVERYBODY = r"\b(all|members|partners|agencies|organisations|chairs)\b"
#: Words that only say what sort of group, post or body is meant.
_NO_NAME = r"(the |each |relevant )*(sub|task|and|&|finish|working|steering|groups?|boards?|panels?|chair|leads?|[\s/-])+"


def parties_for(
    words: Iterable[str], *, by: Reader, matches: Mapping[str, Party] | None = None, create: bool = False
) -> dict[str, Party]:
    """The party for each printed lead.

    In this order: what `matches` says; what somebody matched the same words to before; the one group, post,
    organisation or person with exactly that name or short name; with `create` a new one of the sort its name tells;
    else the words alone. Nothing is guessed: a name that two things share stays words, and so does a collective.
    Creating records the events of what is created.
    """
    leads = list(dict.fromkeys(words))
    known = _matched_before(leads)
    named = who_is_named()
    found: dict[str, Party] = {}
    for lead in leads:
        meant = named.get(folded(lead), [])
        if matches and lead in matches:
            found[lead] = matches[lead]
        elif folded(lead) in known:
            found[lead] = known[folded(lead)]
        elif len(meant) == 1:
            found[lead] = group_services.party_for(meant[0], by=by)
        elif create and not meant and (sort := proposed_sort(lead)):
            found[lead] = create_named(lead, sort, by=by)
        else:
            found[lead] = group_services.party_of_words(lead, by=by)
    return found


def who_is_named() -> dict[str, list[Answerable]]:
    """Every group, post, organisation and person by folded name and short name; a shared name gives several. Four
    queries."""
    named: dict[str, list[Answerable]] = defaultdict(list)
    things: list[Answerable] = [
        *Group.objects.all(),
        *Post.objects.filter(abolished_on=None),
        *Organisation.objects.filter(left_on=None),
        *Person.objects.filter(left_on=None),
    ]
    for thing in things:
        for name in {folded(thing.name), folded(getattr(thing, "short_name", ""))} - {""}:
            named[name].append(thing)
    return named


def folded(words: str) -> str:
    """Words as two printings of the same name are compared: case, white space and kinds of dash do not matter."""
    return re.sub(r"\s+", " ", re.sub("[\u2010-\u2015\u2212]", "-", words)).strip().casefold()


def sort_of(words: str) -> str:
    """What sort of thing a name tells of: "group", "organisation" or "post" where it tells of neither."""
    if any(re.search(pattern, words, re.IGNORECASE) for pattern, _ in _GROUP_KINDS):
        return "group"
    if re.search(_A_JOB, words, re.IGNORECASE):
        return "post"
    return "organisation" if _sector_of(words) else "post"


def proposed_sort(words: str) -> str:
    """What could be created from printed words, for somebody to confirm: a key of SORTS. "" where the words name everybody, or
    only say what sort of group is meant ("Sub-Groups")."""
    if re.search(_EVERYBODY, words, re.IGNORECASE) or re.fullmatch(_NO_NAME, words.strip(), re.IGNORECASE):
        return ""
    return sort_of(words)


def create_named(words: str, sort: str, *, by: Reader, called: str = "") -> Party:
    """Create the group, post, agency or person that printed words name, and match the words to it for every plan.

    `sort` is a key of SORTS; `called` is the whole name where the words are short for it ("QASG"). Raises NotAllowed;
    Refused when there is one of that name already, or when the name is too long. Records what `groups`,
    `organisations` and `people` record.
    """
    name = called or words
    if len(name) > LONGEST_NAMES[sort]:
        raise Refused(f"“{name[:60]}…” is too long for a name. Leave it as printed, or match it to somebody.")
    short = {"short_name": words} if called and len(words) <= 40 else {}
    thing: Answerable
    if sort == "group":
        thing = group_services.create_group(name, _group_kind_of(name), by=by, **short)
    elif sort == "organisation":
        thing = organisation_services.create_organisation(
            name, by=by, sector=_sector_of(name) or Sector.OTHER, **short
        )
    elif sort == "person":
        thing = add_person(name, by=by, initials=words if called and len(words) <= 8 else "")
    else:
        thing = group_services.create_post(name, by=by)
    return group_services.match_words(group_services.party_of_words(words, by=by), thing, by=by)


def _group_kind_of(words: str) -> GroupKind:
    kinds = (kind for pattern, kind in _GROUP_KINDS if re.search(pattern, words, re.IGNORECASE))
    return next(kinds, GroupKind.SUB_GROUP)


def _sector_of(words: str) -> Sector | None:
    return next((sector for pattern, sector in _SECTORS if re.search(pattern, words, re.IGNORECASE)), None)


def _matched_before(leads: Iterable[str]) -> dict[str, Party]:
    """What somebody said words mean, by folded words. One query."""
    wanted = {folded(lead) for lead in leads}
    wordings = Wording.objects.select_related(
        "party__group", "party__post", "party__organisation", "party__person"
    )
    return {folded(each.words): each.party for each in wordings if folded(each.words) in wanted}
