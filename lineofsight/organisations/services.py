"""Writes about the partnership, its areas and its agencies."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from lineofsight.core.access import Reader
from lineofsight.core.editions import change, in_words, insert, require_valid
from lineofsight.core.errors import Refused
from lineofsight.history.services import record

from . import policies
from .models import Area, Organisation, Partnership


@transaction.atomic
def found_partnership(*, by: Reader, name: str, areas: Iterable[str], **fields: Any) -> Partnership:
    """Make the one partnership of this installation, and its areas. `people.services.set_up_partnership` calls it.

    Raises Refused when there is one already, or when no area is named. Records `organisations.partnership_founded`.
    """
    if Partnership.objects.exists():
        raise Refused("The partnership is set up already. Sign in to change its profile.")
    names = list(dict.fromkeys(name.strip() for name in areas if name.strip()))
    if not names:
        raise Refused("Name at least one local authority area.")
    partnership = Partnership(pk=1, name=name.strip(), **fields)
    insert(partnership)
    record("organisations.partnership_founded", partnership, by=by, name=partnership.name, areas=names)
    for area in names:
        _add_area(area, by=by)
    return partnership


@transaction.atomic
def change_partnership(
    partnership: Partnership, *, by: Reader, edition: int | None = None, **fields: Any
) -> Partnership:
    """Change the partnership's profile (name, short_name, about, contact_email).

    Raises NotAllowed (policies.can_change_partnership), EditionConflict, Refused. Records
    `organisations.partnership_changed` when something differs.
    """
    policies.can_change_partnership(by).require()
    changes = change(partnership, fields, edition=edition)
    if changes:
        record("organisations.partnership_changed", partnership, by=by, changes=changes)
    return partnership


@transaction.atomic
def create_area(name: str, *, by: Reader, code: str = "") -> Area:
    """Add a local authority area. Raises NotAllowed (policies.can_keep_organisations), Refused when the name is
    taken. Records `organisations.area_added`."""
    policies.can_keep_organisations(by).require()
    return _add_area(name, by=by, code=code)


def _add_area(name: str, *, by: Reader, code: str = "") -> Area:
    area = Area(name=name.strip(), code=code.strip().upper())
    insert(area)
    record("organisations.area_added", area, by=by, name=area.name, code=area.code)
    return area


@transaction.atomic
def change_area(area: Area, *, by: Reader, name: str, code: str = "") -> Area:
    """Change an area's name or code. Raises NotAllowed, Refused. Records `organisations.area_changed`."""
    policies.can_keep_organisations(by).require()
    stored = Area.objects.select_for_update().get(pk=area.pk)
    wanted = {"name": name.strip(), "code": code.strip().upper()}
    changes = {
        key: [getattr(stored, key), value] for key, value in wanted.items() if getattr(stored, key) != value
    }
    if not changes:
        return area
    area.name, area.code = wanted["name"], wanted["code"]
    require_valid(area)
    area.save(update_fields=["name", "code"])
    record("organisations.area_changed", area, by=by, changes=changes)
    return area


@transaction.atomic
def create_organisation(name: str, *, by: Reader, areas: Iterable[Area] = (), **fields: Any) -> Organisation:
    """Add an agency to the register.

    `fields`: short_name, sector (a `Sector`), is_safeguarding_partner, email, joined_on. Raises NotAllowed
    (policies.can_keep_organisations), Refused when the name is taken. Records `organisations.organisation_added`.
    """
    policies.can_keep_organisations(by).require()
    organisation = Organisation(name=name.strip(), **fields)
    insert(organisation)
    organisation.areas.set(areas)
    told = {key: in_words(value) for key, value in fields.items() if value not in ("", None)}
    record("organisations.organisation_added", organisation, by=by, name=organisation.name, **told)
    return organisation


@transaction.atomic
def change_organisation(
    organisation: Organisation,
    *,
    by: Reader,
    edition: int | None = None,
    areas: Iterable[Area] | None = None,
    reason: str = "",
    **fields: Any,
) -> Organisation:
    """Change an agency's entry; `areas` None leaves its areas as they are.

    Raises NotAllowed, EditionConflict with both versions, Refused. Records `organisations.organisation_changed` when
    something differs.
    """
    policies.can_keep_organisations(by).require()
    changes = change(organisation, fields, edition=edition)
    if areas is not None:
        changes |= _change_areas(organisation, list(areas))
    if changes:
        record("organisations.organisation_changed", organisation, by=by, changes=changes, reason=reason)
    return organisation


def _change_areas(organisation: Organisation, areas: list[Area]) -> dict[str, list]:
    before = list(organisation.areas.all())
    if {area.pk for area in before} == {area.pk for area in areas}:
        return {}
    organisation.areas.set(areas)
    return {"areas": [sorted(area.name for area in before), sorted(area.name for area in areas)]}


@transaction.atomic
def record_organisation_leaving(
    organisation: Organisation, *, by: Reader, last_day: datetime.date, reason: str = ""
) -> Organisation:
    """Say on which day an agency is last in the partnership. It stays in the register, and so do its people.

    Raises NotAllowed, Refused when it has left already or had not yet joined. Records
    `organisations.organisation_left`.
    """
    policies.can_keep_organisations(by).require()
    if organisation.left_on:
        raise Refused(f"{organisation.name} has left already.")
    changes = change(organisation, {"left_on": last_day + datetime.timedelta(days=1)}, edition=None)
    record("organisations.organisation_left", organisation, by=by, changes=changes, reason=reason)
    return organisation


@transaction.atomic
def record_organisation_returning(
    organisation: Organisation, *, by: Reader, reason: str = ""
) -> Organisation:
    """Take a leaving back: the agency is in the partnership again. Raises NotAllowed. Records
    `organisations.organisation_returned` when it had left."""
    policies.can_keep_organisations(by).require()
    changes = change(organisation, {"left_on": None}, edition=None)
    if changes:
        record("organisations.organisation_returned", organisation, by=by, changes=changes, reason=reason)
    return organisation
