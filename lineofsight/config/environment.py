"""Reading settings from the environment, each with a default and a sentence for the documentation."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlparse


@dataclass(frozen=True)
class Setting:
    """One setting that an installation may make, as the generated page lists it."""

    name: str
    default: str
    what_for: str


SETTINGS: dict[str, Setting] = {}


def text(name: str, default: str, what_for: str) -> str:
    """The setting as text."""
    SETTINGS[name] = Setting(name, default, what_for)
    return os.environ.get(name, default)


def number(name: str, default: int, what_for: str) -> int:
    """The setting as a whole number; raises SystemExit with the remedy when it is none."""
    value = text(name, str(default), what_for)
    if not value.isdigit():
        raise SystemExit(f"{name} must be a whole number, but is {value!r}.")
    return int(value)


def flag(name: str, default: bool, what_for: str) -> bool:
    """The setting as yes or no."""
    return text(name, "yes" if default else "no", what_for).lower() in ("yes", "true", "1", "on")


def secret_key(data_dir: Path) -> str:
    """SECRET_KEY from the environment, else one made once and kept in the data folder (readable by its owner only)."""
    given = text("SECRET_KEY", "", "Signs sessions; made and kept in DATA_DIR when not given")
    if given:
        return given
    kept = data_dir / "secret-key"
    if not kept.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return kept.read_text()


def sign_in_service() -> dict:
    """An organisation's own sign-in service (OpenID Connect) in allauth's shape; {} when none is named."""
    server = text("OIDC_SERVER", "", "Address of an OpenID Connect sign-in service; empty: none")
    app = {
        "provider_id": "organisation",
        "name": text("OIDC_NAME", "your organisation's account", "How the sign-in page calls that service"),
        "client_id": text("OIDC_CLIENT_ID", "", "What this installation is called there"),
        "secret": text("OIDC_CLIENT_SECRET", "", "Its secret there"),
        "settings": {
            "server_url": server,
            "verified_email": flag(
                "OIDC_ADDRESSES_VERIFIED",
                False,
                "The service verifies every address although it does not say so",
            ),
        },
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}} if server else {}


def postgresql(url: str) -> dict:
    """Django's database settings for a postgresql:// address, with a connection pool."""
    parts = urlparse(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8}},
    }
