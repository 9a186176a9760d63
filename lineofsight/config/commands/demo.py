"""`lineofsight demo`."""

import argparse


def add_to(commands: argparse._SubParsersAction) -> None:
    pass
