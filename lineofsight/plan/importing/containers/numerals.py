"""Numbers as lists print them: decimal, letters, Roman, and the rarer kinds that Word and OpenDocument
know."""

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_WORDS = [
    "Zero",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen",
    "Twenty",
]
_ORDINALS = [
    "Zeroth",
    "First",
    "Second",
    "Third",
    "Fourth",
    "Fifth",
    "Sixth",
    "Seventh",
    "Eighth",
    "Ninth",
    "Tenth",
    "Eleventh",
    "Twelfth",
    "Thirteenth",
    "Fourteenth",
    "Fifteenth",
    "Sixteenth",
    "Seventeenth",
    "Eighteenth",
    "Nineteenth",
    "Twentieth",
]


def print_number(value: int, form: str = "decimal") -> str:
    """The number as a list of this form prints it ("lowerLetter" 28 → "bb"); decimal for a form that is not
    known, "" for the forms that print nothing."""
    if form in ("none", "bullet"):
        return ""
    if form in ("lowerLetter", "upperLetter") and value > 0:
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < value < 4000:
        return roman(value) if form == "lowerRoman" else roman(value).upper()
    if form == "decimalZero":
        return f"{value:02d}"
    if form == "ordinal":
        return f"{value}{ordinal_ending(value)}"
    if form == "cardinalText" and 0 <= value < len(_WORDS):
        return _WORDS[value]
    if form == "ordinalText" and 0 <= value < len(_ORDINALS):
        return _ORDINALS[value]
    return str(value)


def roman(value: int) -> str:
    """Lower-case Roman numerals of a whole number from 1 to 3999."""
    printed = ""
    for size, letters in _ROMAN:
        while value >= size:
            printed += letters
            value -= size
    return printed


def ordinal_ending(value: int) -> str:
    """ "st", "nd", "rd" or "th"."""
    if value % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
