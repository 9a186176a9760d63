"""What builds, checks and measures the product; not part of it."""
