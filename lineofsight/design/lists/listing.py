"""Every list page: filtered, sorted, paged and exported the same way, at a fixed price of two queries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, QuerySet
from django.db.models.query import ModelIterable
from django.http import HttpResponse

from lineofsight.design.wording import plural

from .columns import Column, Filter, Row, Rows, dig
from .export import KINDS, export_rows


class Listing:
    """A list as somebody asked for it.

    asked       request.GET; unknown columns, choices and pages are taken as not asked
    rows        a QuerySet (costs one count and one page) or a sequence of frozen dataclasses (costs nothing)
    noun        what the rows are: ("objective",) or ("agency", "agencies")
    order       how it is sorted unless asked otherwise: a column's key, "-key" for downwards; empty: as given
    tie         ORM names that decide between equals (QuerySets only), so that pages never overlap
    name        of the exported file and the table's caption
    prefix      before each name in the address, when one page holds several lists
    """

    def __init__(
        self,
        asked: Mapping[str, str],
        *,
        rows: Rows,
        columns: Sequence[Column],
        filters: Sequence[Filter] = (),
        noun: Sequence[str] = ("row",),
        name: str = "List",
        order: str = "",
        tie: Sequence[str] = ("pk",),
        page_size: int = 25,
        prefix: str = "",
        keep: Sequence[str] = (),
    ):
        self.asked, self.all_rows, self.columns, self.filters = asked, rows, list(columns), list(filters)
        self.noun, self.name, self.order, self.tie = tuple(noun), name, order, tuple(tie)
        self.page_size, self.prefix, self.keep = page_size, prefix, tuple(keep)

    # What was asked for

    def _asked(self, name: str) -> str:
        return str(self.asked.get(self.prefix + name, "")).replace("\x00", "").strip()

    @cached_property
    def options(self) -> dict[str, list[tuple[str, str]]]:
        """The choices of each filter that is a select, by its key; each asked for once. One types into the others."""
        asked = {each.key: each.options() for each in self.filters}
        return {key: options for key, options in asked.items() if options is not None}

    @cached_property
    def chosen(self) -> dict[str, str]:
        """The filters in use: key → value."""
        told = {each.key: self._asked(each.key) for each in self.filters}
        return {key: value for key, value in told.items() if value and self._is_known(key, value)}

    def _is_known(self, key: str, value: str) -> bool:
        return key not in self.options or value in dict(self.options[key])

    @cached_property
    def sorted_by(self) -> tuple[str, bool]:
        """(column key, downwards?), ("", False) when the rows stand as given."""
        sortable = {column.key for column in self.columns if column.sort_names}
        for wish in (self._asked("sort"), self.order):
            if wish.lstrip("-") in sortable:
                return wish.lstrip("-"), wish.startswith("-")
        return "", False

    # The rows

    @cached_property
    def rows(self) -> Rows:
        """All rows that fit, sorted; not yet fetched when they are a QuerySet."""
        rows = self.all_rows
        for each in self.filters:
            if each.key in self.chosen:
                value = self.chosen[each.key]
                is_choice = each.key in self.options or bool(self._named.get(each.key))
                rows = each.narrow(rows, value, is_choice=is_choice)
        key, downwards = self.sorted_by
        column = next((column for column in self.columns if column.key == key), None)
        if column is None:
            return rows
        if isinstance(rows, QuerySet):
            ordering = [_ordering(rows, name, downwards) for name in column.sort_names]
            return rows.order_by(*ordering, *self.tie)
        for name in reversed(column.sort_names):
            rows = _sorted(rows, name, downwards)
        return rows

    @cached_property
    def count(self) -> int:
        """How many rows fit. One query."""
        return self.rows.count() if isinstance(self.rows, QuerySet) else len(self.rows)

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.count // self.page_size))

    @cached_property
    def page_number(self) -> int:
        """The page asked for, kept between the first and the last."""
        told = self._asked("page")
        return min(max(1, int(told[:9]) if told.isascii() and told.isdigit() else 1), self.pages)

    @cached_property
    def page(self) -> list[Row]:
        """The rows of this page. One query: what a row is annotated with is worked out for these rows alone."""
        if not self.count:
            return []
        first = (self.page_number - 1) * self.page_size
        here = slice(first, first + self.page_size)
        rows = self.rows
        if isinstance(rows, QuerySet) and issubclass(rows._iterable_class, ModelIterable):
            return list(rows.filter(pk__in=rows.values("pk")[here]))
        return list(rows[here])

    def __iter__(self) -> Iterator[Row]:
        return iter(self.page)

    # What the page says

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter is in use: an empty list then says something else."""
        return bool(self.chosen)

    @property
    def sentence(self) -> str:
        """How many rows there are and which of them stand here."""
        said = plural(self.count, *self.noun)
        said = said[0].upper() + said[1:]
        if self.is_narrowed:
            said += " match" if self.count != 1 else " matches"
        if self.pages == 1:
            return said
        first = (self.page_number - 1) * self.page_size + 1
        return f"{said}, showing {first:,} to {min(self.count, first + self.page_size - 1):,}"

    # Addresses (all relative: "?…")

    def address(self, **changes: str | int | None) -> str:
        """This list's address with some of its parts changed; None or "" leaves one out. A new filter or order
        starts on the first page."""
        parts: dict[str, Any] = {**self.chosen, "sort": self._asked("sort")}
        if not changes.keys() - {"page"}:
            parts["page"] = self.page_number
        parts |= changes
        kept = [(name, str(self.asked[name])) for name in self.keep if self.asked.get(name)]
        said = [(self.prefix + key, value) for key, value in parts.items() if value not in (None, "")]
        return "?" + urlencode(
            kept + [(key, value) for key, value in said if (key, value) != (f"{self.prefix}page", 1)]
        )

    @property
    def headers(self) -> list[dict[str, Any]]:
        """One per column: the column, `href` that sorts by it, `sorted` ("ascending", "descending" or "")."""
        key, downwards = self.sorted_by
        heads = []
        for column in self.columns:
            is_it = column.key == key
            wish = f"-{column.key}" if is_it and not downwards else column.key
            heads.append(
                {
                    "column": column,
                    "href": self.address(sort=wish) if column.sort_names else "",
                    "sorted": ("descending" if downwards else "ascending") if is_it else "",
                }
            )
        return heads

    @property
    def in_use(self) -> list[dict[str, str]]:
        """The filters in use, each with the address that takes it away."""
        named = {each.key: each for each in self.filters}
        return [
            {
                "label": named[key].label,
                "value": self._words_for(key, value),
                "href": self.address(**{key: None}),
            }
            for key, value in self.chosen.items()
        ]

    @cached_property
    def _named(self) -> dict[str, str]:
        """What those chosen are called whose choices are too many to be offered, by the filter's key."""
        typed = {each.key: each for each in self.filters if each.key not in self.options}
        return {key: typed[key].called(value) for key, value in self.chosen.items() if key in typed}

    def _words_for(self, key: str, value: str) -> str:
        if key in self.options:
            return dict(self.options[key])[value]
        return self._named[key] or f"“{value}”"

    @property
    def clear_address(self) -> str:
        """The list without filters, in the same order."""
        return self.address(**dict.fromkeys(self.chosen))

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What the filter form must carry along unseen: the order, and what `keep` names."""
        kept = [(name, str(self.asked[name])) for name in self.keep if self.asked.get(name)]
        return kept + [(self.prefix + "sort", self._asked("sort"))] * bool(self._asked("sort"))

    @property
    def pagination(self) -> dict[str, Any]:
        """Parameters of GOV.UK's pagination; empty when all rows fit on one page."""
        if self.pages == 1:
            return {}
        here, last = self.page_number, self.pages
        shown = sorted({1, last, here} | {page for page in (here - 1, here + 1) if 1 <= page <= last})
        items: list[dict[str, Any]] = []
        before = 0
        for page in shown:
            if page - before > 1:
                items.append({"ellipsis": True})
            items.append({"number": page, "href": self.address(page=page), "current": page == here})
            before = page
        params: dict[str, Any] = {"items": items, "landmarkLabel": f"Pages of {self.name}"}
        if here > 1:
            params["previous"] = {"href": self.address(page=here - 1)}
        if here < last:
            params["next"] = {"href": self.address(page=here + 1)}
        return params

    # Files

    @property
    def exports(self) -> list[dict[str, str]]:
        """The files one can take away: [{"kind", "label", "href"}]."""
        return [
            {"kind": kind, "label": label, "href": self.address(export=kind)} for kind, label in KINDS.items()
        ]

    def export(self) -> HttpResponse | None:
        """The file, when `?export=csv` or `?export=xlsx` asks for one (all rows that fit); else None. One query."""
        kind = self._asked("export")
        if kind not in KINDS:
            return None
        columns = [column for column in self.columns if column.export is not False]
        rows = self.rows.iterator(chunk_size=500) if isinstance(self.rows, QuerySet) else self.rows
        cells = ([column.exported(row) for column in columns] for row in rows)
        return export_rows(kind, self.name, [column.label for column in columns], cells)


