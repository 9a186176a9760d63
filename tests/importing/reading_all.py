"""Reads every file of a folder, one line of outcome for each: `python -m tests.importing.reading_all FOLDER`.

Run as a child process by the fuzz test, so that a crash or a hang is seen and does not take the tests with it.
"""

import json
import resource
import signal
import sys
import time
import traceback
import warnings
from pathlib import Path

MEMORY = 1 << 30
SECONDS = 20


class TookTooLong(Exception):
    """What the product's sandbox says when the limit of time is reached; here the alarm clock says it."""

    said = True


def ring(signal_number, frame) -> None:
    raise TookTooLong(f"Reading this file took longer than {SECONDS} seconds and was stopped.")


def outcome(path: Path) -> dict[str, object]:
    """What reading one file came to: `read`, `said` (refused in words for a person) or `crashed`."""
    from lineofsight.plan.importing import read_plan
    from lineofsight.plan.importing.document import CannotRead

    signal.alarm(SECONDS - 1)
    try:
        json.dumps(read_plan(path).plan)
    except CannotRead as error:
        return {"outcome": "said", "message": str(error)}
    except MemoryError:
        return {"outcome": "said", "message": "Reading this file takes more memory than it may have."}
    except Exception as error:
        if getattr(error, "said", False):
            return {"outcome": "said", "message": str(error)}
        return {"outcome": "crashed", "message": traceback.format_exc()[-1500:]}
    finally:
        signal.alarm(0)
    return {"outcome": "read"}


def main(folder: Path) -> int:
    """Read everything in the folder and tell."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, ring)
    for path in sorted(folder.iterdir()):
        began = time.process_time()
        result = outcome(path)
        print(json.dumps({"file": path.name, "seconds": time.process_time() - began} | result), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
