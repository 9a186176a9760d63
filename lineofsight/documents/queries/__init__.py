"""Reads about documents. `evidence`: what stands beside other records; `documents`: the documents themselves."""

from .audiences import audience_words, audiences_for
from .documents import (
    DocumentPage,
    Support,
    document_page,
    document_seen_by,
    documents,
    find_documents,
    names_by_mark,
    records_supported,
    supports_of,
    version_seen_by,
    with_words,
)
from .evidence import EvidenceLine, evidence_lines, evidence_to_choose, readable_evidence

__all__ = [
    "DocumentPage",
    "EvidenceLine",
    "Support",
    "audience_words",
    "audiences_for",
    "document_page",
    "document_seen_by",
    "documents",
    "evidence_lines",
    "evidence_to_choose",
    "find_documents",
    "names_by_mark",
    "readable_evidence",
    "records_supported",
    "supports_of",
    "version_seen_by",
    "with_words",
]
