"""Asking ClamAV about a file, by clamd's own protocol (INSTREAM): no library, no command, no copy on disk."""

from __future__ import annotations

import socket
import struct
from pathlib import Path

CHUNK = 64 * 1024
TIMEOUT = 30.0


class Infected(Exception):
    """The scanner found something; `signature` is its name for it."""

    def __init__(self, signature: str):
        super().__init__(signature)
        self.signature = signature


class ScannerSilent(Exception):
    """The scanner cannot be reached or gave no verdict."""


def scan(path: Path, address: str, *, timeout: float = TIMEOUT) -> None:
    """Have the file at `path` scanned by the clamd at `address`: a socket ("/run/clamav/clamd.ctl") or "host:port".

    Returns when the file is clean. Raises Infected, and ScannerSilent when there is no verdict.
    """
    try:
        with _connection(address, timeout) as connection, path.open("rb") as file:
            connection.sendall(b"zINSTREAM\0")
            while chunk := file.read(CHUNK):
                connection.sendall(struct.pack("!L", len(chunk)) + chunk)
            connection.sendall(struct.pack("!L", 0))
            verdict = _answer(connection)
    except (OSError, ValueError) as trouble:
        raise ScannerSilent(str(trouble)) from trouble
    if verdict.endswith("FOUND"):
        raise Infected(verdict.removeprefix("stream: ").removesuffix(" FOUND"))
    if verdict != "stream: OK":
        raise ScannerSilent(verdict or "it closed the connection")


def _connection(address: str, timeout: float) -> socket.socket:
    host, colon, port = address.rpartition(":")
    if colon and port.isdigit():
        return socket.create_connection((host.strip("[]"), int(port)), timeout)
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(timeout)
    try:
        connection.connect(address)
    except OSError:
        connection.close()
        raise
    return connection


def _answer(connection: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and (part := connection.recv(4096)):
        said += part
    return said.rstrip(b"\0\n").decode("utf-8", "replace")
