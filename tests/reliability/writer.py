"""Writes for ever, as the product does, and says each write that was committed. Killed by test_kill."""

import sys

from lineofsight.config.cli import start_django


def main(who: str) -> None:
    start_django()
    from lineofsight.core.access import system
    from lineofsight.groups.services import create_group

    number = 0
    while True:
        number += 1
        group = create_group(f"Group {number} of {who}", by=system("kill test"))
        print(group.name, flush=True)  # only now is it acknowledged


if __name__ == "__main__":
    main(sys.argv[1])
