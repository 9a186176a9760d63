"""`make bench`: times and memory of imports in every container, page medians at two sizes with query counts, what taking
files away costs, start-up times.

Prints tables and writes `.cache/bench.json`. Every figure is a ratio within one run or stands beside a baseline taken in
it, with the bar of the product's own quality page; nothing here is a timed test. What the figures mean and what they
last were: `docs/performance.md`.
"""
