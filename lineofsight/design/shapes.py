"""Small marks that carry a meaning by shape, so that colour is never alone. Drawn 16 x 16 in the text's own colour."""

from __future__ import annotations

from markupsafe import Markup

# Each is the inside of a 16 x 16 drawing; `currentColor` follows the text, also in print and forced colours.
_RING = '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/>'
SHAPES: dict[str, str] = {
    "empty": _RING,
    "half": _RING + '<path d="M8 2a6 6 0 0 0 0 12z" fill="currentColor"/>',
    "full": '<circle cx="8" cy="8" r="7" fill="currentColor"/>',
    "failed": _RING + '<path d="M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6" stroke="currentColor" stroke-width="2"/>',
    "tick": '<path d="M2.5 8.5l3.7 3.7 7.3-8" fill="none" stroke="currentColor" stroke-width="2.5"/>',
    "cross": '<path d="M3.5 3.5l9 9M12.5 3.5l-9 9" stroke="currentColor" stroke-width="2.5"/>',
    "silent": '<rect x="2" y="2" width="12" height="12" fill="none" stroke="currentColor" stroke-width="2" '
    'stroke-dasharray="4 2.4"/>',
    "never": '<rect x="2" y="2" width="12" height="12" fill="none" stroke="currentColor" stroke-width="2" '
    'stroke-dasharray="0.1 3" stroke-linecap="round"/>',
    "answered": '<rect x="2" y="2" width="12" height="12" fill="none" stroke="currentColor" stroke-width="2"/>',
    "nobody": '<circle cx="8" cy="5" r="3" fill="none" stroke="currentColor" stroke-width="1.8" '
    'stroke-dasharray="2.4 1.6"/><path d="M2.5 14.5c.6-3 2.8-4.6 5.5-4.6s4.9 1.6 5.5 4.6" fill="none" '
    'stroke="currentColor" stroke-width="1.8" stroke-dasharray="2.4 1.6"/>',
    "clock": _RING + '<path d="M8 4.5V8l2.4 1.8" fill="none" stroke="currentColor" stroke-width="1.8"/>',
    "late": '<path d="M8 1.8L15 14H1z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"/>'
    '<path d="M8 6v4" stroke="currentColor" stroke-width="1.8"/><circle cx="8" cy="11.9" r="1.1" fill="currentColor"/>',
    "undated": '<rect x="2" y="3.5" width="12" height="10.5" fill="none" stroke="currentColor" stroke-width="1.8"/>'
    '<path d="M2 6.8h12M5 1.5v3M11 1.5v3M6.5 10.4h3" stroke="currentColor" stroke-width="1.8"/>',
    "hidden": '<rect x="2" y="2" width="12" height="12" fill="none" stroke="currentColor" stroke-width="1.6"/>'
    '<path d="M2 9l7-7M2 14L14 2M7 14l7-7" stroke="currentColor" stroke-width="1.3"/>',
    "waiting": '<path d="M4 2h8M4 14h8M5 2c0 4 6 4.4 6 6s-6 2-6 6M11 2c0 4-6 4.4-6 6s6 2 6 6" fill="none" '
    'stroke="currentColor" stroke-width="1.6"/>',
    "dash": '<path d="M3 8h10" stroke="currentColor" stroke-width="2.4"/>',
    "diamond": '<path d="M8 1.5L14.5 8 8 14.5 1.5 8z" fill="currentColor"/>',
    "draft": '<path d="M3 13l.8-3.2L11 2.6 13.4 5 6.2 12.2z" fill="none" stroke="currentColor" stroke-width="1.8"/>',
    "lock": '<rect x="3" y="7" width="10" height="7" fill="currentColor"/><path d="M5 7V5a3 3 0 0 1 6 0v2" '
    'fill="none" stroke="currentColor" stroke-width="1.8"/>',
    "question": _RING + '<path d="M6.3 6.3c.1-2.4 3.6-2.2 3.5-.1 0 1.3-1.8 1.3-1.8 2.8" fill="none" '
    'stroke="currentColor" stroke-width="1.6"/><circle cx="8" cy="11.3" r="1" fill="currentColor"/>',
    "up": '<path d="M8 3l5.5 9.5h-11z" fill="currentColor"/>',
    "down": '<path d="M8 13L2.5 3.5h11z" fill="currentColor"/>',
    "same": '<path d="M2.5 6h11M2.5 10.5h11" stroke="currentColor" stroke-width="2"/>',
}


def draw(name: str, *, size: int = 16, classes: str = "") -> Markup:
    """One shape as inline SVG, hidden from screen readers: the word beside it says what it means.

    `name` is a key of SHAPES; raises KeyError naming the shapes there are.
    """
    if name not in SHAPES:
        raise KeyError(f"There is no shape “{name}”: use one of {', '.join(sorted(SHAPES))}")
    return Markup(
        '<svg class="los-shape{extra}" width="{size}" height="{size}" viewBox="0 0 16 16" aria-hidden="true" '
        'focusable="false">{inside}</svg>'
    ).format(extra=f" {classes}" if classes else "", size=size, inside=Markup(SHAPES[name]))
