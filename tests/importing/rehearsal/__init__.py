"""Documents to rehearse with: made like the held-out ones, by people who have not read the reader; anyone may look."""
