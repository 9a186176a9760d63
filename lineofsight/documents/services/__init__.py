"""What people do with documents. `receiving`: an uploaded file is checked and set aside; `keeping`: it is kept, changed,
taken down; `evidence`: what it supports; `storage`: where its content lies."""

from .evidence import no_longer_evidence, serve_as_evidence
from .keeping import change_document, keep_address, keep_file, keep_statement, record_reading, take_down
from .receiving import FileRefused, ReceivedFile, receive_file, received_with, ticket_for
from .storage import path_of, sweep

__all__ = [
    "FileRefused",
    "ReceivedFile",
    "change_document",
    "keep_address",
    "keep_file",
    "keep_statement",
    "no_longer_evidence",
    "path_of",
    "receive_file",
    "received_with",
    "record_reading",
    "serve_as_evidence",
    "sweep",
    "take_down",
    "ticket_for",
]
