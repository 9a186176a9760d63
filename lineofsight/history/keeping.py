"""What was worked out from the records, kept until something happens.

A page that needs a whole plan reads thousands of rows, and mostly nothing has happened since somebody last opened it.
Every change records an event in its own transaction, so the hash at the head of the chain says whether anything did: what
was worked out under the same hash still holds, and under another all of it is thrown away. Nobody has to remember which
change touches which page, nothing lives longer than it is true, and several processes need not tell each other.
"""

import datetime
import functools
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, ParamSpec, TypeVar

from django.conf import settings
from django.db import models

from lineofsight.core.access import Reader

from .models import ChainHead
from .services import reference

P = ParamSpec("P")
T = TypeVar("T")

#: So many results are kept at most, those longest unused leaving first.
MOST_KEPT = 128
#: What a result may hang on besides records: values that mean the same tomorrow. A reader tells its own rights.
PLAIN = (str, int, bool, datetime.date, Reader, type(None))


class Kept:
    """The results of one process under one hash of the chain. Safe for several threads; two that ask for the same at
    once both work it out."""

    def __init__(self, most: int = MOST_KEPT):
        self._most = most
        self._stamp = ""
        self._results: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, stamp: str, key: Hashable, work: Callable[[], T]) -> T:
        """The result under this key, worked out when it is not there or something happened since."""
        with self._lock:
            if stamp != self._stamp:
                self._results.clear()
                self._stamp = stamp
            if key in self._results:
                self._results.move_to_end(key)
                return self._results[key]
        result = work()
        with self._lock:
            if stamp == self._stamp:
                self._results[key] = result
                while len(self._results) > self._most:
                    self._results.popitem(last=False)
        return result

    def forget(self) -> None:
        """Throw everything away: for whoever changes rows without recording it, such as a measurement that fills them."""
        with self._lock:
            self._results.clear()


kept = Kept()


def until_something_happens(work: Callable[P, T]) -> Callable[P, T]:
    """Keep what this function returns until something happens anywhere. One query more, and no other when it is kept.

    The function's arguments are saved records, readers, days, plain values, and tuples of these; what it returns must be
    frozen, since all who ask share it, so the caller answers for the reader's right to see it. It may hang on nothing but
    its arguments and what services record: not on the time of day, nor on who asks unless it is told. Off where `KEEPS_RESULTS` is (tests make
    rows without events). Raises TypeError for any other argument.
    """

    @functools.wraps(work)
    def asked(*args: P.args, **kwargs: P.kwargs) -> T:
        if not settings.KEEPS_RESULTS:
            return work(*args, **kwargs)
        named = tuple((name, _key(value)) for name, value in sorted(kwargs.items()))
        key = (f"{work.__module__}.{work.__qualname__}", tuple(_key(value) for value in args), named)
        # Read before the work: what is worked out while somebody else writes is thrown away with the next question.
        return kept.get(_stamp(), key, lambda: work(*args, **kwargs))

    return asked


def _stamp() -> str:
    """The hash at the head of the chain: a hash, since a position is given out again when a write is rolled back."""
    return ChainHead.objects.filter(pk=1).values_list("hash", flat=True).first() or ""


def _key(value: Any) -> Hashable:
    if isinstance(value, models.Model):
        if value.pk is None:
            raise TypeError("A result is kept for saved records only.")
        # What is still being worked on (a plan on its way in) tells its editions, not its events.
        return reference(value), getattr(value, "edition", None)
    if isinstance(value, tuple):
        return tuple(_key(one) for one in value)
    if isinstance(value, PLAIN):
        return value
    raise TypeError(f"A result cannot be kept by a {type(value).__name__}.")
