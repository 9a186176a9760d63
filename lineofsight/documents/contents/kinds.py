"""The kinds of file that are kept, and what their names may end in."""

import re
import unicodedata

_OPEN_XML = "application/vnd.openxmlformats-officedocument"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument"

#: kind → (media type it is served as, in words, endings its name may have). Web pages are served as plain text.
KINDS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "pdf": ("application/pdf", "a PDF", (".pdf",)),
    "docx": (f"{_OPEN_XML}.wordprocessingml.document", "a Word document", (".docx",)),
    "xlsx": (f"{_OPEN_XML}.spreadsheetml.sheet", "an Excel workbook", (".xlsx",)),
    "pptx": (f"{_OPEN_XML}.presentationml.presentation", "a PowerPoint presentation", (".pptx",)),
    "odt": (f"{_OPEN_DOCUMENT}.text", "an OpenDocument text", (".odt",)),
    "ods": (f"{_OPEN_DOCUMENT}.spreadsheet", "an OpenDocument spreadsheet", (".ods",)),
    "odp": (f"{_OPEN_DOCUMENT}.presentation", "an OpenDocument presentation", (".odp",)),
    "png": ("image/png", "a PNG picture", (".png",)),
    "jpeg": ("image/jpeg", "a JPEG picture", (".jpg", ".jpeg")),
    "heic": ("image/heic", "a HEIC picture", (".heic", ".heif")),
    "text": (
        "text/plain; charset=utf-8",
        "a text",
        (".txt", ".md", ".csv", ".json", ".html", ".htm", ".eml"),
    ),
    "web page": ("text/plain; charset=utf-8", "a web page", (".html", ".htm", ".txt", ".md", ".eml")),
    "email": ("message/rfc822", "an e-mail", (".eml", ".txt")),
    "outlook email": ("application/vnd.ms-outlook", "an Outlook e-mail", (".msg",)),
}

#: What some texts are served as, by the ending of their name.
TEXTS = {".csv": "text/csv; charset=utf-8", ".md": "text/markdown; charset=utf-8", ".eml": "message/rfc822"}

EXTENSIONS = tuple(dict.fromkeys(ending for _, _, endings in KINDS.values() for ending in endings))
MEDIA_TYPES = frozenset(media_type for media_type, _, _ in KINDS.values()) | frozenset(TEXTS.values())
WORDS_FOR_KINDS = (
    "PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), OpenDocument (.odt, .ods, .odp), pictures (.png, .jpg, .heic), "
    "text (.txt, .csv, .md, .html) and e-mail (.eml, .msg)"
)

NAME_LIMIT = 200


def clean_name(name: str) -> str:
    """The name of an uploaded file, fit to be shown and to be saved under: without folders, control characters, marks
    that turn the writing direction round (which make "exe.gpj" of "jpg.exe") or characters no file system takes."""
    name = re.split(r"[/\\]", name)[-1]
    name = "".join(
        char for char in unicodedata.normalize("NFC", name) if unicodedata.category(char)[0] != "C"
    )
    name = re.sub(r'[<>:"|?*]', "_", name).strip(" .")
    if len(name) > NAME_LIMIT:
        stem, dot, ending = name.rpartition(".")
        name = f"{stem[: NAME_LIMIT - 10]}{dot}{ending[:9]}" if stem else name[:NAME_LIMIT]
    return name or "file"


def ending_of(name: str) -> str:
    """The last ending of a name, in small letters: ".pdf"; "" when it has none."""
    stem, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if stem and dot else ""
