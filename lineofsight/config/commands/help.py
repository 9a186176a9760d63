"""What `--help` says of a command: what it does, what it takes, examples, and how it ends."""

import argparse
import textwrap


class Formatter(argparse.HelpFormatter):
    """Paragraphs are filled to the width of the terminal; indented lines (examples) stay as they are."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        parts = [part.strip("\n") for part in text.split("\n\n")]
        return "\n\n".join(
            part
            if any(line.startswith("  ") for line in part.splitlines())
            else self._filled(part, width, indent)
            for part in parts
        )

    def _filled(self, part: str, width: int, indent: str) -> str:
        return textwrap.fill(" ".join(part.split()), width, initial_indent=indent, subsequent_indent=indent)


def add_nouns(commands: argparse._SubParsersAction, noun: str, *, help: str) -> argparse._SubParsersAction:
    """Add a noun (`lineofsight plan`); returns where its verbs are added."""
    parser = commands.add_parser(noun, help=help, description=_sentence(help), formatter_class=Formatter)
    return parser.add_subparsers(metavar="VERB", required=True)


def add_command(
    verbs: argparse._SubParsersAction, name: str, *, help: str, about: str, examples: str, ends: str
) -> argparse.ArgumentParser:
    """Add a command. `help` is its line in the list above it, `about` what it does, `examples` lines to type, `ends` what
    its exit status says."""
    lines = textwrap.indent("\n".join(line.strip() for line in examples.strip().splitlines()), "  ")
    return verbs.add_parser(
        name,
        help=help,
        description=about,
        epilog=f"Examples:\n{lines}\n\n{ends}",
        formatter_class=Formatter,
    )


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
