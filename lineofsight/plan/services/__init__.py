"""The plan's services, one file per noun."""
