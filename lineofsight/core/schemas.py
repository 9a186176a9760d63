"""The base of everything that goes over the API as JSON."""

from collections.abc import Callable, Mapping
from typing import Any

import ninja
from django.http import HttpRequest
from ninja.errors import ValidationError
from ninja.schema import DjangoGetter
from pydantic import ConfigDict, ValidationInfo, model_validator


def require_known_fields(request: HttpRequest, *names: str) -> None:
    """What a form that brings a file may hold besides it. ninja looks for the fields it knows and passes over the others, so
    a misspelt name would look as if it had been saved. Raises ValidationError, as for JSON."""
    unknown = sorted(set(request.POST) - set(names))
    if unknown:
        told = {"type": "extra_forbidden", "msg": "Extra inputs are not permitted"}
        raise ValidationError([{**told, "loc": ["form", name]} for name in unknown])


class Schema(ninja.Schema):
    """A shape of what is sent or sent back.

    A field that is sent but not in it is refused, never ignored: a misspelt name must not look as if it had been saved.
    What is sent back is read off a record or a dataclass; `resolve_<field>` says how where it has no such attribute.
    """

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="wrap")
    @classmethod
    def _run_root_validator(cls, values: Any, handler: Callable, info: ValidationInfo) -> Any:
        """ninja's own refuses records too when extra fields are forbidden: they lack what `resolve_` would give."""
        if isinstance(values, Mapping):
            handler(values)
        return handler(DjangoGetter(values, cls, info.context))
