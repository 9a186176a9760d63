"""Every route of the product, read from the URL configuration."""

from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, get_resolver


@dataclass(frozen=True)
class Route:
    name: str
    view: Any
    arguments: tuple[tuple[str, Any], ...]
    pattern: str

    @property
    def is_ours(self) -> bool:
        return getattr(self.view, "__module__", "").startswith("lineofsight.")


def routes(resolver=None, names=(), arguments=(), pattern="") -> list[Route]:
    """All routes, namespaces joined by colons, with the converters of their addresses."""
    found = []
    for entry in (resolver or get_resolver()).url_patterns:
        here = (*arguments, *entry.pattern.converters.items())
        path = pattern + str(entry.pattern)
        if isinstance(entry, URLPattern):
            found.append(Route(":".join((*names, entry.name or "")), entry.callback, here, path))
        else:
            inner = (*names, entry.namespace) if entry.namespace else names
            found.extend(routes(entry, inner, here, path))
    return found
