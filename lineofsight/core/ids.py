"""Opaque identifiers: unguessable, safe in addresses, without letters that are misread."""

import hashlib
import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


def short_id(length: int = 10) -> str:
    """A random identifier of `length` letters, about 5 bits each: 10 letters ≈ 2^49."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def secret_token() -> str:
    """A secret for a signed link or an API token, 256 bits, URL-safe."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """What is stored instead of a secret: its SHA-256 in hexadecimal (the secret is long and random, so no salt)."""
    return hashlib.sha256(secret.encode()).hexdigest()
