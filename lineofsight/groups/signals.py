"""What modules above may hear."""

from django.dispatch import Signal

#: Printed words turned out to mean a group, post, organisation or person. Sent inside the transaction with
#: `party` (who is meant), `words`, `moved` (the records that pointed to the words and now point to `party`),
#: `by` and `reason`. A module may tell the story of its own records.
words_matched = Signal()
