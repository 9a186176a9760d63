"""The one conflict mechanism: an editable record carries an `edition`, counted up by each change and checked in the
UPDATE itself, so that nobody overwrites what they have not seen."""

from __future__ import annotations

import datetime
import decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F

from .errors import EditionConflict, Refused


def require_valid(record: models.Model) -> None:
    """Check fields and constraints before saving. Raises Refused with their sentences."""
    try:
        record.full_clean(exclude=["password"])  # no password yet is no fault of a person's record
    except ValidationError as fault:
        raise Refused(" ".join(_sentences(record, fault))) from fault


def insert(record: models.Model) -> None:
    """Check a new record and save it. Raises Refused with the sentences of the rules it breaks, also when somebody else
    has just saved one that stands in its way."""
    require_valid(record)
    try:
        with transaction.atomic():
            record.save(force_insert=True)
    except IntegrityError as fault:
        what = record._meta.verbose_name
        raise Refused(
            f"Somebody else has just saved the same {what}. Look at it before you add another."
        ) from fault


def change(record: models.Model, wanted: dict[str, Any], *, edition: int | None) -> dict[str, list]:
    """Write the fields of `wanted` that differ into the row and count its edition up.

    Call it inside the service's transaction. `edition` is the one the person saw (None: a job that has just read the
    row). Returns {field: [before, after]} in words fit for history, {} when nothing differs; `record` then carries the
    new values. Raises EditionConflict with both versions when somebody saved in between, Refused when the values
    break a rule.
    """
    stored = type(record)._default_manager.select_for_update().get(pk=record.pk)
    if edition is not None and stored.edition != edition:
        raise _conflict(stored, wanted)
    before = {name: getattr(stored, name) for name in wanted}
    differing = {name: value for name, value in wanted.items() if before[name] != value}
    if not differing:
        return {}
    for name, value in differing.items():
        setattr(stored, name, value)
    require_valid(stored)
    rows = type(record)._default_manager.filter(pk=record.pk, edition=stored.edition)
    if not rows.update(**differing, edition=F("edition") + 1):
        raise _conflict(type(record)._default_manager.get(pk=record.pk), wanted)
    for name, value in differing.items():
        setattr(record, name, value)
    record.edition = stored.edition + 1  # type: ignore[attr-defined]
    return {name: [in_words(before[name]), in_words(value)] for name, value in differing.items()}


def _conflict(stored: models.Model, wanted: dict[str, Any]) -> EditionConflict:
    theirs = {name: getattr(stored, name) for name in wanted}
    differing = [name for name, value in wanted.items() if theirs[name] != value]
    return EditionConflict(
        stored,
        theirs={name: in_words(theirs[name]) for name in differing},
        yours={name: in_words(wanted[name]) for name in differing},
    )


def in_words(value: Any) -> Any:
    """A value as history keeps it: plain values as they are, records and everything else by name."""
    plain = (str, int, float, bool, type(None), datetime.date, datetime.datetime, decimal.Decimal)
    return value if isinstance(value, plain) else str(value)


def _sentences(record: models.Model, fault: ValidationError) -> list[str]:
    """The messages, each naming its field where Django's own do not."""
    if not hasattr(fault, "error_dict"):
        return [str(message) for message in fault.messages]
    said = []
    for name, messages in fault.message_dict.items():
        if name == "__all__":
            said += [str(message) for message in messages]
        else:
            label = str(record._meta.get_field(name).verbose_name)
            said += [f"{label[:1].upper()}{label[1:]}: {message}" for message in messages]
    return said
