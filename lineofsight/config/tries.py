"""How tries are named where they are counted."""

from django.utils.crypto import salted_hmac


def digest_of(key: str, prefix: str, version: int) -> str:
    """A cache key that tells nobody whose try it counts: keys hold addresses of people and machines."""
    return salted_hmac(
        "lineofsight.config.tries", f"{prefix}:{version}:{key}", algorithm="sha256"
    ).hexdigest()
