"""What modules above may hear."""

from django.dispatch import Signal

#: Something came back about a record. Sent inside the transaction, the answer kept already, with `answer` (its `further`
#: holds what was said to the further questions of `returns.further`) and `by`. A module may keep what it needs of it, or
#: raise Refused: then nothing is kept and whoever answers reads why.
answered = Signal()
