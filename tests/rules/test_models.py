"""Rules every model obeys."""

import re

import pytest
from django.apps import apps
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from .house import height

OURS = [model for model in apps.get_models() if model.__module__.startswith("lineofsight.")]


def module_of(model) -> str:
    return model.__module__.split(".")[1]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_foreign_keys_point_down_the_stack(model):
    """The import contract cannot see a ForeignKey("app.Model") written as text, so look at the models."""
    for field in model._meta.get_fields():
        target = field.related_model if field.is_relation and not field.auto_created else None
        if target in OURS and module_of(target) != module_of(model):
            assert height(module_of(target)) > height(module_of(model)), field


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_constraint_names_are_sentences(model):
    for constraint in model._meta.constraints:
        assert len(re.findall(r"[a-z]+", constraint.name)) >= 4, constraint.name


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_dates_moments_and_people_are_named_alike(model):
    of_django = {field.name for field in AbstractBaseUser._meta.local_fields}
    for field in model._meta.local_fields:
        if field.name in of_django:
            continue
        if isinstance(field, models.DateTimeField):
            assert field.name.endswith(("_at", "_until")) or field.name == "at", field
        elif isinstance(field, models.DateField):
            assert field.name.endswith(("_on", "_earliest", "_latest", "_start", "_end")), field


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_lists_have_one_order(model):
    """A page of a list must not shuffle: the order ends in the primary key, or in something unique."""
    ordering = model._meta.ordering
    if not ordering:
        return
    last = ordering[-1].lstrip("-")
    unique = {name for one in model._meta.constraints for name in getattr(one, "fields", ())}
    field_is_unique = last == "pk" or model._meta.get_field(last).unique or last in unique
    assert field_is_unique, ordering
