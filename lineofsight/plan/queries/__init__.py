"""The plan's queries, one file per noun."""
