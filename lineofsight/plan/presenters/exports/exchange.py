"""The interchange format as it is."""

import json


def write(content: dict) -> bytes:
    """UTF-8 JSON, indented, keys in the order of the format."""
    return json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n"
