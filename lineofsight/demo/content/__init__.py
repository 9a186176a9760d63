"""What the fictional partnership consists of."""
