"""`make bench`: whole-process times and memory of imports, page medians at two sizes with query counts, start-up times.

Prints tables and writes `.cache/bench.json`. Everything is a ratio within one run, against a bar from the product's own quality page;
nothing here is a timed test.
"""
