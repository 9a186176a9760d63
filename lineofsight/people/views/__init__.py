"""Pages about people, their accounts, and signing in."""
