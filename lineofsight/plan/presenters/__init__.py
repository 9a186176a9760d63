"""The plan's presenters, one file per noun."""
