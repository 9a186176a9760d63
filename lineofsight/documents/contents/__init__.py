"""What a file really is: judged by its content, in a child process, never by its name alone. Pure: no settings."""

from .examining import ContentRefused, examine, examine_and_clean
from .kinds import EXTENSIONS, MEDIA_TYPES, WORDS_FOR_KINDS, clean_name
from .scanning import Infected, ScannerSilent, scan

__all__ = [
    "EXTENSIONS",
    "MEDIA_TYPES",
    "WORDS_FOR_KINDS",
    "ContentRefused",
    "Infected",
    "ScannerSilent",
    "clean_name",
    "examine",
    "examine_and_clean",
    "scan",
]