def in_pages(
    asked: Mapping[str, str], rows: Rows, *, noun: Sequence[str], name: str, prefix: str = ""
) -> Listing:
    """A list that is told and not sorted or narrowed (answers, comments, evidence): only its pages, in the order given.
    `prefix` tells several on one page apart."""
    return Listing(asked, rows=rows, columns=(), noun=noun, name=name, prefix=prefix)


def _ordering(rows: QuerySet, name: str, downwards: bool) -> Any:
    """Empty values last either way: what has no date is not the most urgent. What is never empty is sorted plainly, as
    indexes are."""
    if name.startswith("-"):
        name, downwards = name[1:], not downwards
    if not _may_be_empty(rows, name):
        return f"-{name}" if downwards else name
    return F(name).desc(nulls_last=True) if downwards else F(name).asc(nulls_last=True)


def _may_be_empty(rows: QuerySet, name: str) -> bool:
    model = rows.model
    for part in name.split("__"):
        try:
            field = model._meta.get_field(part)
        except FieldDoesNotExist:  # an annotation, or a transform
            return True
        if getattr(field, "null", True):
            return True
        model = field.related_model or model
    return False


def _sorted(rows: Sequence[Row], name: str, downwards: bool) -> list[Row]:
    """Stable, empty values last, capitals and small letters alike."""
    if name.startswith("-"):
        name, downwards = name[1:], not downwards
    valued = [(dig(row, name), row) for row in rows]
    full = [pair for pair in valued if pair[0] not in (None, "")]
    full.sort(key=lambda pair: pair[0].lower() if isinstance(pair[0], str) else pair[0], reverse=downwards)
    return [row for _, row in full] + [row for value, row in valued if value in (None, "")]
