"""What every page shows of the installation: the partnership's name."""

from lineofsight.organisations.models import Partnership


def partnership(request) -> dict:
    """`partnership` for the page's header, or None before it is set up. One query."""
    return {"partnership": Partnership.objects.filter(pk=1).first()}
