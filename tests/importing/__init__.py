"""The independent measure of the plan importer: gold documents, a renderer of random plans, and a scorer.

Nothing here looks inside `lineofsight.plan.importing.reader`: the gold follows the written plan format only.
"""
