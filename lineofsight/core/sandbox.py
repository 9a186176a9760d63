"""Run one function in a child process with limits of time and memory.

For work on what strangers give us: a file that hangs, eats the memory or crashes a parser takes only the
child with it. The function is named by its dotted name, takes arguments that JSON can carry and returns what
JSON can carry.

result = sandbox.run("lineofsight.plan.importing.read_plan", str(path), limits=Limits(seconds=20))

The child starts a fresh interpreter, so this works from threads; it inherits the import path but neither the
environment (no secrets) nor open files. Where the system has no resource limits (Windows, memory on macOS),
only the clock on the wall holds.
"""

import json
import os
import sys
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What a child may use. `seconds` counts both on the wall and as processor time; `memory_bytes` is
    address space; `file_bytes` is the largest file it may write (byte code of a library it imports first,
    nothing else); `result_bytes` bounds what it may hand back, so that the parent is safe too."""

    seconds: float = 20.0
    memory_bytes: int = 1024 * MEBIBYTE
    file_bytes: int = 4 * MEBIBYTE
    result_bytes: int = 64 * MEBIBYTE


class SandboxError(Exception):
    """The child gave no result."""


class TookTooLong(SandboxError):
    """The child was stopped because its time ran out."""


class TooMuchMemory(SandboxError):
    """The child was stopped because it asked for more memory than it may have."""


class Crashed(SandboxError):
    """The child ended without an answer, by a fault in the function or below it. `details` holds the last
    words of its error output, for the log and never for a page."""

    def __init__(self, message: str, details: str = ""):
        super().__init__(message)
        self.details = details


class SaidError(SandboxError):
    """The function refused in words meant for a person. `kind` is the name of its exception class, `place`
    where the fault is ("" when not known)."""

    def __init__(self, message: str, kind: str = "", place: str = ""):
        super().__init__(message)
        self.kind = kind
        self.place = place


def run(
    function: str,
    *arguments: Any,
    limits: Limits | None = None,
    progress: Callable[[str, float | None], None] | None = None,
    **named: Any,
) -> Any:
    """Call `function` ("package.module.name") in a child process and return its result.

    `arguments` and `named` must be JSON-able, and so must the result. `progress` is called in this thread
    with each line the function tells (see `tell`) and the part done, 0 to 1, or None; an exception raised by
    it cancels the child and goes on up. Raises SaidError when the function raises an exception whose class
    has `said = True`, TookTooLong, TooMuchMemory, and Crashed for every other ending. The child is gone when
    this returns, whatever happened.
    """
    limits = limits or Limits()
    request = {
        "function": function,
        "arguments": arguments,
        "named": named,
        "limits": asdict(limits),
        "path": [entry or str(Path.cwd()) for entry in sys.path],
    }
    return _Conversation(limits, progress).hold(json.dumps(request).encode())


def tell(line: str, part: float | None = None) -> None:
    """Report progress from inside a sandboxed function; `part` is what is done so far, 0 to 1. Outside a
    sandbox this does nothing, so a function may be called either way."""
    if _channel is not None:
        _send({"progress": line, "part": part})


class _Conversation:
    """One child, from its start to its end: the request goes in, lines of JSON come out."""

    def __init__(self, limits: Limits, progress: Callable[[str, float | None], None] | None):
        self.limits = limits
        self.progress = progress
        self.out_of_time = threading.Event()
        self.last_words: deque[bytes] = deque(maxlen=40)

    def hold(self, request: bytes) -> Any:
        """Start the child, hear it out, see it end."""
        import subprocess  # here, because the child imports this module too and starts nothing

        child = subprocess.Popen(
            [sys.executable, "-I", "-X", "utf8", "-c", _CHILD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_bare_environment(),
            start_new_session=os.name == "posix",
        )
        listener = threading.Thread(target=self._keep_last_words, args=(child.stderr,), daemon=True)
        clock = threading.Timer(self.limits.seconds, self._stop, args=(child,))
        clock.daemon = True
        listener.start()
        clock.start()
        try:
            _write_all(child.stdin, request)
            answer = self._listen(child.stdout)
            if answer is not None:
                child.kill()  # it has said its last word, or more than anybody wants to hear
            child.wait()
        finally:
            clock.cancel()
            child.kill()
            child.wait()
            listener.join(timeout=1)
            for stream in (child.stdout, child.stderr):
                if stream is not None:
                    stream.close()
        return self._settle(answer, child.returncode)

    def _stop(self, child) -> None:
        self.out_of_time.set()
        child.kill()

    def _keep_last_words(self, stream) -> None:
        try:
            for line in iter(lambda: stream.readline(2000), b""):
                self.last_words.append(line)
        except ValueError:
            return  # closed by the other thread after the child ended

    def _listen(self, stream) -> dict | None:
        """Read lines until the answer; progress is passed on as it comes. None when the child said
        nothing."""
        while line := stream.readline(self.limits.result_bytes):
            if not line.endswith(b"\n") and len(line) >= self.limits.result_bytes:
                return {"too_much": f"an answer of more than {self.limits.result_bytes // MEBIBYTE} MiB"}
            try:
                message = json.loads(line)
            except ValueError:
                return {"crashed": "its answer could not be understood"}
            if "progress" not in message:
                return message
            if self.progress is not None:
                self.progress(message["progress"], message["part"])
        return None

    def _settle(self, answer: dict | None, status: int) -> Any:
        """Turn the child's answer, or its way of ending, into the result or the exception."""
        answer = answer or {}
        if "result" in answer:
            return answer["result"]
        if "said" in answer:
            raise SaidError(answer["said"], kind=answer["kind"], place=answer["place"])
        words = b"".join(self.last_words).decode("utf-8", "replace")
        if "crashed" in answer:
            raise Crashed(answer["crashed"], details=words)
        if "too_much" in answer:
            raise TooMuchMemory(f"stopped because it needed {answer['too_much']}")
        if self.out_of_time.is_set() or -status in _signals("SIGXCPU", "SIGALRM"):
            raise TookTooLong(f"stopped after {self.limits.seconds:g} seconds")
        if _died_for_memory(status, words):
            raise TooMuchMemory(
                f"stopped because it needed more than {self.limits.memory_bytes // MEBIBYTE} MiB"
            )
        raise Crashed(f"ended with status {status}", details=words)


