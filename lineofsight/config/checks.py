"""Production refuses to start with unsafe settings and says why."""

import sys
from typing import Any
from urllib.parse import urlparse

from django.conf import settings


def reasons_not_to_start(of: Any = settings) -> list[str]:
    """One sentence for each unsafe setting, with its remedy; [] when it is safe to serve the world. A trial or test
    installation is never refused."""
    if of.ENV != "production":
        return []
    return [*_of_the_address(of), *_of_secrets(of), *_of_other_servers(of)]


def refuse_unsafe_settings() -> None:
    """Whatever serves pages calls this first. Raises SystemExit, after saying each reason on standard error."""
    reasons = reasons_not_to_start()
    if reasons:
        print("These settings are not safe in production, so nothing was started:", file=sys.stderr)
        print(*(f"- {reason}" for reason in reasons), sep="\n", file=sys.stderr)
        raise SystemExit(1)


def _of_the_address(of: Any) -> list[str]:
    reasons = []
    if not of.SITE_ADDRESS.startswith("https://"):
        reasons.append("LINEOFSIGHT_ADDRESS must begin with https:// so that cookies and links are safe.")
    if set(of.ALLOWED_HOSTS) & {"*", "", "localhost", "127.0.0.1"}:
        reasons.append("LINEOFSIGHT_HOSTS must name this server's own address and nothing else.")
    elif urlparse(of.SITE_ADDRESS).hostname not in of.ALLOWED_HOSTS:
        reasons.append("LINEOFSIGHT_HOSTS must name the host of LINEOFSIGHT_ADDRESS, or no page would open.")
    return reasons


def _of_secrets(of: Any) -> list[str]:
    reasons = []
    if of.DEMONSTRATION:
        reasons.append("LINEOFSIGHT_DEMO must not be set: it shows sign-in details and messages to everyone.")
    if len(of.SECRET_KEY) < 40:
        reasons.append("SECRET_KEY must be at least 40 characters of randomness.")
    return reasons


def _of_other_servers(of: Any) -> list[str]:
    reasons = []
    if "sqlite" in of.DATABASES["default"]["ENGINE"]:
        reasons.append("DATABASE_URL must point to PostgreSQL 15 or later.")
    if not of.EMAIL_HOST:
        reasons.append("SMTP_HOST must name a mail server: people are asked by e-mail.")
    elif of.EMAIL_HOST_PASSWORD and not of.EMAIL_USE_TLS:
        reasons.append("SMTP_TLS must be yes: else SMTP_PASSWORD would travel as clear text.")
    for service in of.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", []):
        if not service["settings"]["server_url"].startswith("https://"):
            reasons.append("OIDC_SERVER must begin with https://: it says who somebody is.")
    return reasons
