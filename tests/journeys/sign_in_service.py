"""A real OpenID Connect provider on loopback: an agency's own sign-in service."""

import contextlib
import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

from .mailbox import free_port

#: What the service says of whom.
PEOPLE = (
    {
        "sub": "marcus",
        "email": "Marcus.Bell@marlowe-vale.example",
        "email_verified": True,
        "name": "Marcus Bell",
    },
    {"sub": "stranger", "email": "stranger@elsewhere.example", "email_verified": True, "name": "A Stranger"},
    {"sub": "claims-to-be-priya", "email": "priya.nair@marlowe-vale.example", "email_verified": False},
)


@contextlib.contextmanager
def sign_in_service() -> Iterator[str]:
    """Start the provider; gives its address. It knows PEOPLE, and asks at its own page who is signing in."""
    port = free_port()
    address = f"http://localhost:{port}"
    known = [word for one in PEOPLE for word in ("--user-claims", json.dumps(one))]
    process = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *known],
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"{address}/.well-known/openid-configuration", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(address: str, process: subprocess.Popen, seconds: float = 40) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            urllib.request.urlopen(address, timeout=5).close()
            return
        time.sleep(0.1)
    raise AssertionError("The sign-in service did not start")
