"""The Jinja environment all pages are drawn with. Settings name it: `lineofsight.design.environment.environment`."""

from __future__ import annotations

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader, PrefixLoader

from . import shapes, wording
from .forms.drawing import component_of, searched
from .forms.summary import error_summary_of


def environment(**options: object) -> Environment:
    """Django's options plus: GOV.UK macros under `govuk_frontend_jinja/`, our filters, `url`, `static`, `shape`.

    Missing names are chainable and draw nothing, as the GOV.UK macros expect of their optional parameters.
    """
    made = Environment(**{**options, "undefined": ChainableUndefined})  # type: ignore[arg-type]
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    made.loader = ChoiceLoader(
        [made.loader, govuk] if made.loader else [PackageLoader("lineofsight.design", "jinja2"), govuk]
    )
    made.globals |= {
        "static": static,
        "url": address,
        "shape": shapes.draw,
        "component_of": component_of,
        "searched": searched,
        "error_summary_of": error_summary_of,
        "changed_words": wording.changed_words,
    }
    made.filters |= {
        "day": wording.day,
        "day_short": wording.day_short,
        "month": wording.month,
        "moment": wording.moment,
        "clock_time": wording.clock_time,
        "how_far": wording.how_far_filter,
        "plural": wording.plural,
        "number": wording.number,
        "listed": wording.listed,
        "initials": wording.initials,
        "file_size": wording.file_size,
        "paragraphs": wording.paragraphs,
    }
    made.tests |= {"date_like": wording.is_date}
    return made


def address(route: str, *parts: object, **named: object) -> str:
    """The address of a route: `url("plan:objective", objective.pk)`; query part with `query={"group": 3}`."""
    query = named.pop("query", None)
    return reverse(route, args=parts or None, kwargs=named or None, query=query)  # type: ignore[call-arg]
