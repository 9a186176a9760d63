"""`--help` is complete: every command says what it does, what each option means, how it ends, and gives examples that
can be typed."""

import argparse
import re
import shlex

import pytest

from lineofsight.config.cli import build_parser, main


def parsers(parser, words=("lineofsight",)):
    """Every parser of the command line, by its words."""
    yield words, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, child in action.choices.items():
                yield from parsers(child, (*words, name))


ALL = list(parsers(build_parser()))
COMMANDS = [(words, parser) for words, parser in ALL if parser.get_default("run")]
EXAMPLE = re.compile(r"^  (lineofsight .+)$", re.M)


def called(one) -> str:
    return " ".join(one) if isinstance(one, tuple) else ""


@pytest.mark.parametrize(("words", "parser"), ALL, ids=called)
def test_every_command_says_what_it_does_and_every_option_what_it_means(words, parser):
    assert parser.description and parser.description[0].isupper()
    silent = [action.dest for action in parser._actions if not action.help and action.dest != "command"]
    told = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    assert set(silent) <= {action.dest for action in told}
    assert all(choice.help for action in told for choice in action._choices_actions)


@pytest.mark.parametrize(("words", "parser"), COMMANDS, ids=called)
def test_every_command_gives_examples_that_it_understands(words, parser):
    examples = EXAMPLE.findall(parser.epilog)
    assert examples and "Exit status" in parser.epilog
    for example in examples:
        assert example.startswith(" ".join(words))
        typed = shlex.split(re.sub(r" [<>] \S+$", "", example))[1:]
        assert build_parser().parse_args(typed).run


@pytest.mark.parametrize(("words", "parser"), ALL, ids=called)
def test_help_is_printed_without_a_database_and_ends_well(words, parser, capsys):
    with pytest.raises(SystemExit) as ended:
        main([*words[1:], "--help"])
    assert ended.value.code == 0 and f"usage: {' '.join(words)}" in capsys.readouterr().out


@pytest.mark.parametrize(
    "typed", [["plan"], ["plan", "burn"], ["user", "add"], ["run-due", "--every", "0"], []]
)
def test_what_is_typed_wrongly_ends_with_status_2_and_says_how_on_standard_error(typed, capsys):
    with pytest.raises(SystemExit) as ended:
        main(typed)
    assert ended.value.code == 2 and "usage: lineofsight" in capsys.readouterr().err
