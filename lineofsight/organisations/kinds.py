"""What this module declares in the registers."""

from collections.abc import Iterable

from lineofsight.core.access import Reader
from lineofsight.links.kinds import Card, Kind, register_kind

from .queries import areas, organisations


def cards(reader: Reader, ids: Iterable[int]) -> dict[int, Card]:
    """Agencies, for everybody who is signed in. One query."""
    if "signed-in" not in reader:
        return {}
    return {
        agency.pk: Card(
            f"organisations.organisation:{agency.pk}",
            agency.name,
            agency.get_absolute_url(),
            "agency",
            agency.get_sector_display(),
        )
        for agency in organisations().filter(pk__in=set(ids))
    }


def area_cards(reader: Reader, ids: Iterable[int]) -> dict[int, Card]:
    """Areas, for everybody who is signed in. One query."""
    if "signed-in" not in reader:
        return {}
    return {
        area.pk: Card(f"organisations.area:{area.pk}", area.name, area.get_absolute_url(), "area", area.code)
        for area in areas().filter(pk__in=set(ids))
    }


register_kind(Kind("organisations.organisation", "agency", "agencies", cards))
register_kind(Kind("organisations.area", "area", "areas", area_cards))
