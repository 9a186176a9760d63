"""Counting what belongs to each row of a list."""

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce


def counted(rows: QuerySet, by: str, key: str = "pk") -> Coalesce:
    """How many of `rows` belong to each row of another QuerySet, as an annotation of that one: those whose `by` is its
    `key`. A subquery, so that a page of a long list counts for its own rows alone, and no join makes others count twice."""
    own = rows.filter(**{by: OuterRef(key)}).order_by().values(by)
    return Coalesce(Subquery(own.annotate(count=Count("pk", distinct=True)).values("count")), 0)
