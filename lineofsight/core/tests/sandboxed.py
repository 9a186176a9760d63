"""Functions that the tests of the sandbox run in a child process."""

import os
import signal
import sys
import time

from lineofsight.core import sandbox


class Refused(Exception):
    """A refusal in words for a person."""

    said = True

    def __init__(self, message, place):
        super().__init__(message)
        self.place = place


def echo(*arguments, **named):
    return {"arguments": arguments, "named": named}


def print_and_answer():
    print("noise on the first output")
    os.write(1, b"more noise\n")
    sys.stderr.write("noise on the second\n")
    return "answer"


def refuse(place):
    raise Refused("The file is empty. Choose another.", place)


def lose():
    return {}["lost"]


def answer_with_a_set():
    return {1, 2}


def leave(status):
    os._exit(status)


def sleep(seconds):
    time.sleep(seconds)


def spin():
    while True:
        pass


def fill():
    return len(bytearray(2_000_000_000))


def fill_behind_another_error():
    try:
        fill()
    except MemoryError as error:
        raise ValueError("a library hides what went wrong") from error


def kill_itself():
    os.kill(os.getpid(), signal.SIGKILL)


def write(path, size):
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123
        while size > 0:
            size -= file.write(b"x" * min(size, 1_000_000))


def talk(size):
    return "x" * size


def environment():
    return list(os.environ)


def limits_in_force():
    import resource

    return {
        "cpu": resource.getrlimit(resource.RLIMIT_CPU),
        "memory": resource.getrlimit(resource.RLIMIT_AS),
        "file": resource.getrlimit(resource.RLIMIT_FSIZE),
        "core": resource.getrlimit(resource.RLIMIT_CORE),
    }


def work(steps):
    for step in range(steps):
        sandbox.tell(f"Step {step + 1}", step / steps)
    return "done"


def work_slowly(seconds):
    sandbox.tell("Starting", 0.0)
    time.sleep(seconds)


def modules_loaded():
    return list(sys.modules)
