"""Breaks files in the ways that copying, mailing, converting and malice break them. Seeded, so a find can be repeated."""

import io
import zipfile
from collections.abc import Callable
from random import Random

ODD = [
    "\u202e",
    "\u200b",
    "\ufeff",
    "\x00",
    "\u2028",
    "e\u0301",
    "𝕬",
    "ﬁ",
    "\udc80",
    "﷽",
    "\t\t\t",
    "|",
    '"',
    "<td>",
    "&#0;",
]


def flip_bytes(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice([1, 5, 50])):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def truncate(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(1, len(data))]


def repeat_a_part(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data))
    part = data[start : start + random.choice([10, 200, 2000])]
    return data[:start] + part * random.choice([2, 50]) + data[start:]


def drop_a_part(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data))
    return data[:start] + data[start + random.choice([1, 40, 400]) :]


def put_odd_characters(data: bytes, random: Random) -> bytes:
    pieces = bytearray(data)
    for _ in range(random.randint(1, 20)):
        at = random.randrange(len(pieces) + 1)
        pieces[at:at] = random.choice(ODD).encode("utf-8", errors="surrogatepass")
    return bytes(pieces)


def repeat_lines(data: bytes, random: Random) -> bytes:
    lines = data.splitlines(keepends=True)
    at = random.randrange(len(lines))
    return b"".join(lines[:at] + lines[at : at + 3] * random.choice([2, 300]) + lines[at:])


def shuffle_lines(data: bytes, random: Random) -> bytes:
    lines = data.splitlines(keepends=True)
    random.shuffle(lines)
    return b"".join(lines)


def _rewritten(data: bytes, change: Callable[[dict[str, bytes], Random], None], random: Random) -> bytes:
    """A zip with changed entries and right check sums, so that the change reaches what lies behind the unzipping."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = {name: package.read(name) for name in package.namelist()}
    change(entries, random)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries.items():
            package.writestr(name, content)
    return out.getvalue()


def _large(entries: dict[str, bytes], random: Random) -> str:
    return random.choice(sorted(entries, key=lambda name: -len(entries[name]))[:4])


def swap_entries(data: bytes, random: Random) -> bytes:
    def change(entries: dict[str, bytes], random: Random) -> None:
        first, second = random.sample(sorted(entries), 2)
        entries[first], entries[second] = entries[second], entries[first]

    return _rewritten(data, change, random)


def remove_an_entry(data: bytes, random: Random) -> bytes:
    return _rewritten(
        data, lambda entries, random: entries.pop(random.choice(sorted(entries))) and None, random
    )


def cut_xml(data: bytes, random: Random) -> bytes:
    def change(entries: dict[str, bytes], random: Random) -> None:
        name = _large(entries, random)
        entries[name] = entries[name][: random.randrange(1, len(entries[name]) + 1)]

    return _rewritten(data, change, random)


def repeat_an_element(data: bytes, random: Random) -> bytes:
    def change(entries: dict[str, bytes], random: Random) -> None:
        name = _large(entries, random)
        pieces = entries[name].split(b">")
        at = random.randrange(len(pieces))
        entries[name] = b">".join(pieces[:at] + pieces[at : at + 6] * random.choice([2, 40]) + pieces[at:])

    return _rewritten(data, change, random)


def change_a_number(data: bytes, random: Random) -> bytes:
    """Spans, indexes and counts become absurd."""

    def change(entries: dict[str, bytes], random: Random) -> None:
        name = _large(entries, random)
        text = bytearray(entries[name])
        digits = [i for i, byte in enumerate(text) if 48 <= byte <= 57 and text[i - 1 : i] == b'"']
        for i in random.sample(digits, min(3, len(digits))):
            text[i : i + 1] = random.choice([b"-1", b"0", b"99999999", b"x"])
        entries[name] = bytes(text)

    return _rewritten(data, change, random)


def odd_characters_in_xml(data: bytes, random: Random) -> bytes:
    def change(entries: dict[str, bytes], random: Random) -> None:
        name = _large(entries, random)
        entries[name] = put_odd_characters(entries[name], random)

    return _rewritten(data, change, random)


ANY = (flip_bytes, truncate, repeat_a_part, drop_a_part, put_odd_characters)
TEXT = (repeat_lines, shuffle_lines)
ZIPPED = (swap_entries, remove_an_entry, cut_xml, repeat_an_element, change_a_number, odd_characters_in_xml)


def mutate(data: bytes, suffix: str, random: Random) -> tuple[str, bytes]:
    """One mutation fit for the container, and its name."""
    fit = [*ANY, *(ZIPPED * 2 if suffix in ("docx", "xlsx", "odt") else TEXT * 2)]
    chosen = random.choice(fit)
    return chosen.__name__, chosen(data, random)
