"""The plan's forms, one file per noun."""