def _write_all(stream, request: bytes) -> None:
    try:
        stream.write(request)
        stream.close()
    except BrokenPipeError:
        pass  # the child died at its start; its ending says why


def _bare_environment() -> dict[str, str]:
    """Only what an interpreter needs to start: no addresses, passwords or keys of the parent."""
    kept = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TZ", "TMPDIR", "TEMP")
    return {name: os.environ[name] for name in kept if name in os.environ}


def _signals(*names: str) -> set[int]:
    import signal

    return {int(getattr(signal, name)) for name in names if hasattr(signal, name)}


def _died_for_memory(status: int, words: str) -> bool:
    """Allocators below Python abort with a word about memory; the kernel's own last resort is an unasked
    SIGKILL."""
    if status < 0 and -status in _signals("SIGKILL"):
        return True
    spoken = words.lower()
    return any(sign in spoken for sign in ("memoryerror", "bad_alloc", "memory allocation", "out of memory"))


# --- inside the child ------------------------------------------------------------

_CHILD = (
    "import json, sys; request = json.load(sys.stdin); sys.path[:] = request['path']; "
    "from lineofsight.core import sandbox; sandbox.answer(request)"
)
_channel: int | None = None


def answer(request: dict) -> None:
    """Serve one request and end the process. Called in the child only; the answer goes to the first standard
    output, which is then out of reach of anything the function prints."""
    global _channel
    _channel = os.dup(1)
    os.dup2(2, 1)
    _limit_this_process(Limits(**request["limits"]))
    try:
        _send({"result": _find(request["function"])(*request["arguments"], **request["named"])})
    except MemoryError:
        _send({"too_much": "more memory than it may have"})
    except Exception as error:
        _send(_describe(error))
    os._exit(0)  # no clean-up: nothing was written, and a torn-down parser may still crash


def _find(dotted_name: str) -> Callable:
    import importlib

    module, _, name = dotted_name.rpartition(".")
    return getattr(importlib.import_module(module), name)


def _describe(error: BaseException) -> dict:
    if getattr(type(error), "said", False):
        return {"said": str(error), "kind": type(error).__name__, "place": getattr(error, "place", "")}
    cause: BaseException | None = error
    while cause is not None:  # a library may wrap the want of memory in an exception of its own
        if isinstance(cause, MemoryError):
            return {"too_much": "more memory than it may have"}
        cause = cause.__cause__ or cause.__context__
    import traceback

    sys.stderr.write("".join(traceback.format_exception(error))[-8000:])
    sys.stderr.flush()
    return {"crashed": f"{type(error).__name__}: {error}"[:500]}


def _send(message: dict) -> None:
    left = memoryview(json.dumps(message).encode() + b"\n")
    while left:
        left = left[os.write(_channel or 1, left) :]


def _limit_this_process(limits: Limits) -> None:
    """Set the limits on the running process, where the system knows them. SIGALRM ends it even when the
    parent was killed and nobody is left to do so."""
    try:
        import resource
        import signal
    except ImportError:
        return
    seconds = max(1, int(limits.seconds + 0.999))
    for kind, soft, hard in (
        ("RLIMIT_AS", limits.memory_bytes, limits.memory_bytes),
        ("RLIMIT_CPU", seconds, seconds + 1),
        ("RLIMIT_FSIZE", limits.file_bytes, limits.file_bytes),
        ("RLIMIT_CORE", 0, 0),
    ):
        _lower(resource, getattr(resource, kind), soft, hard)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(seconds + 2)


def _lower(resource, kind: int, soft: int, hard: int) -> None:
    """Lower one limit; a limit that is already stricter stays, and one the system refuses to set is left
    alone."""
    ceiling = resource.getrlimit(kind)[1]
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    try:
        resource.setrlimit(kind, (soft, hard))
    except (ValueError, OSError):
        return
