"""The plan's views, one file per noun."""
