"""The page "Who may enter": every address, what people do there, and what each role may open of it."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lineofsight.core.access import Reader, access
from lineofsight.design.lists import Column, Filter, Listing
from lineofsight.people.policies import can_keep_people
from lineofsight.people.roles import BY_KEY

from .addresses import API, PAGE, Address, addresses, columns

ANSWERS = {"yes": "Yes", "some": "For some", "no": "No"}
SIGNED_IN = Reader(marks=frozenset({"signed-in"}))
#: What one may ask of a role: key → (words, the rows that fit).
ASKED = {
    "enter": ("What they may enter", lambda one, role: one.answer(role) != "no"),
    "more": (
        "What not everybody who signs in may enter",
        lambda one, role: one.answer(role) != "no" and one.answer(role) != one.entrance.answer(SIGNED_IN),
    ),
    "some": ("What they may enter for some records", lambda one, role: one.answer(role) == "some"),
    "no": ("What is closed to them", lambda one, role: one.answer(role) == "no"),
}


@access(can_keep_people)
@require_safe
def who_may_enter(request: HttpRequest) -> HttpResponse:
    """What each role may see and do: every page and every operation of the API."""
    role = _role_asked_for(request.GET)
    list = matrix(request.GET, role)
    context = {
        "list": list,
        "role": BY_KEY.get(role),
        "counts": _counts(role),
        "name": columns().get(role, ""),
    }
    return list.export() or render(request, "config/who_may_enter.jinja", context)


def matrix(asked: Mapping[str, str], role: str = "") -> Listing:
    """The list as somebody asked for it; with a role what that one may open. A file has a column for each role."""
    about_role = (
        [Column("answer", columns()[role], show=lambda one: ANSWERS[one.answer(role)])] if role else []
    )
    return Listing(
        asked,
        rows=[one for one in addresses() if one.is_open],
        name="Who may enter",
        noun=("address", "addresses"),
        columns=[
            Column("what", "What people do there", sort=True, heading=True),
            *(_column_of(key) for key in columns() if asked.get("export")),
            *([] if asked.get("export") else about_role),
            Column("who", "Who may", sort=True),
            Column("part", "Part", sort=("part", "kind", "address")),
            Column("address", "Address", sort=True),
        ],
        filters=_filters(role),
        page_size=50,
    )


def _column_of(role: str) -> Column:
    return Column(f"role-{role}", columns()[role], show=lambda one: ANSWERS[one.answer(role)])


def _filters(role: str) -> list[Filter]:
    parts = sorted({one.part for one in addresses()})
    found = [
        Filter("role", "Role", choices=columns().items(), apply=lambda rows, value: rows),
        Filter("words", "What, who or where", field=("what", "who", "address")),
        Filter("part", "Part", choices=[(part, part) for part in parts]),
        Filter("kind", "Pages or API", choices=[(PAGE, "Pages"), (API, "The API")]),
    ]
    if role:
        choices = [(key, words) for key, (words, _) in ASKED.items()]
        found.insert(
            1, Filter("may", "Show", choices=choices, apply=lambda rows, asked: _fit(rows, asked, role))
        )
    return found


def _fit(rows, asked: str, role: str) -> list[Address]:
    return [one for one in rows if ASKED[asked][1](one, role)]


def _role_asked_for(asked: Mapping[str, str]) -> str:
    return asked.get("role", "") if asked.get("role") in columns() else ""


def _counts(role: str) -> dict[str, int]:
    """How many addresses of each answer a role has; {} without a role."""
    told = [one.answer(role) for one in addresses() if one.is_open] if role else []
    return {answer: told.count(answer) for answer in ANSWERS} if told else {}
