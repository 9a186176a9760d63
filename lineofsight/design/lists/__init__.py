"""Lists: columns and filters as data; a page of rows, sort links, filters, count, pagination and files come of it."""

from .columns import Column, Filter
from .export import export_rows, neutral
from .listing import Listing, in_pages

__all__ = ["Column", "Filter", "Listing", "export_rows", "in_pages", "neutral"]
