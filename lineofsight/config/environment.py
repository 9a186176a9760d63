"""Reading settings from the environment, each with a default and a sentence for the documentation."""

import contextlib
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


def port_of(words: str) -> int | None:
    """The port that these words name; None where there is none such."""
    return int(words) if words.isascii() and words.isdigit() and 0 < int(words[:6]) < 65_536 else None


def port(name: str, default: int, what_for: str) -> int:
    """The setting as a port, the default where it is left empty; raises SystemExit with the remedy when it is none."""
    value = text(name, str(default), what_for) or str(default)
    found = port_of(value)
    if found is None:
        raise SystemExit(f"{name} must be a whole number from 1 to 65535, but is {value!r}.")
    return found


#: In the data folder: where the pages were last.
ADDRESS_FILE = "address"
YES, NO = ("yes", "true", "1", "on"), ("no", "false", "0", "off", "")


def flag(name: str, default: bool, what_for: str) -> bool:
    """The setting as yes or no; raises SystemExit when it is neither: what guards something must not be off by a
    mistyped word."""
    value = text(name, "yes" if default else "no", what_for)
    if value.lower() not in YES + NO:
        raise SystemExit(f"{name} must be yes or no, but is {value!r}.")
    return value.lower() in YES


def one_of(name: str, choices: tuple[str, ...], what_for: str) -> str:
    """The setting as one of `choices`, of which the first is the default; raises SystemExit when it is none of them."""
    value = text(name, choices[0], what_for)
    if value not in choices:
        raise SystemExit(f"{name} must be one of {', '.join(choices)}, but is {value!r}.")
    return value


def web_address(name: str, default: str, what_for: str, *, last: str = "") -> str:
    """The setting as the beginning of a web address, without a slash at the end, `last` coming before the default; raises
    SystemExit when it is none."""
    value = (text(name, "", what_for) or last or default).rstrip("/")
    SETTINGS[name] = Setting(name, default, what_for)
    parts = urlparse(value)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path:
        raise SystemExit(f"{name} must be an address such as https://plan.example.org, but is {value!r}.")
    return value


def last_address(data_dir: Path) -> str:
    """Where `lineofsight run` listened last with this data folder, else where PORT has it listen; "" where nothing says."""
    try:
        return (data_dir / ADDRESS_FILE).read_text().strip()
    except OSError:
        known = port_of(os.environ.get("PORT", ""))
        return f"http://localhost:{known}" if known else ""


def remember_address(data_dir: Path, address: str) -> None:
    """So that commands, and messages written by them, lead to where the pages are. Nothing is lost where it cannot be."""
    with contextlib.suppress(OSError):
        (data_dir / ADDRESS_FILE).write_text(f"{address}\n")


_looks_only = False


def look_only() -> None:
    """From here on settings make nothing in the data folder; for commands that only look, before Django starts."""
    global _looks_only
    _looks_only = True


def secret_key(data_dir: Path) -> str:
    """SECRET_KEY from the environment, else one made once and kept in the data folder (readable by its owner only); one for
    this moment where nothing may be made and none is kept."""
    given = text("SECRET_KEY", "", "Signs sessions; made and kept in DATA_DIR when not given")
    if given:
        return given
    kept = data_dir / "secret-key"
    try:
        if not kept.exists():
            if _looks_only:
                return secrets.token_urlsafe(50)
            data_dir.mkdir(parents=True, exist_ok=True)
            _write_new_key(kept)
        return kept.read_text()
    except OSError as fault:
        raise SystemExit(
            f"The data folder {data_dir} cannot be used: {fault.strerror}. Name another one with DATA_DIR."
        ) from fault


def _write_new_key(kept: Path) -> None:
    """All of it or nothing: two processes that start together end up with the same key."""
    made = kept.with_name(f"secret-key.{os.getpid()}")
    with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(50))
    with contextlib.suppress(FileExistsError):
        os.link(made, kept)
    made.unlink()


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
    """Django's database settings for a postgresql:// address, with a connection pool; raises SystemExit when it is no
    such address."""
    parts = urlparse(url)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise SystemExit(
            "DATABASE_URL must look like postgresql://user:password@host:5432/name. Leave it out for the embedded database."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8}},
    }
